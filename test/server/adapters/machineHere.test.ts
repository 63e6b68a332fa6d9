import assert from 'node:assert/strict';
import { machineHere } from '../../../src/server/adapters/machineHere.js';

describe('machineHere', () => {
  it('knows what graphics can use where they share the memory', () => {
    const system = { platform: 'darwin', arch: 'arm64' } as const;
    assert.deepEqual(machineHere(24e9, system), { memory: 24e9, graphicsMemory: 16e9 });
  });

  it('claims nothing of a graphics card that it does not know', () => {
    const system = { platform: 'linux', arch: 'x64' } as const;
    assert.deepEqual(machineHere(24e9, system), { memory: 24e9, graphicsMemory: 0 });
  });

  it('knows the memory of the machine that it runs on', () => {
    assert.ok(1e8 < machineHere().memory);
  });
});

import assert from 'node:assert/strict';
import { Probes } from '../../../src/core/completion/probes.js';
import type { FillPiece } from '../../../src/core/models/modelRuntime.js';

/** Asks at each prompt; answers with what was known of the last one, and who was asked. */
async function tokensAt(...prompts: readonly string[]): Promise<{
  readonly tokens: readonly string[];
  readonly asked: readonly string[];
}> {
  const probes = new Probes();
  const asked: string[] = [];
  let tokens: readonly string[] = [];
  for (const prompt of prompts) {
    tokens = await probes.tokensAt(prompt, async function* (): AsyncGenerator<FillPiece> {
      asked.push(prompt);
      yield await Promise.resolve({ kind: 'text', text: 'a', alternatives: ['a', 'b'] } as const);
      yield { kind: 'text', text: 'more' };
    });
  }
  return { tokens, asked };
}

describe('Probes', () => {
  it('knows what is said first, and what else that might be', async () => {
    assert.deepEqual((await tokensAt('P')).tokens, ['a', 'a', 'b']);
  });

  it('asks once at each prompt', async () => {
    assert.deepEqual((await tokensAt('P', 'Q', 'P')).asked, ['P', 'Q']);
  });

  it('forgets the oldest', async () => {
    const others = Array.from({ length: 8 }, (_, n) => `${n}`);
    assert.equal((await tokensAt('P', ...others, 'P')).asked.length, 10);
  });
});

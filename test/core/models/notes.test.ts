import assert from 'node:assert/strict';
import { FAMILIES, familyOf } from '../../../src/core/models/families.js';
import { noteOn } from '../../../src/core/models/notes.js';
import { installedModel } from '../../support/scriptedRuntime.js';

const PREFIX = FAMILIES.find(({ id }) => id === 'prefix');

describe('noteOn', () => {
  const rows: readonly {
    readonly name: string;
    readonly capabilities?: readonly string[];
    readonly contextLength?: number;
    readonly evictedBy?: string;
    readonly version?: string;
    readonly reason?: RegExp;
    readonly remedy?: RegExp;
  }[] = [
    { name: 'qwen2.5-coder:1.5b-base' },
    { name: 'qwen2.5-coder:1.5b-base', contextLength: 4096 },
    { name: 'codestral:22b' },
    {
      name: 'qwen2.5-coder:1.5b-base',
      contextLength: 512,
      reason: /512 tokens of context/,
      remedy: /cove\.ollama\.contextLength/,
    },
    { name: 'qwen2.5-coder:3b' },
    { name: 'llama3.2:3b', reason: /not taught to fill in/, remedy: /ollama pull/ },
    {
      name: 'qwen3-coder:30b',
      capabilities: ['completion', 'thinking'],
      reason: /think before it answers/,
      remedy: /Select Completion Model/,
    },
    {
      name: 'qwen2.5-coder:1.5b-base',
      evictedBy: 'llama3.1:8b',
      reason: /llama3\.1:8b threw qwen2\.5-coder:1\.5b-base out of memory/,
      remedy: /one model do both/,
    },
    {
      name: 'qwen2.5-coder:1.5b-base',
      version: '0.17.0',
      reason: /Ollama 0\.17\.0 has CVE-2026-7482/,
      remedy: /Update Ollama to 0\.17\.1/,
    },
    { name: 'qwen2.5-coder:1.5b-base', version: '' },
  ];
  for (const {
    name,
    reason,
    remedy,
    capabilities = [],
    contextLength,
    evictedBy,
    version = '0.32.15',
  } of rows) {
    it(`${reason ? `says ${String(reason)} of` : 'is content with'} ${name}`, () => {
      const family = familyOf(name) ?? PREFIX;
      assert.ok(family);
      const model = installedModel(name, { capabilities });
      const note = noteOn({ model, family, contextLength, evictedBy, version });
      if (!reason) assert.equal(note, undefined);
      else {
        assert.match(note?.reason ?? '', reason);
        assert.match(note?.remedy ?? '', remedy ?? /./);
      }
    });
  }
});

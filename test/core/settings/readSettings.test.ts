import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSettings } from '../../../src/core/settings/readSettings.js';
import { SETTINGS, type SettingName } from '../../../src/core/settings/settings.js';

const DEFAULTS = readSettings({}).settings;

describe('readSettings', () => {
  const rows: readonly {
    readonly does: string;
    readonly raw: unknown;
    readonly name: SettingName;
    readonly is: unknown;
    readonly complains?: true;
  }[] = [
    {
      does: 'reads an object',
      raw: { completion: { maxTokens: 64 } },
      name: 'completion.maxTokens',
      is: 64,
    },
    {
      does: 'reads a whole name',
      raw: { 'completion.maxTokens': 64 },
      name: 'completion.maxTokens',
      is: 64,
    },
    { does: 'takes the default where nothing is', raw: null, name: 'completion.delayMs', is: -1 },
    {
      does: 'trims a name',
      raw: { completion: { model: ' codestral ' } },
      name: 'completion.model',
      is: 'codestral',
    },
    {
      does: 'refuses a number out of range',
      raw: { completion: { maxTokens: 0 } },
      name: 'completion.maxTokens',
      is: 128,
      complains: true,
    },
    {
      does: 'refuses half a token',
      raw: { completion: { maxTokens: 9.5 } },
      name: 'completion.maxTokens',
      is: 128,
      complains: true,
    },
    {
      does: 'refuses a word for a flag',
      raw: { completion: { enabled: 'yes' } },
      name: 'completion.enabled',
      is: true,
      complains: true,
    },
    {
      does: 'refuses a choice that is none',
      raw: { completion: { trigger: 'often' } },
      name: 'completion.trigger',
      is: 'automatic',
      complains: true,
    },
    {
      does: 'reads the id of a family',
      raw: { completion: { family: 'codestral' } },
      name: 'completion.family',
      is: 'codestral',
    },
    {
      does: 'refuses a family that nobody knows',
      raw: { completion: { family: 'gpt' } },
      name: 'completion.family',
      is: '',
      complains: true,
    },
    {
      does: 'refuses a list with a number in it',
      raw: { ollama: { allowedHosts: ['a', 1] } },
      name: 'ollama.allowedHosts',
      is: [],
      complains: true,
    },
    {
      does: 'reads languages',
      raw: { completion: { languages: { go: false } } },
      name: 'completion.languages',
      is: { go: false },
    },
  ];

  for (const { does, raw, name, is, complains } of rows) {
    it(does, () => {
      const { settings, problems } = readSettings(raw);
      assert.deepEqual(settings[name], is);
      assert.equal(problems.length, complains ? 1 : 0);
      if (complains) assert.ok(problems[0]?.startsWith(`cove.${name}:`));
    });
  }

  it('never fails, and gives every setting a value of its kind', () => {
    const names = Object.keys(SETTINGS);
    const raw = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...names), fc.anything()));
    fc.assert(
      fc.property(raw, value => {
        const { settings } = readSettings(value);
        for (const [name, setting] of Object.entries(settings)) {
          const fallback = Object.entries(DEFAULTS).find(([key]) => key === name)?.[1];
          assert.equal(typeof setting, typeof fallback);
        }
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { languageName } from '../../src/client/languageName.js';

const MANIFESTS: readonly unknown[] = [
  undefined,
  { name: 'theme' },
  { contributes: { languages: 'none' } },
  { contributes: { languages: [{ id: 'typescript' }, { id: 'go', aliases: [] }] } },
  { contributes: { languages: [{ id: 'typescript', aliases: ['TypeScript', 'ts'] }] } },
  { contributes: { languages: [{ id: 'typescript', aliases: ['Mine'] }] } },
];

describe('the name of a language', () => {
  for (const [id, name] of [
    ['typescript', 'TypeScript'],
    ['go', 'go'],
    ['cobol', 'cobol'],
  ] as const) {
    it(`is ${name} for ${id}`, () => {
      assert.equal(languageName(id, MANIFESTS), name);
    });
  }
});

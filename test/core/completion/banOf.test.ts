import assert from 'node:assert/strict';
import { banOf } from '../../../src/core/completion/banOf.js';
import type { CompletionSettings } from '../../../src/core/completion/completionSettings.js';
import { completionSettingsWith } from '../../support/completionSettingsWith.js';

describe('banOf', () => {
  const rows: readonly [
    does: string,
    settings: Partial<CompletionSettings>,
    cause: string | undefined,
    reason: RegExp,
  ][] = [
    ['is nothing as a rule', {}, undefined, /^$/],
    ['is that they are turned off', { enabled: false }, 'off', /turned off/],
    [
      'is that no model may see it',
      { excluded: uri => uri.endsWith('.go') },
      'excluded',
      /exclude/,
    ],
    ['is the language', { languages: { go: false } }, 'language', /go is turned off/],
    ['is every language but those named', { languages: { '*': false } }, 'language', /go is/],
    ['is not a language that is named', { languages: { '*': false, go: true } }, undefined, /^$/],
    [
      'is what concerns more, where several hold',
      { enabled: false, excluded: () => true, languages: { go: false } },
      'off',
      /Completions/,
    ],
  ];
  for (const [does, settings, cause, reason] of rows) {
    it(does, () => {
      const ban = banOf({ uri: 'file:///a.go', language: 'go' }, completionSettingsWith(settings));
      assert.equal(ban?.cause, cause);
      assert.match(ban?.reason ?? '', reason);
    });
  }
});

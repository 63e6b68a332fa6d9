import assert from 'node:assert/strict';
import type { CompletionSettings } from '../../../src/core/completion/completionSettings.js';
import { whyNotAsk } from '../../../src/core/completion/whyNotAsk.js';
import { completionSettingsWith } from '../../support/completionSettingsWith.js';
import { siteAt } from '../../support/siteAt.js';

describe('whyNotAsk', () => {
  const rows: readonly {
    readonly does: string;
    readonly given?: string;
    readonly settings?: Partial<CompletionSettings>;
    readonly typing: RegExp | undefined;
    readonly invoked: RegExp | undefined;
  }[] = [
    { does: 'asks at the end of a word', typing: undefined, invoked: undefined },
    {
      does: 'does not ask when turned off',
      settings: { enabled: false },
      typing: /turned off/,
      invoked: /turned off/,
    },
    {
      does: 'does not ask for an excluded file',
      settings: { excluded: () => true },
      typing: /context\.exclude/,
      invoked: /context\.exclude/,
    },
    {
      does: 'waits for a command where it is set to',
      settings: { trigger: 'manual' },
      typing: /manual/,
      invoked: undefined,
    },
    {
      does: 'does not ask in a language that is turned off',
      settings: { languages: { '*': true, typescript: false } },
      typing: /typescript is turned off/,
      invoked: undefined,
    },
    {
      does: 'asks in the one language that is turned on',
      settings: { languages: { '*': false, typescript: true } },
      typing: undefined,
      invoked: undefined,
    },
    {
      does: 'does not ask inside a word',
      given: 'na█me',
      typing: /inside a word/,
      invoked: undefined,
    },
    {
      does: 'does not ask inside a word of Chinese',
      given: '名█字',
      typing: /inside a word/,
      invoked: undefined,
    },
    {
      does: 'does not ask where the editor has no use for it',
      settings: { hindrance: 'There are several cursors.' },
      typing: /several cursors/,
      invoked: /several cursors/,
    },
    { does: 'asks before a closer', given: 'f(a█)', typing: undefined, invoked: undefined },
    { does: 'does not ask in an empty file', given: '█\n', typing: /empty/, invoked: undefined },
    {
      does: 'does not ask in a line of a minified file',
      given: `${'x'.repeat(3_000)}█`,
      typing: /too long/,
      invoked: /too long/,
    },
  ];

  for (const { does, given = 'const a█', settings = {}, typing, invoked } of rows) {
    it(does, () => {
      const all = completionSettingsWith(settings);
      const site = siteAt(given);
      for (const [trigger, reason] of [
        ['typing', typing],
        ['invoked', invoked],
      ] as const) {
        const why = whyNotAsk({ site, trigger, settings: all });
        if (reason) assert.match(why ?? '', reason);
        else assert.equal(why, undefined);
      }
    });
  }
});

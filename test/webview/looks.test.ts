import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import type { Chip, Choice, Message, Source, Weight } from '../../src/protocol/panel/shapes.js';
import type { ToPage } from '../../src/protocol/panel/toPage.js';
import { AT, type ChatPage, type Look, openPage } from './pageStage.js';

/** Where pictures of what a test saw are kept; git ignores it. */
const SHOTS = 'test/webview/shots';

const uri = 'file:///playground/cart.ts';
const range = { start: { line: 0, character: 0 }, end: { line: 39, character: 0 } };

const FILE: Chip = { mention: { kind: 'file', uri }, label: 'cart.ts' };
const SELECTION: Chip = { mention: { kind: 'selection', uri, range }, label: 'cart.ts 1–40' };

const QUESTION: Message = { role: 'user', text: 'What does total() do?\nAnd where?', at: AT };

const ANSWER: Message = {
  ...{ role: 'assistant', at: AT, state: 'done' },
  text: [
    '## The total',
    'It **sums** the `price` of each line, see [the guide](https://example.org/guide).',
    '```ts\nexport function total(cart: Cart): number {\n  // Each line once.\n  return cart.lines.reduce((sum, { price }) => sum + price, 0);\n}\n```',
    '- first\n- second\n\n| name | worth |\n| --- | ---: |\n| a | 1 |',
    '> Note: no tax.',
  ].join('\n\n'),
  sources: [
    { uri, range, why: 'the selection', tokens: 210 },
    {
      uri: 'file:///playground/.env',
      why: 'you pointed at it',
      tokens: 0,
      left: true,
    },
  ],
};

const FAULT: Message = {
  ...{ role: 'assistant', at: AT, state: 'failed', text: '' },
  reason: 'Ollama does not answer at 127.0.0.1:11434.',
  remedy: 'Start Ollama, then try again.',
};

const RIGHT_TO_LEFT: readonly Message[] = [
  { role: 'user', text: 'ماذا تفعل الدالة total؟', at: AT },
  {
    ...{ role: 'assistant', at: AT, state: 'done' },
    text: 'تجمع الدالة `total` الأسعار.\n\n- أولا\n- ثانيا\n\n```js\nlet a = 1;\n```',
  },
];

const CHOICES: readonly Choice[] = [
  { take: 'chip', picture: 'file', label: 'cart.ts', about: 'src/shop', chip: FILE },
  {
    ...{ take: 'chip', picture: 'file', label: `a-${'long-'.repeat(12)}name.ts`, chip: FILE },
    about: `packages/${'deep/'.repeat(20)}`,
  },
  { take: 'chip', picture: 'folder', label: 'cart', about: 'src', chip: FILE },
  { take: 'chip', picture: 'symbol', label: 'cartOf', about: 'src/shop/cart.ts', chip: FILE },
  { take: 'chip', picture: 'place', label: 'codebase', about: 'Search', chip: FILE },
  ...Array.from({ length: 20 }, (_, at) => wordChoice(`/word${at}`)),
];

function wordChoice(text: string): Choice {
  return { take: 'text', picture: 'command', label: text, text };
}

const SECRET: Chip = { mention: { kind: 'file', uri: 'file:///playground/.env' }, label: '.env' };

const usage = { promptTokens: 1_600, generatedTokens: 380, contextTokens: 4_096 };

const LEFT: readonly Source[] = [
  { uri, range, why: 'the rest of it: does not fit', tokens: 900, left: true },
  ...Array.from({ length: 4 }, (_, at) => ({
    uri: at === 0 ? 'cove:earlier' : `file:///playground/${'long/'.repeat(at)}deep-${at}.ts`,
    ...{ why: 'the first question and its answer: no longer in the context', tokens: 1 },
    left: true as const,
  })),
];

function weighed(...weights: readonly Weight[]): ToPage {
  return { type: 'weighed', contextTokens: 4_096, answerTokens: 1_024, weights };
}

const shown = { type: 'shown', session: 's1', title: 'The total of a cart' } as const;

/** Every state that the page can be in, and how it gets there. */
const STATES: Readonly<Record<string, (chat: ChatPage) => Promise<unknown>>> = {
  empty: chat => chat.tell({ type: 'here' }),
  'empty with a file': chat => chat.tell({ type: 'here', file: FILE }),
  'an answer': chat =>
    chat.tell(
      { type: 'here', file: FILE, selection: SELECTION },
      { ...shown, messages: [QUESTION, ANSWER] },
    ),
  'sources unfolded': async chat => {
    await chat.tell({ ...shown, messages: [QUESTION, ANSWER] });
    await chat.page.locator('summary').click();
  },
  'a context half full': async chat => {
    await chat.tell(
      { type: 'here', file: FILE, selection: SELECTION },
      { ...shown, messages: [QUESTION, { ...ANSWER, usage }] },
      weighed({ mention: SELECTION.mention, tokens: 420 }),
    );
  },
  'more than the model can read': async chat => {
    await chat.tell(
      { type: 'here', file: FILE },
      { ...shown, messages: [QUESTION, { ...ANSWER, usage, sources: LEFT }] },
      { type: 'add', chip: SECRET },
      weighed(
        {
          mention: FILE.mention,
          tokens: 3_000,
          left: '12 more files of the folder: too many to be quoted',
        },
        {
          mention: SECRET.mention,
          tokens: 0,
          left: 'kept from every model by "cove.context.exclude"',
        },
      ),
    );
  },
  waiting: chat => chat.tell({ ...shown, messages: [QUESTION], running: '' }),
  'waiting for another': async chat => {
    await chat.tell({ ...shown, messages: [QUESTION], running: '' });
    await chat.tell({ type: 'waits', session: 's2', title: 'A long name '.repeat(5) });
  },
  'code that comes': chat =>
    chat.tell({ ...shown, messages: [QUESTION], running: 'So:\n\n```ts\nlet a = 1;\nlet b' }),
  stopped: chat =>
    chat.tell({ ...shown, messages: [QUESTION, { ...ANSWER, state: 'stopped', text: 'It s' }] }),
  'an answer of several, cut': chat =>
    chat.tell({
      ...{ ...shown, model: 'qwen2.5-coder:14b-instruct-q4_K_M' },
      messages: [
        { ...QUESTION, take: 2, takes: 2 },
        { ...ANSWER, take: 1, takes: 3, usage, reason: 'The answer ends where the context does.' },
      ],
    }),
  'a fault in the middle': chat =>
    chat.tell({ ...shown, messages: [QUESTION, { ...FAULT, text: 'It s', take: 3, takes: 3 }] }),
  'a fault': chat => chat.tell({ ...shown, messages: [QUESTION, FAULT] }),
  'a question edited': async chat => {
    await chat.tell({ ...shown, messages: [QUESTION, ANSWER] });
    await chat.page.getByRole('button', { name: 'Edit this question' }).click();
  },
  'from right to left': chat => chat.tell({ ...shown, messages: RIGHT_TO_LEFT }),
  conversations: chat =>
    chat.tell({
      type: 'list',
      titles: ['The total of a cart', 'ماذا تفعل الدالة', 'A long name '.repeat(12)].map(
        (title, at) => ({ session: `s${at}`, title, at: AT, messages: 2 * at }),
      ),
    }),
  'conversations searched': async chat => {
    await chat.tell({
      type: 'list',
      titles: [{ session: 's1', title: 'One', at: AT, messages: 2 }],
    });
    await chat.page.getByRole('searchbox').pressSequentially('other words');
    await chat.tell({ type: 'list', titles: [] });
  },
  'no conversations': chat => chat.tell({ type: 'list', titles: [] }),
  'a word looked up': async chat => {
    await chat.tell({ type: 'here', file: FILE });
    await chat.page.locator('.composer textarea').pressSequentially('What does @ca');
    await chat.tell({ type: 'found', number: 3, choices: CHOICES });
    await chat.page.locator('.composer textarea').press('ArrowDown');
  },
  instructions: async chat => {
    await chat.tell({ ...shown, messages: [QUESTION], instructions: 'Answer in German.' });
    await chat.page.getByRole('button', { name: 'Instructions, given' }).click();
  },
  'a conversation renamed': async chat => {
    await chat.tell({
      type: 'list',
      titles: [{ session: 's1', title: 'The total', at: AT, messages: 2 }],
    });
    await chat.page.getByRole('button', { name: 'Rename The total' }).click();
  },
};

const LOOKS: Readonly<Record<string, Look>> = {
  dark: {},
  light: { theme: 'light' },
  'high contrast': { theme: 'highContrast' },
  narrow: { width: 320 },
};

describe('the chat page', () => {
  before(() => mkdir(SHOTS, { recursive: true }));

  for (const [look, how] of Object.entries(LOOKS)) {
    describe(look, () => {
      let chat: ChatPage;

      before(async () => {
        chat = await openPage(how);
      });

      beforeEach(() => chat.again());

      after(() => chat.close());

      for (const [state, bring] of Object.entries(STATES)) {
        it(`can be used by everybody: ${state}`, async () => {
          await bring(chat);
          const name = `${state}-${look}`.replaceAll(' ', '-');
          await chat.page.screenshot({ path: `${SHOTS}/${name}.png` });
          assert.deepEqual(await faultsOf(chat), []);
          assert.deepEqual(await chat.page.evaluate(WIDE), [], 'nothing is wider than the view');
          assert.deepEqual(chat.errors, []);
        });
      }
    });
  }
});

const WIDE = `['body', 'main'].filter(name => {
  const { scrollWidth, clientWidth } = document.querySelector(name);
  return clientWidth < scrollWidth;
})`;

/** What a person with a screen reader, or without good eyes, would stumble over. */
async function faultsOf({ page }: ChatPage): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

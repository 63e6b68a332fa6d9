import assert from 'node:assert/strict';
import type { Chip, Message } from '../../src/protocol/panel/shapes.js';
import type { ToPage } from '../../src/protocol/panel/toPage.js';
import { AT, type ChatPage, openPage } from './pageStage.js';

const FILE: Chip = { mention: { kind: 'file', uri: 'file:///p/a.ts' }, label: 'a.ts' };
const SECRET: Chip = { mention: { kind: 'file', uri: 'file:///p/.env' }, label: '.env' };

function answer(promptTokens: number, contextTokens: number): Message {
  const usage = { promptTokens, generatedTokens: 100, contextTokens };
  return { role: 'assistant', text: 'So.', at: AT, state: 'done', usage };
}

function shown(...messages: readonly Message[]): ToPage {
  return { type: 'shown', session: 's', title: '', messages };
}

const here: ToPage = { type: 'here', file: FILE };

function weighed(contextTokens: number): ToPage {
  const answerTokens = contextTokens / 4;
  const weights = [{ mention: FILE.mention, tokens: 700 }];
  return { type: 'weighed', contextTokens, answerTokens, weights };
}

const rows: readonly {
  does: string;
  told: readonly ToPage[];
  draft?: string;
  says: string | null;
  over?: boolean;
}[] = [
  { does: 'is not there before anything was said or pointed at', told: [], says: null },
  {
    does: 'tells what the last answer cost',
    told: [shown(answer(200, 4_096), answer(900, 4_096))],
    says: '1,000 of 4,096 tokens are taken: 1,000 by the conversation.',
  },
  {
    does: 'passes over an answer that no model gave',
    told: [shown(answer(900, 4_096), { ...answer(0, 0), state: 'failed' })],
    says: '1,000 of 4,096 tokens are taken: 1,000 by the conversation.',
  },
  {
    does: 'counts what is pointed at and what is typed',
    told: [here, weighed(4_096)],
    draft: 'x'.repeat(90),
    says: '730 of 4,096 tokens are taken: about 730 by the next question.',
  },
  {
    does: 'is not there for a chip that was taken away',
    told: [here, weighed(4_096), { type: 'here' }],
    says: null,
  },
  {
    does: 'tells where no room for an answer is left',
    told: [here, weighed(4_096), shown(answer(2_300, 4_096))],
    says: '3,100 of 4,096 tokens are taken: 2,400 by the conversation, about 700 by the next question.',
    over: true,
  },
  {
    does: 'tells no share of a context that is not known',
    told: [here, weighed(0)],
    says: '700 tokens are taken: about 700 by the next question.',
  },
];

describe('the meter of the context', () => {
  let chat: ChatPage;

  before(async () => {
    chat = await openPage();
  });

  beforeEach(() => chat.again());

  afterEach(() => {
    assert.deepEqual(chat.errors, []);
  });

  after(() => chat.close());

  for (const { does, told, draft = '', says, over = false } of rows) {
    it(does, async () => {
      await chat.tell(...told);
      await chat.page.locator('.composer textarea').fill(draft);
      const meter = chat.page.locator('.meter');
      assert.equal((await meter.count()) === 0 ? null : await meter.getAttribute('title'), says);
      const note = chat.page.getByText('more than the model can read');
      assert.equal((await note.count()) === 1, over);
    });
  }

  it('asks anew what things weigh when they change, and when a model has answered', async () => {
    const uris = async () =>
      (await chat.told('weigh')).map(({ mentions }) =>
        mentions.map(mention => ('uri' in mention ? mention.uri.slice(-4) : '')).join(' '),
      );
    await chat.tell(here);
    await chat.tell({ type: 'add', chip: SECRET });
    await chat.tell({ type: 'asked', message: { role: 'user', text: 'So?', at: AT } });
    await chat.tell({ type: 'answered', message: answer(900, 4_096) });
    assert.deepEqual(await uris(), ['a.ts', '.env a.ts', '.env a.ts', '.env a.ts']);
  });

  it('says of a file that the conversation holds that it is not sent again', async () => {
    const weights = [{ mention: FILE.mention, tokens: 0, known: true as const }];
    await chat.tell(here, shown(answer(900, 4_096)));
    await chat.tell({ type: 'weighed', contextTokens: 4_096, answerTokens: 1_024, weights });
    assert.match(await chat.page.locator('.chip').innerText(), /^a\.ts\s+read already$/);
    assert.match((await chat.page.locator('.meter').getAttribute('title')) ?? '', /^1,000 of/);
  });

  it('says of a secret file that no model will see it, and why', async () => {
    const left = 'kept from every model by "cove.context.exclude"';
    const weights = [{ mention: SECRET.mention, tokens: 0, left }];
    await chat.tell(
      { type: 'add', chip: SECRET },
      { type: 'weighed', contextTokens: 0, answerTokens: 0, weights },
    );
    assert.match(await chat.page.locator('.chip').innerText(), /^\.env\s+left out$/);
    assert.equal(await chat.page.locator('.note').innerText(), `.env is left out: ${left}.`);
  });
});

import assert from 'node:assert/strict';
import type { Mention, Message } from '../../src/protocol/panel/shapes.js';
import { AT, type ChatPage, openPage } from './pageStage.js';

const uri = 'file:///p/a.ts';
const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const SELECTED: Mention = { kind: 'selection', uri, range };

function asked(text: string, more: Partial<Message> = {}): Message {
  return { role: 'user', text, at: AT, ...more };
}

function answered(text: string, more: Partial<Message> = {}): Message {
  return { role: 'assistant', text, at: AT, state: 'done', ...more };
}

const FAILED = answered('', { state: 'failed', reason: 'No.', remedy: 'Start Ollama.' });

describe('what was said', () => {
  let chat: ChatPage;

  before(async () => {
    chat = await openPage();
  });

  beforeEach(() => chat.again());

  afterEach(() => {
    assert.deepEqual(chat.errors, []);
  });

  after(() => chat.close());

  const show = (...messages: readonly Message[]) =>
    chat.tell({ type: 'shown', session: 's', title: '', messages });
  const press = (name: string) => chat.page.getByRole('button', { name }).last().click();
  const questions = () => chat.page.locator('.question').allInnerTexts();
  const box = () => chat.page.locator('.question-box');

  it('shows of a line of megabytes what a person may read, and says how much follows', async () => {
    await show(asked('One?'), answered('x'.repeat(1_000_000)));
    const [text, note] = await chat.page.locator('.answer p').allInnerTexts();
    assert.equal(text?.length, 200_000);
    assert.match(note ?? '', /^800,000 more characters are not shown/);
  });

  it('says whose answer it waits for, and stops that one where the person wants', async () => {
    await chat.tell(
      { type: 'asked', message: asked('Two?') },
      { type: 'waits', session: 'other', title: 'One?' },
    );
    assert.match(await chat.page.locator('main').innerText(), /Waits for the answer in “One\?”/);
    await press('Stop That One');
    assert.deepEqual(await chat.told('stop'), [{ type: 'stop', session: 'other' }]);
    await chat.tell({ type: 'piece', text: 'Now' });
    assert.equal(await chat.page.locator('main').getByText('Waits for').count(), 0);
  });

  it('is asked otherwise in its place, about the same code', async () => {
    await show(
      asked('One?'),
      answered('1', { sources: [{ uri, range, why: 'the selection', tokens: 9 }] }),
      asked('Two?'),
      answered('2'),
    );
    await chat.page.getByRole('button', { name: 'Edit this question' }).first().click();
    assert.equal(await box().inputValue(), 'One?');
    await box().pressSequentially(' Or three');
    await box().press('Enter');
    const message = asked('One? Or three');
    assert.deepEqual(await chat.told('send'), [
      { type: 'send', text: message.text, mentions: [SELECTED], after: 0 },
    ]);
    await chat.tell({ type: 'asked', message, after: 0 });
    assert.deepEqual(await questions(), ['One? Or three']);
    await chat.tell({ type: 'answered', session: 's', message: answered('3') });
    assert.deepEqual(await chat.page.locator('.answer').allInnerTexts(), ['3']);
  });

  for (const leave of ['Escape', 'an empty question']) {
    it(`stays as it is after ${leave}, and the focus is where it was`, async () => {
      await show(asked('One?'), answered('1'));
      await press('Edit this question');
      await box().fill(leave === 'Escape' ? 'Two?' : ' ');
      await box().press(leave === 'Escape' ? 'Escape' : 'Enter');
      assert.deepEqual(await questions(), ['One?']);
      assert.deepEqual(await chat.told('send'), []);
      await chat.page.locator('button[aria-label="Edit this question"]:focus').waitFor();
    });
  }

  it('tells a fault with its remedy, and a retry takes its place', async () => {
    await chat.tell({ type: 'asked', message: asked('One?', { mentions: [SELECTED] }) });
    await chat.tell({ type: 'answered', message: FAILED });
    assert.match(await chat.page.locator('.fault').innerText(), /No\.\s+Start Ollama\.\s+Retry/);
    await press('Retry');
    const [sent] = await chat.told('send');
    assert.deepEqual(sent, { type: 'send', text: 'One?', mentions: [SELECTED], after: 0 });
    await chat.tell({ type: 'asked', message: asked('One?'), after: 0 });
    assert.equal(await chat.page.locator('.fault').count(), 0);
    assert.deepEqual(await questions(), ['One?']);
    await chat.page.locator('.composer textarea:focus').waitFor();
  });

  it('is answered again in its place', async () => {
    await show(asked('One?'), answered('1'), asked('Two?'), answered('2'));
    await press('Answer this question again');
    assert.deepEqual(await chat.told('again'), [{ type: 'again', message: 2 }]);
    await chat.page.locator('.composer textarea:focus').waitFor();
  });

  const takes: readonly [does: string, keys: readonly string[], wanted: number][] = [
    ['earlier', ['Enter'], 1],
    ['later', ['Tab', 'Enter'], 3],
    ['earlier by its key', ['ArrowLeft'], 1],
    ['later by its key', ['ArrowRight'], 3],
  ];
  for (const [does, keys, take] of takes) {
    it(`shows the ${does} answer, by keyboard, and stays where the person is`, async () => {
      const second = answered('2', { take: 2, takes: 3 });
      await show(asked('One?'), second);
      const group = chat.page.getByRole('group', { name: 'Answer 2 of 3' });
      assert.equal((await group.innerText()).trim(), '2/3');
      await group.getByRole('button', { name: 'Earlier answer' }).focus();
      for (const key of keys) await chat.page.keyboard.press(key);
      assert.deepEqual(await chat.told('choose'), [{ type: 'choose', message: 1, take }]);
      await show(asked('One?'), answered('other', { take, takes: 3 }));
      const now = chat.page.getByRole('group', { name: `Answer ${take} of 3` });
      assert.equal(await now.locator('button:focus').count(), 1);
      assert.equal(await chat.page.getByRole('status').innerText(), `Answer ${take} of 3.`);
      assert.deepEqual(await chat.page.locator('.answer').allInnerTexts(), ['other']);
    });
  }

  it('shows another question of a place, and no take beyond the last', async () => {
    await show(asked('One?', { take: 2, takes: 2 }), answered('1'));
    const later = chat.page.getByRole('button', { name: 'Later question' });
    assert.equal(await later.getAttribute('aria-disabled'), 'true');
    await later.press('Enter');
    await press('Earlier question');
    assert.deepEqual(await chat.told('choose'), [{ type: 'choose', message: 0, take: 1 }]);
  });

  const cut: readonly [how: string, more: Partial<Message>][] = [
    ['was stopped', { state: 'stopped' }],
    ['ended with the context', { reason: 'The context ends.' }],
    ['broke off', { state: 'failed', reason: 'Gone.' }],
  ];
  for (const [how, more] of cut) {
    it(`goes on where it ${how}`, async () => {
      await show(asked('One?'), answered('It is', more));
      await press('Continue');
      assert.deepEqual(await chat.told('continue'), [{ type: 'continue' }]);
      await chat.tell({ type: 'continued' }, { type: 'piece', text: ' so.' });
      await chat.page.locator('.answer', { hasText: 'It is so.' }).waitFor();
      await chat.tell({ type: 'answered', session: 's', message: answered('It is so.') });
      assert.deepEqual(await chat.page.locator('.answer').allInnerTexts(), ['It is so.']);
      assert.equal(await chat.page.getByRole('button', { name: 'Continue' }).count(), 0);
    });
  }

  it('does not go on where it never began, nor where others follow', async () => {
    const stopped = answered('It', { state: 'stopped' });
    await show(asked('One?'), stopped, asked('Two?'), answered('', { state: 'stopped' }));
    assert.equal(await chat.page.getByRole('button', { name: 'Continue' }).count(), 0);
  });

  it('is headed by the first question, until it is told what it is called', async () => {
    const head = (text: string) => chat.page.locator('.head h1', { hasText: text });
    await chat.tell({ type: 'asked', message: asked('/explain @a.ts 1') });
    await head('/explain @a.ts 1').waitFor();
    await chat.tell({ type: 'titled', title: 'Explain a.ts 1' });
    await head('Explain a.ts 1').waitFor();
  });

  it('draws an answer anew that begins as the one that stood in its place', async () => {
    await show(asked('One?'), answered('It is'));
    const messages = [asked('Two?'), answered('It is so.')];
    await chat.tell({ type: 'shown', session: 'other', title: '', messages });
    assert.deepEqual(await chat.page.locator('.answer p').allInnerTexts(), ['It is so.']);
  });

  it('keeps what a question was about when it is shown again', async () => {
    const question = asked('One?', { mentions: [{ kind: 'codebase' }] });
    await chat.tell({ type: 'asked', message: question });
    await chat.tell({ type: 'answered', session: 's', message: FAILED });
    await show(asked('One?'), FAILED);
    await press('Retry');
    const [sent] = await chat.told('send');
    assert.deepEqual(sent?.mentions, [{ kind: 'codebase' }]);
  });

  it('cannot be changed while an answer comes', async () => {
    await show(asked('One?'), answered('1'));
    await chat.tell({ type: 'asked', message: asked('Two?') });
    assert.equal(await chat.page.getByRole('button', { name: /Edit|again/ }).count(), 0);
  });

  it('tells what is to be known of an answer that ended early', async () => {
    const reason = 'The answer ends where the context of the model does.';
    await show(asked('One?'), answered('1', { reason, remedy: 'Begin a new chat.' }));
    await chat.page.getByText(`${reason} Begin a new chat.`).waitFor();
  });

  it('tells the lines that were read as the editor counts them', async () => {
    const piece = (from: number, line: number, character: number) => ({
      ...{ uri, why: 'mentioned', tokens: 9 },
      range: { start: { line: from, character: 0 }, end: { line, character } },
    });
    const problems = { ...piece(0, 0, 9), uri: 'cove:problems', why: 'the problems' };
    const sources = [piece(0, 9, 0), piece(9, 11, 4), piece(3, 4, 0), problems];
    await show(asked('One?'), answered('1', { sources }));
    const says = await chat.page.locator('.sources summary').innerText();
    assert.equal(says, 'Read: a.ts 1–9, a.ts 10–12, a.ts 4, problems');
  });

  it('is said to be loading until it is told, and is not taken for a new one', async () => {
    await chat.tell({ type: 'loading' });
    assert.equal(await chat.page.locator('h1').innerText(), 'Loading …');
    await chat.page.getByText('Loading the conversation …').waitFor();
    assert.equal(await chat.page.getByText('Ask a model').count(), 0);
    await show(asked('One?'), answered('1'));
    assert.equal(await chat.page.getByText('Loading').count(), 0);
  });

  it('counts the seconds until its first word', async () => {
    await chat.tell({ type: 'asked', message: asked('One?') });
    await chat.page.getByText(/^Reading … \d+ s$/).waitFor();
    await chat.tell({ type: 'piece', text: 'It' });
    assert.equal(await chat.page.getByText('Reading').count(), 0);
  });

  it('has its code put where it was read, also code that was drawn while it came', async () => {
    const text = 'So:\n\n```ts src/a.ts\nlet a = 1;\n```\n';
    await chat.tell({ type: 'asked', message: asked('One?') });
    await chat.tell({ type: 'piece', text });
    const sources = [
      { uri, range, why: 'the selection', tokens: 9 },
      { uri: 'file:///p/.env', why: 'excluded', tokens: 0, left: true } as const,
    ];
    await chat.tell({ type: 'answered', session: 's', message: answered(text, { sources }) });
    await press('Apply');
    assert.deepEqual(await chat.told('apply'), [
      { type: 'apply', text: 'let a = 1;\n', info: 'ts src/a.ts', files: [uri] },
    ]);
  });

  it('draws code as code, and all that can be done with it in one line of a narrow panel', async () => {
    await chat.page.setViewportSize({ width: 260, height: 720 });
    await show(asked('How?'), answered('So:\n\n```typescript\nlet a = 1;\n```\n'));
    const head = chat.page.locator('.code-head');
    assert.equal(await head.getByRole('button').count(), 4);
    const { height = 0 } = (await head.boundingBox()) ?? {};
    assert.ok(0 < height && height < 32, `${height} px`);
    const ground = `getComputedStyle(document.querySelector('pre code')).backgroundColor`;
    assert.equal(await chat.page.evaluate(ground), 'rgba(0, 0, 0, 0)');
  });

  it('draws tasks with a box in place of a dot, and columns at their side', async () => {
    const table = '| name | worth |\n| --- | ---: |\n| a | 1 |';
    await show(asked('One?'), answered(`- [x] done\n- [ ] open\n- none\n- a [x] b\n\n${table}`));
    const items = chat.page.locator('.answer li');
    assert.deepEqual(await items.allInnerTexts(), ['☑ done', '☐ open', 'none', 'a [x] b']);
    assert.deepEqual(
      await chat.page.evaluate(
        `[...document.querySelectorAll('.answer li')].map(item => getComputedStyle(item).listStyleType)`,
      ),
      ['none', 'none', 'disc', 'disc'],
    );
    const cell = `getComputedStyle([...document.querySelectorAll('.answer td')].at(-1)).textAlign`;
    assert.equal(await chat.page.evaluate(cell), 'end');
  });

  it('leaves formulas as they were written, and takes no money for one', async () => {
    const said = [
      'So \\(a_1 * b_1 * c\\) holds.',
      '\\[\\sum_{i} x_i * y_i * z_i\\]',
      '$$a * b * c$$',
      'Of $x*y*z$ and $\\alpha_*\\beta_*$ each.',
    ];
    await show(asked('One?'), answered([...said, '$5 *or* $6.', '\\(open *end*'].join('\n\n')));
    const drawn = await chat.page.locator('.answer p').allInnerTexts();
    assert.deepEqual(drawn, [...said, '$5 or $6.', '(open end']);
  });

  it('is drawn whole and in order where it is long, while it comes and after', async () => {
    const said = Array.from({ length: 120 }, (_, at) => `The **${at}th**.`);
    const drawn = said.map(text => text.replaceAll('*', ''));
    const paragraphs = chat.page.locator('.answer p');
    await chat.tell({ type: 'asked', message: asked('One?') });
    for (const text of said) await chat.tell({ type: 'piece', text: `${text}\n\n` });
    await paragraphs.nth(119).waitFor();
    assert.deepEqual(await paragraphs.allInnerTexts(), drawn);
    await chat.tell({ type: 'answered', session: 's', message: answered(said.join('\n\n')) });
    assert.deepEqual(await paragraphs.allInnerTexts(), drawn);
  });

  it('opens no address by itself, and tells a chosen one', async () => {
    await show(asked('Where?'), answered('In [the guide](https://example.org/guide?a=1).'));
    const link = chat.page.getByRole('link', { name: 'the guide' });
    await link.click();
    await link.press('Enter');
    await link.press('a');
    const url = 'https://example.org/guide?a=1';
    assert.deepEqual(
      (await chat.told('link')).map(each => each.url),
      [url, url],
    );
    assert.deepEqual(chat.requests, []);
  });
});

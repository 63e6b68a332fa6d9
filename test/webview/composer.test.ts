import assert from 'node:assert/strict';
import type { Chip, Choice, Message } from '../../src/protocol/panel/shapes.js';
import { until } from '../support/until.js';
import { AT, type ChatPage, openPage } from './pageStage.js';

const CART_CHIP: Chip = {
  mention: { kind: 'file', uri: 'file:///p/src/cart.ts' },
  label: 'cart.ts',
};
const CART: Choice = {
  ...{ take: 'chip', picture: 'file', label: 'cart.ts', about: 'src' },
  chip: CART_CHIP,
};
const LINE = { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } };
const SELECTED: Chip = {
  mention: { kind: 'selection', uri: 'file:///p/a.ts', range: LINE },
  label: 'a.ts 3',
};
const GO: Choice = {
  ...{ take: 'chip', picture: 'file', label: 'cart.go' },
  chip: { mention: { kind: 'file', uri: 'file:///p/cart.go' }, label: 'cart.go' },
};
const FIX: Choice = { take: 'text', picture: 'command', label: '/fix', text: '/fix' };
const CLEAR: Choice = { take: 'clear', picture: 'command', label: '/clear' };

const ASKED: Message = { role: 'user', text: 'One?', at: AT };
const ANSWERED: Message = { role: 'assistant', text: '1', at: AT, state: 'done' };

describe('the composer', () => {
  let chat: ChatPage;

  before(async () => {
    chat = await openPage();
  });

  beforeEach(() => chat.again());

  afterEach(() => {
    assert.deepEqual(chat.errors, []);
  });

  after(() => chat.close());

  const box = () => chat.page.locator('.composer textarea');
  const options = () => chat.page.getByRole('option');
  const model = (name: string) =>
    chat.page.getByRole('button', { name: `Model: ${name}. Choose another.` });
  /** Waits until the page has asked so many times who answers by itself. */
  const askedWho = (times: number) =>
    until('the page to ask who answers', async () => {
      const asked = await chat.told('automatic');
      return asked.length === times;
    });
  const chips = () => chat.page.locator('.chip').allInnerTexts();

  /** Types a word with a sign, and answers what the page asks by it. */
  async function seek(text: string, ...choices: readonly Choice[]): Promise<void> {
    await box().pressSequentially(text);
    const { number } = (await chat.told('seek')).at(-1) ?? { number: 0 };
    await chat.tell({ type: 'found', number, choices });
  }

  const words: readonly { draft: string; seeks: string | undefined }[] = [
    { draft: '@', seeks: '@' },
    { draft: 'what does @ca', seeks: '@ca' },
    { draft: '#car', seeks: '#car' },
    { draft: '/fi', seeks: '/fi' },
    { draft: ' what is a/b', seeks: undefined },
    { draft: 'then /fi', seeks: undefined },
    { draft: 'write to me@home', seeks: undefined },
  ];

  for (const { draft, seeks } of words) {
    it(`"${draft}" looks for ${seeks ?? 'nothing'}`, async () => {
      await box().pressSequentially(draft);
      const asked = (await chat.told('seek')).at(-1);
      assert.equal(asked && asked.sign + asked.text, seeks);
    });
  }

  it('looks up no more behind a blank, and shows nothing', async () => {
    await seek('@cart.ts', CART);
    await box().press('Space');
    assert.equal(await options().count(), 0);
  });

  it('puts a choice where the word stood, and the cursor behind it', async () => {
    await box().fill('see  and more');
    await box().press('Home');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
      await box().press(key);
    }
    await seek('@ca', CART);
    await box().press('Enter');
    await box().pressSequentially('it ');
    assert.equal(await box().inputValue(), 'see @cart.ts it and more');
  });

  it('looks up what is typed behind a sign, key by key', async () => {
    await seek('see @ca', CART);
    const asked = (await chat.told('seek')).map(({ sign, text }) => sign + text);
    assert.deepEqual(asked, ['@', '@c', '@ca']);
  });

  it('adds what is chosen by keys, writes its name out, and sends both', async () => {
    await seek('explain @ca', GO, CART);
    await box().press('ArrowDown');
    await box().press('Enter');
    assert.equal(await options().count(), 0);
    assert.deepEqual(
      (await chips()).map(text => text.trim()),
      ['cart.ts'],
    );
    await box().pressSequentially('please');
    await box().press('Enter');
    const [sent] = await chat.told('send');
    assert.deepEqual(sent, {
      type: 'send',
      text: 'explain @cart.ts please',
      mentions: [{ kind: 'file', uri: 'file:///p/src/cart.ts' }],
    });
  });

  const given: readonly [draft: string, added: Chip, about: readonly string[]][] = [
    ['/explain ', CART_CHIP, ['cart.ts']],
    ['What of ', CART_CHIP, ['cart.ts', 'a.ts 3']],
    ['/commit ', CART_CHIP, ['cart.ts', 'a.ts 3']],
    ['/fix ', { mention: { kind: 'problems' }, label: 'problems' }, ['problems', 'a.ts 3']],
  ];
  for (const [draft, added, about] of given) {
    it(`is about ${about.join(' and ')} where "${draft}" is given ${added.label}`, async () => {
      await chat.tell({ type: 'here', selection: SELECTED });
      await chat.tell({ type: 'add', chip: added });
      await box().pressSequentially(draft);
      assert.deepEqual(
        (await chips()).map(text => text.trim()),
        about,
      );
      await box().press('Enter');
      assert.equal((await chat.told('send'))[0]?.mentions.length, about.length);
    });
  }

  it('keeps what was found by the last word, whatever comes late of one before', async () => {
    await seek('@ca', CART);
    const { number } = (await chat.told('seek')).at(-1) ?? { number: 0 };
    await chat.tell({ type: 'found', number: number - 1, choices: [GO] });
    await chat.tell({ type: 'found', number, choices: [CART, GO] });
    await chat.tell({ type: 'found', number: number - 1, choices: [GO] });
    assert.equal(await options().count(), 2);
  });

  it('looks up the word again where the focus comes back to it', async () => {
    await seek('see @ca', CART);
    await box().blur();
    assert.equal(await options().count(), 0);
    await box().focus();
    await seek('', CART);
    assert.equal(await options().count(), 1);
  });

  it('tells a screen reader which row is looked at, around the ends', async () => {
    await seek('@', CART, GO);
    const active = () => box().getAttribute('aria-activedescendant');
    const selected = () => chat.page.locator('[aria-selected="true"]').getAttribute('id');
    assert.equal(await active(), await selected());
    await box().press('ArrowUp');
    assert.equal(await chat.page.locator('[aria-selected="true"]').innerText(), 'cart.go');
    assert.equal(await active(), await selected());
  });

  it('puts the list away by Escape, and then Enter sends', async () => {
    await seek('mail @home', CART);
    await box().press('Escape');
    assert.equal(await options().count(), 0);
    await box().press('Enter');
    assert.equal((await chat.told('send'))[0]?.text, 'mail @home');
  });

  it('does not show what was found for another word', async () => {
    await seek('@', CART);
    await box().press('Backspace');
    await box().pressSequentially('#');
    assert.equal(await options().count(), 0);
  });

  it('takes a choice by the mouse, and keeps the focus', async () => {
    await seek('@', CART);
    await options().first().click();
    assert.deepEqual(
      (await chips()).map(text => text.trim()),
      ['cart.ts'],
    );
    assert.equal(await chat.page.evaluate('document.activeElement?.tagName'), 'TEXTAREA');
  });

  it('writes out a command, with room for what follows', async () => {
    await seek('/f', FIX);
    await box().press('Tab');
    assert.equal(await box().inputValue(), '/fix ');
  });

  it('begins a new conversation by a command', async () => {
    await seek('/cl', CLEAR);
    await box().press('Enter');
    assert.equal(await box().inputValue(), '');
    assert.equal((await chat.told('new')).length, 1);
    assert.equal((await chat.told('send')).length, 0);
  });

  it('tells of files that are dropped on it', async () => {
    await chat.page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/uri-list', '# two\\r\\nfile:///p/a.ts\\r\\nfile:///p/src\\r\\n');
      const form = document.querySelector('.composer');
      form.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }`);
    assert.deepEqual((await chat.told('drop'))[0]?.uris, ['file:///p/a.ts', 'file:///p/src']);
  });

  it('sends by Enter, begins a line by Shift and Enter, and sends nothing that is blank', async () => {
    await box().press('Enter');
    assert.equal((await chat.told('send')).length, 0);
    await box().pressSequentially('one');
    await box().press('Shift+Enter');
    await box().pressSequentially('two');
    await box().press('Enter');
    assert.equal((await chat.told('send'))[0]?.text, 'one\ntwo');
    assert.equal(await box().inputValue(), '');
  });

  it('keeps what is being typed when the page is read anew', async () => {
    await box().pressSequentially('half a quest');
    await chat.page.reload();
    await box().waitFor();
    assert.equal(await box().inputValue(), 'half a quest');
  });

  it('names the model that answers, and leads to another', async () => {
    await model('Automatic').click();
    assert.deepEqual(await chat.told('model'), [{ type: 'model' }]);
    await chat.tell({ type: 'model', model: 'llama:8b' });
    await model('llama:8b').waitFor();
    await chat.tell({ type: 'asked', message: ASKED });
    await chat.tell({ type: 'answered', session: 's', message: ANSWERED, model: 'llama:8b' });
    await model('llama:8b').waitFor();
    const messages = [ASKED, ANSWERED];
    const shown = { type: 'shown', session: 'other', title: '', messages } as const;
    await chat.tell({ ...shown, model: 'gemma:2b', isChosen: true });
    await model('gemma:2b').waitFor();
  });

  it('names the model that answers where none was chosen, once it is known', async () => {
    await model('Automatic').waitFor();
    await askedWho(1);
    await chat.tell({ type: 'automatic', model: 'qwen:1b' });
    await model('qwen:1b (automatic)').waitFor();
    await chat.tell({ type: 'focus' });
    await askedWho(2);
    await chat.tell({ type: 'asked', message: ASKED });
    await chat.tell({ type: 'answered', session: 's', message: ANSWERED, model: 'qwen:2b' });
    await model('qwen:2b (automatic)').waitFor();
    await chat.tell({ type: 'focus' });
    assert.equal((await chat.told('automatic')).length, 2);
    await chat.tell({ type: 'model', model: '' });
    await model('qwen:1b (automatic)').waitFor();
    await askedWho(3);
  });
});

import assert from 'node:assert/strict';
import { AT, type ChatPage, openPage } from './pageStage.js';
import { until } from '../support/until.js';

const ONE = { session: 's1', title: 'One', at: AT, messages: 2 };

describe('the list of conversations', () => {
  let chat: ChatPage;

  before(async () => {
    chat = await openPage();
  });

  beforeEach(() => chat.again());

  after(() => chat.close());

  it('is searched by what is typed, once the person rests, and says where nothing is found', async () => {
    await chat.tell({ type: 'list', titles: [ONE] });
    await chat.page.getByRole('searchbox').pressSequentially('total cart');
    await until('a search', async () => {
      return (await chat.told('list')).at(-1)?.query === 'total cart';
    });
    await chat.tell({ type: 'list', titles: [] });
    await chat.page.getByText('None has these words.').waitFor();
    assert.equal(await chat.page.getByRole('searchbox').inputValue(), 'total cart');
    await chat.tell({ type: 'list', titles: [ONE] });
    await chat.page.getByText('2 messages').waitFor();
  });

  it('has nothing to search where there is none', async () => {
    await chat.tell({ type: 'list', titles: [] });
    await chat.page.getByText('There is none yet.').waitFor();
    assert.equal(await chat.page.getByRole('searchbox').count(), 0);
  });
});

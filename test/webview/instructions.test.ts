import assert from 'node:assert/strict';
import { type ChatPage, openPage } from './pageStage.js';

const shown = { type: 'shown', session: 's', title: 'Mine', messages: [] } as const;

describe('the instructions of a conversation', () => {
  let chat: ChatPage;

  before(async () => {
    chat = await openPage();
  });

  beforeEach(() => chat.again());

  after(() => chat.close());

  const button = (name: string) => chat.page.getByRole('button', { name, exact: true });
  const box = () => chat.page.locator('.instructions textarea');

  it('are written and kept by keyboard, and the page shows that there are some', async () => {
    await chat.tell(shown);
    await button('Instructions').press('Enter');
    await box().pressSequentially('In German.');
    await button('Keep').press('Enter');
    assert.deepEqual(await chat.told('instruct'), [{ type: 'instruct', text: 'In German.' }]);
    assert.equal(await box().count(), 0);
    await chat.tell({ ...shown, instructions: 'In German.' });
    await chat.page.locator(':focus[aria-label="Instructions, given"]').waitFor();
    await chat.page.keyboard.press('Enter');
    assert.equal(await box().inputValue(), 'In German.');
  });

  it('are let be by Escape, and belong to one conversation', async () => {
    await chat.tell({ ...shown, instructions: 'In German.' });
    await button('Instructions, given').click();
    await box().fill('other');
    await box().press('Escape');
    assert.equal(await box().count(), 0);
    assert.deepEqual(await chat.told('instruct'), []);
    await button('Instructions, given').click();
    await chat.tell({ ...shown, session: 's2' });
    assert.equal(await box().inputValue(), '');
  });
});

import assert from 'node:assert/strict';
import { openPlayground } from './stage.js';

const TOGGLE = 'Cove: Turn Completions On or Off';

describe('completions', () => {
  it('are turned off and on by a command', async () => {
    const window = await openPlayground();
    await window.open('cart.py', '"""Return the sum of all quantities."""\n    return');
    await window.statusIs(/Ready/);

    await window.run(TOGGLE);
    await window.statusIs(/Completions are turned off/);
    await window.declines(' ', 'Completions are turned off.');
    await window.shoot('turned-off');

    await window.run(TOGGLE);
    await window.statusIs(/Ready/);
    await window.press('Backspace');
    assert.match(await window.typeForGhost(' '), /cart\.lines/);
    await window.shoot('turned-on');
    await window.close();
  });
});

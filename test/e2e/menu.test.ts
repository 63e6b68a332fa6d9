import assert from 'node:assert/strict';
import { openPlayground } from './stage.js';

describe('a click on the status', () => {
  it('shows a menu that pauses completions for an hour, and goes on with them', async () => {
    const window = await openPlayground();
    await window.open('cart.py', '"""Return the sum of all quantities."""\n    return');
    await window.statusIs(/Ready/);

    const rows = await window.menu('Pause for an Hour');
    await window.shoot('menu');
    for (const row of ['Turn Completions Off', 'Turn Off for Python', 'Switch Model', 'Diagnose']) {
      assert.ok(
        rows.some(text => text.includes(row)),
        row,
      );
    }
    await window.choose('Pause for an Hour');
    await window.statusIs(/paused for a while/);
    assert.match(await window.tooltip(), /They go on at \d/);
    await window.declines(' ', 'Completions are paused.');

    await window.menu('Go On');
    await window.shoot('menu-paused');
    await window.choose('Go On');
    await window.statusIs(/Ready/);
    await window.open('cart.go', 'count := 0\n\tfor');
    assert.notEqual(await window.typeForGhost(' '), '');
    await window.close();
  });

  it('turns a language off and on again, and the status says so', async () => {
    const window = await openPlayground();
    await window.open('cart.go', 'count := 0\n\tfor');
    await window.statusIs(/Ready/);
    await window.menu('Turn Off for Go');
    await window.choose('Turn Off for Go');
    await window.statusIs(/go is turned off/);
    await window.menu('Turn On for Go');
    await window.choose('Turn On for Go');
    await window.statusIs(/Ready/);
    await window.close();
  });
});

import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import { openPlayground } from './stage.js';

const FUNCTION = 'export function priceText(cents: number): string {';

describe('actions', () => {
  let window: EditorPage;

  before(async () => {
    window = await openPlayground();
    await window.open('README.md', '# A small shop');
    await window.statusIs(/Ready/);
  });

  after(() => window.close());

  it('explain the function around the cursor', async () => {
    await window.open('cart.ts', FUNCTION);
    const text = await window.read('Cove: Explain', 'Cove Explain cart.ts.md');
    await window.shoot('explained');
    assert.match(text, /cents|price|string/i);
  });

  it('show new code as a change to confirm, which one undo takes back', async () => {
    const original = await window.onDisk('double.ts');
    await window.open('double.ts', 'return value');
    await window.run('Cove: Document');
    await window.confirmChange('double.ts', 'documented');
    const saved = await window.save('double.ts');
    await window.shoot('documented-applied');
    assert.notEqual(saved, original);
    assert.equal(withoutComments(saved), withoutComments(original));
    await window.press('Control+Z');
    assert.equal(await window.save('double.ts'), original);
  });
});

function withoutComments(code: string): string {
  return code
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import { until } from '../support/until.js';
import { openPlayground, runningOllama } from './stage.js';

describe('the command', () => {
  let window: EditorPage;

  before(async () => {
    window = await openPlayground();
    await window.open('cart.go', 'count := 0\n\tfor');
    await window.statusIs(/Ready/);
    await window.typeForGhost(' ');
  });

  after(() => window.close());

  it('Cove: Show Last Prompt shows what the model was told', async () => {
    const text = await window.read('Cove: Show Last Prompt', 'Cove last prompt.txt');
    await window.shoot('last-prompt');
    assert.match(text, /^Outcome: Suggested /);
    assert.match(text, new RegExp(`^Model: +${runningOllama().model}$`, 'm'));
    assert.match(text, /^Source: +cart\.go, lines 1 to \d+, around the cursor/m);
    // Where the typed text stands depends on what Cove knows of the server by then.
    assert.match(
      text,
      /<\|fim_prefix\|>[^]*<\|fim_suffix\|>[^]*\n\treturn count[^]*<\|fim_middle\|>/,
    );
    assert.match(text, /\tcount := 0\n\tfor/);
  });

  it('Cove: Show Ledger of Requests shows requests to this machine alone', async () => {
    const text = await window.read('Cove: Show Ledger of Requests', 'Cove ledger.txt');
    await window.shoot('ledger');
    const rows = rowsOf(text);
    const { host } = new URL(runningOllama().url);
    // Other files of tests asked servers of their own, and some that were denied.
    const hosts = new Set(rows.filter(row => row.includes(' allowed ')).map(hostOf));
    assert.ok(hosts.has(host));
    for (const each of hosts) assert.match(each, /^127\.0\.0\.1:\d+$/);
    assert.ok(rows.some(row => / allowed +completion +\d+ bytes +cart\.go$/.test(row)));
  });

  it('Cove: Diagnose finds nothing wrong', async () => {
    const text = await window.read('Cove: Diagnose', 'Cove diagnosis.txt');
    await window.shoot('diagnosis');
    const lines = text.trim().split('\n');
    assert.deepEqual(
      lines.filter(line => /^✗|^ +→/.test(line)),
      [],
    );
    assert.ok(5 < lines.filter(line => /^[✓~] /.test(line)).length);
    assert.ok(lines.some(line => line.includes(runningOllama().model)));
    assert.ok(lines.some(line => line.includes('Fills in code: Yes')));
  });

  it('Cove: Select Completion Model lists the model', async () => {
    const rows = await window.choicesOf('Cove: Select Completion Model', runningOllama().model);
    await window.shoot('select-model');
    assert.match(rows[0] ?? '', /^Automatic/);
    await window.press('Escape');
  });

  it('Cove: Erase Ledger and Counts forgets what was sent, once the person says so', async () => {
    const ledger = ['Cove: Show Ledger of Requests', 'Cove ledger.txt'] as const;
    const before = rowsOf(await window.read(...ledger));
    await window.run('Cove: Erase Ledger and Counts');
    const dialog = window.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await window.shoot('erase');
    await dialog.locator('.monaco-button', { hasText: 'Erase' }).click();
    await window.page.locator('.statusbar-item', { hasText: 'Cove: erased.' }).waitFor();
    // The page is open already, and shows what it did until it is written anew.
    await until('a ledger without them', async () => {
      const after = new Set(rowsOf(await window.read(...ledger)));
      return before.every(row => !after.has(row));
    });
  });
});

/** The lines of the ledger's page that are about a request. */
function rowsOf(text: string): readonly string[] {
  return text.split('\n').filter(line => /^\d{4}-/.test(line));
}

function hostOf(row: string): string {
  return row.split(/ {2,}/)[1] ?? '';
}

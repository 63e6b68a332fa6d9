import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/** More takes longer to read than a person waits for a panel. */
const BYTES_MAX = 300_000;

describe('the chat page', () => {
  it('is small: script and styles, compressed', async () => {
    const parts = await Promise.all(
      ['webview.js', 'webview.css'].map(name => readFile(`dist/${name}`)),
    );
    const bytes = parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
    assert.ok(bytes <= BYTES_MAX, `${bytes} bytes`);
  });
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { FILES } from './pageParts.js';

/** More takes longer to read than a person waits for a panel. */
const BYTES_MAX = 300_000;

describe('the chat page', () => {
  it('is small: scripts and styles, compressed', async () => {
    const parts = await Promise.all(FILES.map(name => readFile(`dist/${name}`)));
    const bytes = parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
    assert.ok(bytes <= BYTES_MAX, `${bytes} bytes`);
  });
});

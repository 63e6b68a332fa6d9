import assert from 'node:assert/strict';
import { baseOf, hostOf, socketOf } from '../../../src/core/privacy/address.js';

describe('an address', () => {
  const rows: readonly (readonly [url: string, base: string, host: string, socket?: string])[] = [
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434', '127.0.0.1:11434'],
    ['http://[::1]:11434', 'http://[::1]:11434', '[::1]:11434'],
    [' https://gpu.lan/ollama/ ', 'https://gpu.lan/ollama/', 'gpu.lan'],
    ['unix:/run/ollama.sock', 'http://localhost', 'unix:ollama.sock', '/run/ollama.sock'],
    ['unix:///run/ollama.sock', 'http://localhost', 'unix:ollama.sock', '/run/ollama.sock'],
    ['unix:ollama.sock', 'unix:ollama.sock', 'unix:ollama.sock'],
    ['http://me:secret@not a host', 'http://me:secret@not a host', 'not a host'],
  ];
  for (const [url, base, host, socket] of rows) {
    it(`${url} is read, and told of without what is secret in it`, () => {
      assert.deepEqual([baseOf(url), hostOf(url), socketOf(url)], [base, host, socket]);
    });
  }
});

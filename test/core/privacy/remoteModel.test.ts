import assert from 'node:assert/strict';
import { type ModelOrigin, isRemote } from '../../../src/core/privacy/remoteModel.js';

describe('isRemote', () => {
  const remote: readonly ModelOrigin[] = [
    { name: 'gpt-oss:120b-cloud' },
    { name: 'glm-4.6:cloud' },
    { name: 'x:cloud' },
    { name: 'X:Cloud' },
    { name: 'gpt-oss:20B-CLOUD' },
    { name: ' x:cloud ' },
    { name: 'x: cloud' },
    { name: 'x:20b:cloud' },
    { name: 'ns/x:20b-cloud' },
    { name: 'registry/ns/x:20b-cloud' },
    { name: 'registry.example:5000/ns/x:cloud' },
    { name: 'x:cloud@sha256:0123' },
    { name: 'innocent:7b', remoteHost: 'https://ollama.com:443' },
    { name: 'innocent:7b', remoteModel: 'gpt-oss:120b' },
    { name: 'innocent:7b', remoteHost: '', remoteModel: 'gpt-oss:120b' },
  ];
  for (const origin of remote) {
    it(`is remote: ${JSON.stringify(origin)}`, () => {
      assert.equal(isRemote(origin), true);
    });
  }

  const local: readonly ModelOrigin[] = [
    { name: 'qwen2.5-coder:1.5b-base' },
    { name: 'qwen2.5-coder' },
    { name: 'cloud-model:7b' },
    { name: 'cloud' },
    { name: 'my-cloud' },
    { name: 'ns-cloud/x:7b' },
    { name: 'cloud/x:latest' },
    { name: 'x:cloudy' },
    { name: 'x:cloud-7b' },
    { name: 'x:7bcloud' },
    { name: 'registry:5000/x-cloud' },
    { name: '' },
    { name: 'x:7b', remoteHost: '', remoteModel: '' },
    { name: 'x:7b', remoteHost: undefined, remoteModel: undefined },
  ];
  for (const origin of local) {
    it(`is local: ${JSON.stringify(origin)}`, () => {
      assert.equal(isRemote(origin), false);
    });
  }
});

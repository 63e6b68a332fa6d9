import assert from 'node:assert/strict';
import { familyNameOf, rolesOf } from '../../../src/core/models/describeModel.js';
import { installedModel } from '../../support/scriptedRuntime.js';

describe('rolesOf', () => {
  const rows: readonly [name: string, capabilities: readonly string[], roles: readonly string[]][] =
    [
      ['qwen2.5-coder:1.5b', ['completion', 'insert'], ['completion', 'chat']],
      ['qwen2.5-coder:1.5b-base', ['completion', 'insert'], ['completion']],
      ['llama3.2:3b', ['completion', 'tools'], ['chat']],
      ['nomic-embed-text:latest', ['embedding'], ['embedding']],
    ];
  for (const [name, capabilities, roles] of rows) {
    it(`of ${name} are ${roles.join(' and ')}`, () => {
      const details = { capabilities, contextLength: 0, remote: false };
      assert.deepEqual(rolesOf(installedModel(name), details), roles);
    });
  }

  it('go by the family where the server says nothing', () => {
    assert.deepEqual(rolesOf(installedModel('codestral:22b'), undefined), ['completion']);
  });
});

describe('familyNameOf', () => {
  it('is the architecture of a stranger', () => {
    const model = installedModel('llama3.2:3b', { architecture: 'llama' });
    assert.equal(familyNameOf(model), 'llama');
  });
});

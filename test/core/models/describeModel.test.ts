import assert from 'node:assert/strict';
import {
  completingOf,
  familyNameOf,
  generatesText,
  rolesOf,
} from '../../../src/core/models/describeModel.js';
import { familyOf, PREFIX } from '../../../src/core/models/families.js';
import { installedModel } from '../../support/scriptedRuntime.js';

describe('rolesOf', () => {
  const rows: readonly [name: string, capabilities: readonly string[], roles: readonly string[]][] =
    [
      ['qwen2.5-coder:1.5b', ['completion', 'insert'], ['completion', 'chat']],
      ['qwen2.5-coder:1.5b-base', ['completion', 'insert'], ['completion']],
      ['llama3.2:3b', ['completion', 'tools'], ['completion', 'chat']],
      ['nomic-embed-text:latest', ['embedding'], ['embedding']],
      ['mine:latest', ['embedding'], ['embedding']],
      ['painter:latest', ['image'], []],
      ['codestral:22b', [], ['completion']],
      ['bge-m3:latest', [], ['embedding']],
    ];
  for (const [name, capabilities, roles] of rows) {
    it(`of ${name} with [${capabilities.join(' ')}] are [${roles.join(' ')}]`, () => {
      const details = { capabilities, contextLength: 0, remote: false };
      assert.deepEqual(rolesOf(installedModel(name), details), roles);
    });
  }

  it('go by the list where nothing else is told', () => {
    const model = installedModel('mine:latest', { capabilities: ['embedding'] });
    assert.deepEqual(rolesOf(model, undefined), ['embedding']);
  });
});

describe('generatesText', () => {
  const rows: readonly [
    name: string,
    architecture: string,
    capabilities: readonly string[],
    generates: boolean,
  ][] = [
    ['llama3.2:3b', 'llama', [], true],
    ['qwen2.5-coder:1.5b-base', 'qwen2', ['completion', 'insert'], true],
    ['embedder-of-text:7b', 'qwen2', ['completion'], true],
    ['mine:latest', 'qwen2', ['embedding'], false],
    ['nomic-embed-text:latest', 'nomic-bert', [], false],
    ['qwen3-embedding:0.6b', 'qwen3', [], false],
    ['embeddinggemma:300m', 'gemma3', [], false],
    ['someone/bge-large:latest', '', [], false],
    ['all-minilm:22m', '', [], false],
    ['mine:latest', 'bert', [], false],
  ];
  for (const [name, architecture, capabilities, generates] of rows) {
    it(`is ${generates} of ${name} of ${architecture} with [${capabilities.join(' ')}]`, () => {
      assert.equal(generatesText(installedModel(name, { architecture, capabilities })), generates);
    });
  }
});

describe('familyNameOf', () => {
  const model = installedModel('mine:latest', { architecture: 'llama' });

  it('is the family that fills in the middle', () => {
    assert.equal(familyNameOf(model, familyOf('codestral')), 'codestral');
  });

  it('is the architecture where there is none', () => {
    assert.equal(familyNameOf(model, PREFIX), 'llama');
    assert.equal(familyNameOf(model, undefined), 'llama');
  });
});

describe('completingOf', () => {
  it('says plainly what a model was not taught', () => {
    assert.match(completingOf(PREFIX), /^continues the text before the cursor, and was not taught/);
    const family = familyOf('codestral');
    assert.ok(family);
    assert.equal(completingOf(family), 'fills in the middle');
  });
});

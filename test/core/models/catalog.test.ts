import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bestFor,
  CATALOG,
  type CatalogRole,
  expectedSpeed,
  firstModel,
  firstModels,
  fitsMachine,
  type Machine,
} from '../../../src/core/models/catalog.js';
import { familyOf, fillsMiddle } from '../../../src/core/models/families.js';

const GB = 1e9;

function machine(memory: number, graphicsMemory = 0): Machine {
  return { memory: memory * GB, graphicsMemory: graphicsMemory * GB };
}

describe('CATALOG', () => {
  it('has a model of each family for each role of code', () => {
    for (const family of ['Qwen', 'Mistral', 'Llama']) {
      const roles = CATALOG.filter(model => model.family === family).flatMap(model => model.roles);
      assert.deepEqual([...new Set(roles)].sort(), ['chat', 'completion', 'edit'], family);
    }
  });

  it('lets nothing complete that was not taught to fill in the middle', () => {
    const completing = CATALOG.filter(({ roles }) => roles.includes('completion'));
    for (const { name } of completing) {
      const family = familyOf(name);
      assert.ok(family && fillsMiddle(family), name);
    }
  });

  it('names each once, with a size that is less than its memory', () => {
    assert.equal(new Set(CATALOG.map(({ name }) => name)).size, CATALOG.length);
    assert.ok(CATALOG.every(({ bytes, memory }) => 1e8 < bytes && bytes < memory));
  });

  it('flags what may not be used commercially', () => {
    const flagged = CATALOG.filter(({ isNonCommercial }) => isNonCommercial);
    assert.deepEqual(
      flagged.map(({ name }) => name),
      ['qwen2.5-coder:3b-base', 'codestral:22b'],
    );
  });
});

describe('firstModel', () => {
  const rows: readonly [what: string, machine: Machine, name: string][] = [
    ['an old laptop', machine(2), 'qwen2.5-coder:0.5b'],
    ['a laptop', machine(8), 'qwen2.5-coder:1.5b'],
    ['a workstation without a graphics card', machine(64), 'qwen2.5-coder:1.5b'],
    ['a machine that shares its memory with graphics', machine(16, 10), 'qwen2.5-coder:7b'],
    ['one with much of that', machine(64, 42), 'qwen3-coder:30b'],
    ['a machine with nothing', machine(0), 'qwen2.5-coder:0.5b'],
  ];
  for (const [what, given, name] of rows) {
    it(`of ${what} is ${name}`, () => {
      assert.equal(firstModel(given)?.name, name);
    });
  }
});

describe('firstModels', () => {
  it('are all that can be the first anywhere', () => {
    const names = firstModels().map(({ name }) => name);
    fc.assert(
      fc.property(fc.nat(256), fc.nat(256), (memory, graphics) =>
        names.includes(firstModel(machine(memory, graphics))?.name ?? ''),
      ),
    );
  });
});

describe('bestFor', () => {
  const rows: readonly [roles: readonly CatalogRole[], machine: Machine, name: string][] = [
    [['completion'], machine(8), 'qwen2.5-coder:1.5b-base'],
    [['completion'], machine(16, 8), 'qwen2.5-coder:7b-base'],
    [['chat'], machine(16), 'llama3.1:8b'],
    [['embedding'], machine(8), 'nomic-embed-text'],
  ];
  for (const [roles, given, name] of rows) {
    it(`${roles.join(' and ')} with ${given.memory / GB} GB is ${name}`, () => {
      assert.equal(bestFor(roles, given)?.name, name);
    });
  }

  it('fits wherever anything does, and may be used by everybody', () => {
    const role = fc.constantFrom<CatalogRole>('completion', 'chat', 'edit', 'embedding');
    fc.assert(
      fc.property(fc.array(role, { minLength: 1 }), fc.nat(256), fc.nat(128), (roles, ...given) => {
        const here = machine(...given);
        const best = bestFor(roles, here);
        if (!best) return roles.includes('embedding');
        const able = CATALOG.filter(model => roles.every(each => model.roles.includes(each)));
        const anyFits = able.some(model => fitsMachine(model, here));
        return !best.isNonCommercial && (fitsMachine(best, here) || !anyFits);
      }),
    );
  });
});

describe('expectedSpeed', () => {
  it('is that of the weights that a token needs', () => {
    const speeds = (name: string): readonly number[] => {
      const model = CATALOG.find(each => each.name === name);
      return model ? [expectedSpeed(model, 'processor'), expectedSpeed(model, 'graphics')] : [];
    };
    assert.deepEqual(speeds('qwen2.5-coder:1.5b'), [30, 100]);
    assert.deepEqual(speeds('qwen2.5-coder:7b'), [6, 40]);
    assert.deepEqual(speeds('qwen3-coder:30b'), [10, 100]);
  });
});

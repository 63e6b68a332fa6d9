import { FAMILIES, type Family, familyOf } from './families.js';
import { type InstalledModel, ModelFault } from './modelRuntime.js';

export interface ChosenModel {
  readonly name: string;
  readonly family: Family;
}

/**
 * The size up to which a bigger model is the better choice, in billions of parameters: beyond it
 * an ordinary laptop answers after the person has thought, and a choice must be deliberate.
 */
const COMFORTABLE_BILLIONS = 4;

/**
 * The model that completes: the one that `wanted` names, or the best of those installed.
 *
 * Throws a `ModelFault`: `missing` where there is none, `remote` where it runs elsewhere,
 * `unable` where it cannot fill in the middle.
 */
export function chooseModel(wanted: string, installed: readonly InstalledModel[]): ChosenModel {
  if (wanted !== '') return named(wanted, installed);
  const able = installed
    .filter(model => !model.remote)
    .flatMap(model => {
      const family = familyOf(model.name);
      return family ? [{ name: model.name, family, rank: rankOf(model, family) }] : [];
    })
    .sort((a, b) => a.rank - b.rank);
  const best = able[0];
  if (!best) throw new ModelFault('missing', '');
  return { name: best.name, family: best.family };
}

function named(wanted: string, installed: readonly InstalledModel[]): ChosenModel {
  const full = wanted.includes(':') ? wanted : `${wanted}:latest`;
  const model = installed.find(({ name }) => name === wanted || name === full);
  if (!model) throw new ModelFault('missing', wanted);
  if (model.remote) throw new ModelFault('remote', model.name);
  const family = familyOf(model.name);
  if (!family) throw new ModelFault('unable', model.name);
  return { name: model.name, family };
}

/** Lower is better: comfortable sizes first, the biggest of them; then family; then base models. */
function rankOf(model: InstalledModel, family: Family): number {
  const billions = billionsOf(model.parameters);
  const size = billions <= COMFORTABLE_BILLIONS ? COMFORTABLE_BILLIONS - billions : 100 + billions;
  const instruct = /base|code/.test(model.name.split(':')[1] ?? '') ? 0 : 0.01;
  return size + FAMILIES.indexOf(family) * 0.1 + instruct;
}

/** `494.03M` is 0.494; what cannot be read counts as too big to be chosen by itself. */
function billionsOf(parameters: string): number {
  const match = /^([\d.]+)\s*([MB])$/i.exec(parameters.trim());
  if (!match) return Number.MAX_SAFE_INTEGER / 1e6;
  const amount = Number(match[1]);
  return match[2]?.toUpperCase() === 'M' ? amount / 1000 : amount;
}

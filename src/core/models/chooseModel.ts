import { generatesText } from './describeModel.js';
import { FAMILIES, type Family, familyNamed, familyOf, fillsMiddle } from './families.js';
import { type InstalledModel, ModelFault, OLLAMA } from './modelRuntime.js';

export interface ChosenModel {
  readonly name: string;
  readonly family: Family;
}

/** What the settings say of the model. */
export interface WantedModel {
  /** Empty: the best installed. */
  readonly model: string;
  /** A family's id, whatever the model's name; empty where it is to be recognized. */
  readonly family: string;
}

/** Tells the family of a model by its name as installed. */
export type Recognize = (model: string) => Promise<Family>;

/**
 * The size up to which a bigger model is the better choice, in billions of parameters: beyond it
 * an ordinary laptop answers after the person has thought, and a choice must be deliberate.
 */
const COMFORTABLE_BILLIONS = 4;

/**
 * The model that completes: the one that is wanted, or the best of those installed. A model that
 * only continues the text is taken by itself where none fills in the middle.
 *
 * Rejects with a `ModelFault`: `missing` where there is none, `remote` where it runs elsewhere,
 * `unable` where it does not generate text; of `server`, which lists the models.
 */
export async function chooseModel(
  wanted: WantedModel,
  installed: readonly InstalledModel[],
  recognize: Recognize,
  server = OLLAMA,
): Promise<ChosenModel> {
  const set = familyNamed(wanted.family);
  if (wanted.model !== '') {
    const { name } = named(wanted.model, installed, server);
    return { name, family: set ?? (await recognize(name)) };
  }
  const { name, family } = await best(installed, recognize, server);
  return { name, family: set ?? family };
}

function named(
  wanted: string,
  installed: readonly InstalledModel[],
  server: string,
): InstalledModel {
  const full = wanted.includes(':') ? wanted : `${wanted}:latest`;
  const model = installed.find(({ name }) => name === wanted || name === full);
  if (!model) throw new ModelFault('missing', wanted, server);
  if (model.remote) throw new ModelFault('remote', model.name, server);
  if (!generatesText(model)) throw new ModelFault('unable', model.name, server);
  return model;
}

async function best(
  installed: readonly InstalledModel[],
  recognize: Recognize,
  server: string,
): Promise<ChosenModel> {
  const able = installed.filter(model => !model.remote && generatesText(model));
  const byName = able.filter(model => fillsBy(familyOf(model.name)));
  const choices: Choice[] = [];
  // One after the other: to recognize a stranger can take megabytes.
  for (const model of 0 < byName.length ? byName : able) {
    choices.push({ model, family: await recognize(model.name) });
  }
  const filling = choices.filter(({ family }) => fillsMiddle(family));
  const [first] = (0 < filling.length ? filling : choices).sort((a, b) => rankOf(a) - rankOf(b));
  if (!first) throw new ModelFault('missing', '', server);
  return { name: first.model.name, family: first.family };
}

interface Choice {
  readonly model: InstalledModel;
  readonly family: Family;
}

function fillsBy(family: Family | undefined): boolean {
  return family !== undefined && fillsMiddle(family);
}

/** Lower is better: comfortable sizes first, the biggest of them; then family; then base models. */
function rankOf({ model, family }: Choice): number {
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

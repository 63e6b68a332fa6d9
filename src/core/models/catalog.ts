/** What a model of the catalog is good for. */
export type CatalogRole = 'completion' | 'chat' | 'edit' | 'embedding';

/** Who made it. */
export type CatalogFamily = 'Qwen' | 'Mistral' | 'Llama' | 'Nomic';

/** A model that Cove stands behind. */
export interface CatalogModel {
  /** As `ollama pull` takes it. */
  readonly name: string;
  readonly family: CatalogFamily;
  /** Bytes over the wire and on disk, about. */
  readonly bytes: number;
  /** Memory that it takes with a context of 4,096 tokens, about, in bytes. */
  readonly memory: number;
  /** The longest context it was made for, in tokens. */
  readonly contextLength: number;
  readonly license: string;
  /** Whether the license forbids commercial use. */
  readonly isNonCommercial?: boolean;
  readonly roles: readonly CatalogRole[];
  /** The share of the weights that one token needs, where it is not all of them. */
  readonly activeShare?: number;
  /** For whom it is, as a phrase for a person. */
  readonly about: string;
}

/** What a machine has to run models with, in bytes. */
export interface Machine {
  readonly memory: number;
  /** What of it a graphics processor can use; 0 where there is none, or it is unknown. */
  readonly graphicsMemory: number;
}

const GB = 1e9;

const FILLS: readonly CatalogRole[] = ['completion'];
const ANSWERS: readonly CatalogRole[] = ['chat', 'edit'];
const ALL: readonly CatalogRole[] = [...FILLS, ...ANSWERS];

const QWEN = { family: 'Qwen', contextLength: 32_768, license: 'Apache-2.0' } as const;
const MISTRAL = { family: 'Mistral', license: 'Apache-2.0' } as const;
const LLAMA = { family: 'Llama', contextLength: 131_072 } as const;

/**
 * The models to begin with, family by family, smaller ones first.
 *
 * Sizes are those of Ollama's library (Q4_K_M), contexts and licenses those of the model cards.
 */
export const CATALOG: readonly CatalogModel[] = [
  {
    ...{ name: 'qwen2.5-coder:0.5b', ...QWEN, bytes: 0.4 * GB, memory: 0.7 * GB, roles: ALL },
    about: 'completes and answers on any machine, also an old one',
  },
  {
    ...{ name: 'qwen2.5-coder:1.5b', ...QWEN, bytes: 1.0 * GB, memory: 1.4 * GB, roles: ALL },
    about: 'completes, answers and changes code on a laptop: the one to begin with',
  },
  {
    ...{ name: 'qwen2.5-coder:1.5b-base', ...QWEN, bytes: 1.0 * GB, memory: 1.4 * GB },
    roles: FILLS,
    about: 'completes a little better than the one that also answers',
  },
  {
    ...{ name: 'qwen2.5-coder:3b-base', ...QWEN, bytes: 1.9 * GB, memory: 2.5 * GB, roles: FILLS },
    ...{ license: 'Qwen Research', isNonCommercial: true },
    about: 'completes better, with a graphics card or a fast laptop',
  },
  {
    ...{ name: 'qwen2.5-coder:7b', ...QWEN, bytes: 4.7 * GB, memory: 5.5 * GB, roles: ALL },
    about: 'completes, answers and changes code well, with a graphics card of 8 GB or more',
  },
  {
    ...{ name: 'qwen2.5-coder:7b-base', ...QWEN, bytes: 4.7 * GB, memory: 5.5 * GB, roles: FILLS },
    about: 'completes best, with a graphics card of 8 GB or more',
  },
  {
    ...{ name: 'qwen2.5-coder:14b', ...QWEN, bytes: 9.0 * GB, memory: 10.5 * GB, roles: ALL },
    about: 'answers and changes code better, with a graphics card of 12 GB or more',
  },
  {
    ...{ name: 'qwen3-coder:30b', ...QWEN, bytes: 19 * GB, memory: 21 * GB, roles: ALL },
    ...{ contextLength: 262_144, activeShare: 0.11 },
    about: 'answers and changes code best, and fast for its size, with 24 GB to spare',
  },
  {
    ...{ name: 'mistral:7b', ...MISTRAL, bytes: 4.4 * GB, memory: 5.3 * GB, roles: ANSWERS },
    contextLength: 32_768,
    about: 'answers, with 8 GB of memory to spare',
  },
  {
    ...{ name: 'codestral:22b', ...MISTRAL, bytes: 13 * GB, memory: 15 * GB, roles: ALL },
    ...{ contextLength: 32_768, license: 'MNPL', isNonCommercial: true },
    about: 'completes and answers, with a graphics card of 16 GB or more',
  },
  {
    ...{ name: 'devstral:24b', ...MISTRAL, bytes: 14 * GB, memory: 16 * GB, roles: ANSWERS },
    contextLength: 131_072,
    about: 'answers and changes code, with a graphics card of 16 GB or more',
  },
  {
    ...{ name: 'llama3.2:3b', ...LLAMA, bytes: 2.0 * GB, memory: 2.8 * GB, roles: ANSWERS },
    license: 'Llama 3.2',
    about: 'answers on a laptop',
  },
  {
    ...{ name: 'codellama:7b-code', ...LLAMA, bytes: 3.8 * GB, memory: 6 * GB, roles: FILLS },
    ...{ contextLength: 16_384, license: 'Llama 2' },
    about: 'completes, with a graphics card of 8 GB or more',
  },
  {
    ...{ name: 'llama3.1:8b', ...LLAMA, bytes: 4.9 * GB, memory: 5.8 * GB, roles: ANSWERS },
    license: 'Llama 3.1',
    about: 'answers, with 8 GB of memory to spare',
  },
  {
    ...{ name: 'nomic-embed-text', family: 'Nomic', bytes: 0.3 * GB, memory: 0.4 * GB },
    ...{ contextLength: 2_048, license: 'Apache-2.0', roles: ['embedding'] },
    about: 'makes embeddings, which Cove has no use for yet',
  },
];

/** The editor and the system want some of the memory too. */
const MEMORY_SHARE = 0.6;

/** Whether a machine has the memory for a model beside what else runs there. */
export function fitsMachine({ memory }: CatalogModel, machine: Machine): boolean {
  return memory <= Math.max(machine.memory * MEMORY_SHARE, machine.graphicsMemory);
}

/**
 * Bytes of weights that are read in a second, about: a token takes as long as its weights take to
 * be read. Two channels of DDR4 give a laptop's processor some 30 GB/s in practice, a graphics card
 * of the middle class, or a Mac with a Pro processor, some 200.
 */
const WEIGHTS_PER_SECOND = { processor: 30 * GB, graphics: 200 * GB };

/** Small models are held up by more than reading weights. */
const TOKENS_PER_SECOND_MAX = 100;

/** Tokens a second that can be expected of a model, about, by where it runs. */
export function expectedSpeed(
  { bytes, activeShare = 1 }: CatalogModel,
  where: keyof typeof WEIGHTS_PER_SECOND,
): number {
  const speed = WEIGHTS_PER_SECOND[where] / (bytes * activeShare);
  return Number(Math.min(TOKENS_PER_SECOND_MAX, speed).toPrecision(1));
}

/** Where a machine would run a model. */
export function whereRuns(
  { memory }: CatalogModel,
  { graphicsMemory }: Machine,
): keyof typeof WEIGHTS_PER_SECOND {
  return memory <= graphicsMemory ? 'graphics' : 'processor';
}

/** A suggestion of ten tokens has to come in half a second; who reads an answer reads slower. */
const TOKENS_PER_SECOND_MIN: Readonly<Record<CatalogRole, number>> = {
  completion: 20,
  chat: 6,
  edit: 6,
  embedding: 0,
};

/**
 * The best model of the catalog for all of `roles` on a machine: the biggest that fits there and is
 * fast enough, of a license that allows every use; where none is, the smallest for the roles.
 */
export function bestFor(
  roles: readonly CatalogRole[],
  machine: Machine,
  catalog: readonly CatalogModel[] = CATALOG,
): CatalogModel | undefined {
  const able = catalog
    .filter(model => !model.isNonCommercial && roles.every(role => model.roles.includes(role)))
    // The one that does no more than what is asked is the better one at it.
    .sort((one, other) => one.bytes - other.bytes || other.roles.length - one.roles.length);
  const good = able.filter(model => fitsMachine(model, machine) && isFast(model, roles, machine));
  return good.at(-1) ?? able[0];
}

function isFast(model: CatalogModel, roles: readonly CatalogRole[], machine: Machine): boolean {
  const speed = expectedSpeed(model, whereRuns(model, machine));
  return roles.every(role => TOKENS_PER_SECOND_MIN[role] <= speed);
}

/** The models that can be the one to begin with, on one machine or another. */
export function firstModels(): readonly CatalogModel[] {
  return CATALOG.filter(
    model => !model.isNonCommercial && ALL.every(role => model.roles.includes(role)),
  );
}

/** The model to begin with: one for everything, so that one download is enough. */
export function firstModel(machine: Machine): CatalogModel | undefined {
  return bestFor(ALL, machine);
}

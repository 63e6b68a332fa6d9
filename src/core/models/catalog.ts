/** What a model of the catalog is good for. */
export type CatalogRole = 'completion' | 'chat' | 'embedding';

/** A model that Cove stands behind. */
export interface CatalogModel {
  /** As `ollama pull` takes it. */
  readonly name: string;
  /** Bytes over the wire and on disk, about. */
  readonly bytes: number;
  /** Memory that it takes with a context of 4,096 tokens, about, in bytes. */
  readonly memory: number;
  readonly license: string;
  /** Whether the license forbids commercial use. */
  readonly isNonCommercial?: boolean;
  readonly roles: readonly CatalogRole[];
  /** For whom it is, as a phrase for a person. */
  readonly about: string;
}

const GB = 1e9;

/**
 * The models to begin with, smallest first among those that complete, then those that chat.
 *
 * Sizes are those of Ollama's library (Q4_K_M); licenses are those of the model cards.
 */
export const CATALOG: readonly CatalogModel[] = [
  {
    name: 'qwen2.5-coder:0.5b-base',
    ...{ bytes: 0.4 * GB, memory: 0.7 * GB, license: 'Apache-2.0', roles: ['completion'] },
    about: 'completes on any machine, also an old one',
  },
  {
    name: 'qwen2.5-coder:1.5b-base',
    ...{ bytes: 1.0 * GB, memory: 1.4 * GB, license: 'Apache-2.0', roles: ['completion'] },
    about: 'completes well and fast on a laptop: the one to begin with',
  },
  {
    name: 'qwen2.5-coder:3b-base',
    ...{ bytes: 1.9 * GB, memory: 2.5 * GB, license: 'Qwen Research', roles: ['completion'] },
    isNonCommercial: true,
    about: 'completes better, with a graphics card or a fast laptop',
  },
  {
    name: 'qwen2.5-coder:7b-base',
    ...{ bytes: 4.7 * GB, memory: 5.5 * GB, license: 'Apache-2.0', roles: ['completion'] },
    about: 'completes best, with a graphics card of 8 GB or more',
  },
  {
    name: 'codestral:22b',
    ...{ bytes: 13 * GB, memory: 15 * GB, license: 'MNPL', roles: ['completion', 'chat'] },
    isNonCommercial: true,
    about: 'completes and chats, from Mistral, with a graphics card of 16 GB or more',
  },
  {
    name: 'codellama:7b-code',
    ...{ bytes: 3.8 * GB, memory: 5 * GB, license: 'Llama 2', roles: ['completion'] },
    about: 'completes, from the Llama family',
  },
  {
    name: 'qwen2.5-coder:1.5b',
    ...{ bytes: 1.0 * GB, memory: 1.4 * GB, license: 'Apache-2.0' },
    roles: ['completion', 'chat'],
    about: 'completes and chats, so that one small model does both',
  },
  {
    name: 'qwen2.5-coder:7b',
    ...{ bytes: 4.7 * GB, memory: 5.5 * GB, license: 'Apache-2.0' },
    roles: ['completion', 'chat'],
    about: 'chats about code, with 8 GB of memory to spare',
  },
  {
    name: 'llama3.2:3b',
    ...{ bytes: 2.0 * GB, memory: 2.8 * GB, license: 'Llama 3.2', roles: ['chat'] },
    about: 'chats on a laptop, from the Llama family',
  },
  {
    name: 'mistral:7b',
    ...{ bytes: 4.4 * GB, memory: 5.3 * GB, license: 'Apache-2.0', roles: ['chat'] },
    about: 'chats, from Mistral, with 8 GB of memory to spare',
  },
];

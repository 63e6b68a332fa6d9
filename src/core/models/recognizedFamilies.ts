import { BoundedMap } from '../base/boundedMap.js';
import { type Family, PREFIX, familyOf, familyWith } from './families.js';
import { ModelFault, type ModelRuntime } from './modelRuntime.js';

/** More models than anyone keeps; one that is forgotten is asked about again. */
const CAPACITY = 256;

/**
 * The family of each model: by its name, or else by what the server tells of its vocabulary and
 * template, so that a fine-tune of one's own is completed for under any name.
 *
 * **Invariant:** the server is asked only where the name tells nothing, and what it told is not
 * asked for again.
 */
export class RecognizedFamilies {
  readonly #runtime: Pick<ModelRuntime, 'signs'>;
  readonly #recognized = new BoundedMap<string, Family>(CAPACITY);

  constructor(runtime: Pick<ModelRuntime, 'signs'>) {
    this.#runtime = runtime;
  }

  /** Rejects for an abort alone: a model of which nothing can be learned continues the prefix. */
  async of(model: string, signal: AbortSignal): Promise<Family> {
    const known = familyOf(model) ?? this.#recognized.get(model);
    if (known) return known;
    try {
      const family = familyWith(await this.#runtime.signs(model, signal));
      this.#recognized.set(model, family);
      return family;
    } catch (error) {
      if (error instanceof ModelFault) return PREFIX;
      throw error;
    }
  }
}

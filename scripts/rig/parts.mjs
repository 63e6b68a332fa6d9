import { locked } from './cache.mjs';
import { duration, RigError } from './words.mjs';

/**
 * One thing the rig brings: `find` sees whether it is there, `provide` makes it be there, after which
 * `find` sees it.
 * @template Found
 * @typedef {{ name: string, about: string, find: (context: Context) => Promise<Found | undefined>,
 *   provide: (context: Context) => Promise<unknown> }} Part
 */

/**
 * What a part may ask for: other parts, and a turn at the compiler.
 * @typedef {{ generation: import('./versions.mjs').Generation, anyVersion: boolean,
 *   model: import('./versions.mjs').Model, say: import('./words.mjs').Say,
 *   bring: <Found>(part: Part<Found>) => Promise<Found>,
 *   compiling: <Result>(work: () => Promise<Result>) => Promise<Result> }} Context
 */

/**
 * A context in which each part is brought once, however many ask for it, and compilers run one after the
 * other while downloads go on beside them.
 * @param {Pick<Context, 'generation' | 'anyVersion' | 'model' | 'say'>} settings
 * @returns {Context}
 */
export function newContext(settings) {
  /** @type {Map<string, Promise<any>>} */
  const brought = new Map();
  let turn = Promise.resolve();
  /** @type {Context} */
  const context = {
    ...settings,
    bring: part => {
      const promise = brought.get(part.name) ?? bring(part, context);
      brought.set(part.name, promise);
      return promise;
    },
    compiling: work => {
      const result = turn.then(work);
      turn = result.then(
        () => undefined,
        () => undefined,
      );
      return result;
    },
  };
  return context;
}

/**
 * @template Found
 * @param {Part<Found>} part
 * @param {Context} context
 */
async function bring(part, context) {
  const { say } = context;
  const there = await part.find(context);
  if (there !== undefined) return there;
  return locked(part.name, say, async () => {
    const meanwhile = await part.find(context);
    if (meanwhile !== undefined) return meanwhile;
    const start = Date.now();
    say(`${part.name}: ${part.about} …`);
    await part.provide(context);
    const found = await part.find(context);
    if (found === undefined) throw missing(part.name);
    say(`${part.name}: ready (${duration(Date.now() - start)})`);
    return found;
  });
}

/** @param {string} name */
function missing(name) {
  return new RigError({
    step: name,
    problem: 'everything ran, but what it should have made is not usable',
    remedy: 'remove its folder and its log from the cache, and run again; the log says more',
  });
}

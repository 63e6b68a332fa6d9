import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isAlive } from './processes.mjs';
import { delay, RigError } from './words.mjs';

/** As long as everything takes on a slow machine; a longer wait means the other rig hangs. */
const LOCK_MINUTES_MAX = 60;
/** A holder renews its lock this often … */
const RENEW_MS = 10_000;
/** … and one that missed a dozen renewals is gone, whatever now wears its process id. */
const STALE_MS = 120_000;
const LOOK_AGAIN_MS = 500;
/** Two that take over the same stale lock see each other after this time. */
const SETTLE_MS = 50;

/** Where everything is kept: never in the work tree, and shared by all clones. */
export function cacheFolder() {
  const own = process.env['COVE_RIG'];
  if (own) return resolve(own);
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(caches, 'cove-rig');
}

/**
 * A folder of the cache that is there complete or not at all: it is filled under another name and renamed
 * when done. `work` survives a killed run, so that a long build goes on where it stood.
 * @param {string} name
 * @param {(draft: string, work: string) => Promise<void>} fill
 */
export async function fillFolder(name, fill) {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.draft`;
  const work = `${folder}.work`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await mkdir(work, { recursive: true });
  await fill(draft, work);
  await rename(draft, folder);
  await rm(work, { recursive: true, force: true });
  return folder;
}

/** The path of a complete folder of the cache, if it is there. @param {string} name */
export function findFolder(name) {
  const folder = join(cacheFolder(), name);
  return existsSync(folder) ? folder : undefined;
}

/**
 * Does the work while no other rig on this cache does work of that name.
 * @template T
 * @param {string} name
 * @param {import('./words.mjs').Say} say
 * @param {() => Promise<T>} work
 */
export async function locked(name, say, work) {
  const file = join(cacheFolder(), 'locks', name);
  mkdirSync(join(cacheFolder(), 'locks'), { recursive: true });
  await acquire(file, name, say);
  const renewal = setInterval(
    () => void utimes(file, new Date(), new Date()).catch(() => undefined),
    RENEW_MS,
  );
  renewal.unref();
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await rm(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} name
 * @param {import('./words.mjs').Say} say
 */
async function acquire(file, name, say) {
  const deadline = Date.now() + LOCK_MINUTES_MAX * 60_000;
  for (let told = false; Date.now() < deadline; await delay(LOOK_AGAIN_MS)) {
    if (await take(file)) return;
    const holder = await holderOf(file);
    if (holder === undefined) continue;
    if (!(await isStale(file, holder))) {
      if (!told) say(`${name}: another rig (process ${holder}) is at it, waiting`);
      told = true;
      continue;
    }
    say(`${name}: taking over from a rig that ended early (process ${holder})`);
    await rm(file, { force: true });
    if (await take(file)) {
      await delay(SETTLE_MS);
      if ((await holderOf(file)) === process.pid) return;
    }
  }
  throw new RigError({
    step: name,
    problem: `another rig has held it for ${LOCK_MINUTES_MAX} min`,
    remedy: `end that rig, or remove ${file}`,
  });
}

/** @param {string} file */
async function take(file) {
  try {
    const lock = await open(file, 'wx');
    await lock.writeFile(String(process.pid));
    await lock.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
async function holderOf(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}

/** @param {string} file @param {number} holder */
async function isStale(file, holder) {
  if (!isAlive(holder)) return true;
  const age = await stat(file).then(
    entry => Date.now() - entry.mtimeMs,
    () => 0,
  );
  return STALE_MS < age;
}

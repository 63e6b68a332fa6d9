#!/usr/bin/env node
/**
 * Every check of the project, on a machine that has only Node: sets up what is missing, runs the
 * suites, and ends with `N passed, N failed, N skipped`.
 *
 *   npm test                     everything
 *   npm test -- unit wire        the suites of these names
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { ROOT } from './root.mjs';

const bin = (name, file) => join(ROOT, 'node_modules', name, file);
const mocha = (...args) => [
  bin('mocha', 'bin/mocha.js'),
  ...['--reporter', 'scripts/countingReporter.cjs', '--forbid-only', '--forbid-pending'],
  // A test that failed can leave a socket open, and the run must end all the same.
  '--exit',
  ...args,
];

/**
 * What is set up in the background while the first suites run, one after the other.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const SETUPS = {
  rig: ['scripts/rig.mjs'],
  'rig-0.11': ['scripts/rig.mjs', '--ollama', '0.11', '--only', 'ollama,model'],
};

/**
 * The suites, in order. One that `stops` makes what the others run on: it is never left out, and
 * has to pass. Those that only read run `beside` the others, one after the other, and print what
 * they say at their end.
 * @type {readonly { name: string, args: readonly string[], needs?: keyof typeof SETUPS,
 *   env?: Readonly<Record<string, string>>, stops?: boolean, beside?: boolean }[]}
 */
const SUITES = [
  { name: 'types', args: [bin('typescript', 'bin/tsc'), '-b'], stops: true },
  { name: 'build', args: ['scripts/build.mjs'], stops: true },
  { name: 'package', args: ['scripts/package.mjs'], stops: true },
  {
    name: 'format',
    args: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    beside: true,
  },
  {
    name: 'lint',
    args: [bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'],
    beside: true,
  },
  {
    name: 'unit',
    args: mocha('out/test/{core,server,client,bench}/**/*.test.js', '--timeout', '60000'),
  },
  {
    name: 'tidy',
    args: mocha('out/test/tidy/**/*.test.js', '--timeout', '60000'),
    beside: true,
  },
  {
    name: 'webview',
    args: mocha('out/test/webview/**/*.test.js', '--timeout', '60000'),
    needs: 'rig',
  },
  { name: 'wire', args: mocha('out/test/wire/**/*.test.js', '--timeout', '20000') },
  {
    name: 'real',
    args: mocha('out/test/real/**/*.test.js', '--timeout', '300000'),
    needs: 'rig',
    env: { COVE_OLLAMA: 'current' },
  },
  { name: 'e2e', args: mocha('out/test/e2e/**/*.test.js', '--timeout', '300000'), needs: 'rig' },
  {
    name: 'real on Ollama 0.11',
    args: mocha(
      ...['out/test/real/**/*.test.js', '--timeout', '300000'],
      ...['--ignore', 'out/test/real/llamaServer.test.js'],
    ),
    needs: 'rig-0.11',
    env: { COVE_OLLAMA: '0.11' },
  },
];

/** No suite takes a third of it; one that hangs must not take the whole run with it. */
const SUITE_MS_MAX = 20 * 60_000;

const say = line => process.stdout.write(`[test] ${line}\n`);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  process.exitCode = 1;
}

/** @param {readonly string[]} names */
async function main(names) {
  const unknown = names.find(wanted => !SUITES.some(({ name }) => name === wanted));
  if (unknown !== undefined) {
    const known = SUITES.map(({ name }) => `"${name}"`).join(', ');
    throw new Error(`there is no suite "${unknown}"; there are ${known}`);
  }
  await install(say);
  const wanted = ({ name, stops }) => names.length === 0 || stops || names.includes(name);
  const suites = SUITES.filter(wanted);
  const setups = startSetups(new Set(suites.flatMap(({ needs }) => (needs ? [needs] : []))));
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const runAll = async which => {
    for (const suite of which) {
      const counts = await runSuite(suite, setups);
      for (const [key, count] of Object.entries(counts)) totals[key] += count;
      if (suite.stops && 0 < counts.failed) return false;
    }
    return true;
  };
  if (await runAll(suites.filter(({ stops }) => stops))) {
    const others = suites.filter(({ stops }) => !stops);
    const lanes = [others.filter(({ beside }) => !beside), others.filter(({ beside }) => beside)];
    await Promise.all(lanes.map(runAll));
  }
  const { passed, failed, skipped } = totals;
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return failed === 0 ? 0 : 1;
}

/**
 * Starts what is needed, one after the other: compilers side by side only slow each other.
 * @param {ReadonlySet<string>} needed
 * @returns {Readonly<Record<string, Promise<boolean>>>}
 */
function startSetups(needed) {
  const setups = {};
  let before = Promise.resolve(true);
  for (const [name, args] of Object.entries(SETUPS)) {
    if (!needed.has(name)) continue;
    setups[name] = before.then(() => run(args, {}));
    before = setups[name];
  }
  return setups;
}

/**
 * Runs a suite once what it needs is there. A tool counts as one check, mocha counts its own.
 * @param {(typeof SUITES)[number]} suite
 * @param {Readonly<Record<string, Promise<boolean>>>} setups
 */
async function runSuite({ name, args, needs, env, beside }, setups) {
  if (needs && !(await setups[needs])) {
    say(`${name}: cannot run, since its set-up failed; the lines of [rig] above say why`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (!beside) say(`${name} …`);
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'cove-test-'));
  const file = join(folder, 'counts');
  const options = { timeout: SUITE_MS_MAX, later: beside };
  const fine = await run(args, { ...env, COVE_COUNTS: file }, options);
  const counts = existsSync(file) ? countsIn(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  say(`${name}: ${fine ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  if (!counts) return { passed: fine ? 1 : 0, failed: fine ? 0 : 1, skipped: 0 };
  // A runner that dies after its tests has failed, whatever it counted.
  return fine || 0 < counts.failed ? counts : { ...counts, failed: 1 };
}

/** @param {string} line */
function countsIn(line) {
  const [passed = 0, failed = 0, skipped = 0] = line.trim().split(' ').map(Number);
  return { passed, failed, skipped };
}

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env
 * @param {object} [options]
 * @param {number} [options.timeout] after which it is ended, in ms; 0 is never
 * @param {boolean} [options.later] whether what it prints waits for its end
 * @returns {Promise<boolean>} whether it ended well
 */
function run(args, env, { timeout = 0, later = false } = {}) {
  return new Promise(resolve => {
    const output = later ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
      timeout,
    });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => printed.push(chunk));
    }
    child.on('error', () => resolve(false));
    child.on('close', code => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code === 0);
    });
  });
}

import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** npm writes this file last, so it is as old as the last complete installation. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const WANTED = join(ROOT, 'package-lock.json');

/**
 * Installs the packages where they are missing or older than the lock file. Built-in modules
 * alone are used, since this runs before anything is there.
 * @param {(line: string) => void} say
 */
export async function install(say) {
  if (existsSync(INSTALLED) && statSync(WANTED).mtimeMs <= statSync(INSTALLED).mtimeMs) return;
  say('installing packages (npm ci) …');
  await runOrExplain('npm', ['ci', '--no-audit', '--no-fund'], {
    step: 'npm ci',
    remedy: 'check that the npm registry can be reached, then run this command again',
  });
}

/**
 * Runs a program to its end; rejects with the step and the remedy where it fails. What it prints
 * goes to the error stream, which leaves the other to results.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ step: string, remedy: string }} words
 */
export function runOrExplain(program, args, { step, remedy }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', process.stderr, process.stderr],
      shell: process.platform === 'win32',
    });
    child.on('error', error =>
      reject(new Error(`${step} did not start: ${error.message}; ${remedy}`)),
    );
    child.on('close', code =>
      code === 0 ? resolve(undefined) : reject(new Error(`${step} failed; ${remedy}`)),
    );
  });
}

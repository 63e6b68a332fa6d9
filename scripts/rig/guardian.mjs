/**
 * Runs one program and ends it, with all it started, as soon as whoever asked for it is gone, even if that
 * one was killed. It leads a process group of its own, so that nothing but its own children is ended, and
 * a Ctrl+C in the terminal reaches the script first.
 *
 * `node guardian.mjs PROGRAM ARGUMENT …`, forked with a message channel: it reports `{ pid }`, then
 * `{ code, signal }` or `{ error }`. Closing the channel is the order to stop.
 */
import { spawn, spawnSync } from 'node:child_process';

/** A server that flushes needs a moment; one that has not ended by now will not. */
const POLITE_MS_MAX = 5_000;

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endPolitely);
process.on('disconnect', endPolitely);
child.on('spawn', () => process.send?.({ pid: child.pid }));
child.on('error', error => report({ error: error.message }));
child.on('exit', (code, signal) => report({ code, signal }));

let ending = false;

function endPolitely() {
  if (ending) return;
  ending = true;
  setTimeout(endGroup, POLITE_MS_MAX);
  if (process.platform === 'win32') endGroup();
  else process.kill(-process.pid, 'SIGTERM');
}

/** @param {object} outcome */
function report(outcome) {
  if (process.connected) process.send?.(outcome, () => endGroup());
  else endGroup();
}

/** Whatever the program left behind goes with it, and the guardian too. */
function endGroup() {
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
  process.exit(0);
}

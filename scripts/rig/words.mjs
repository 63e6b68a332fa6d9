import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Takes one line of progress.
 * @typedef {(line: string) => void} Say
 */

/** Progress goes to the error stream, so that a script's result on the other stays clean. @type {Say} */
export const sayToTerminal = line => void process.stderr.write(`[rig] ${line}\n`);

/**
 * A failure that a person can act on: the step, its last words, where all of it stands, and the remedy.
 * Its message is meant to be printed as it is, without a stack.
 */
export class RigError extends Error {
  /** @param {{ step: string, problem: string, remedy: string, tail?: readonly string[], log?: string }} what */
  constructor({ step, problem, remedy, tail = [], log }) {
    const lines = [
      `${step} failed: ${problem}`,
      ...tail.map(line => `  | ${line}`),
      ...(log ? [`  everything it said: ${log}`] : []),
      `  remedy: ${remedy}`,
    ];
    super(lines.join('\n'));
    this.name = 'RigError';
  }
}

/** `7 s`, `2 min 5 s`. @param {number} ms */
export function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Waits; a limit that only watches others does not keep the script alive. @param {number} ms */
export function delay(ms, { keepsAlive = true } = {}) {
  return sleep(ms, undefined, { ref: keepsAlive });
}

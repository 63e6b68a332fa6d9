import { Readiness, type ReadinessSettings } from '../../src/core/models/readiness.js';
import { RecognizedFamilies } from '../../src/core/models/recognizedFamilies.js';
import { HandClock } from './handClock.js';
import type { ScriptedRuntime } from './scriptedRuntime.js';

/** Readiness with a server of a test, what it told, and how often it took the server for hung. */
export function readinessOf(
  runtime: ScriptedRuntime,
  settings: Partial<ReadinessSettings> = {},
): {
  readonly readiness: Readiness;
  readonly clock: HandClock;
  readonly states: string[];
  readonly hung: () => number;
} {
  const clock = new HandClock();
  const states: string[] = [];
  let hangs = 0;
  const readiness = new Readiness({
    runtime,
    families: new RecognizedFamilies(runtime),
    clock,
    settings: () => ({ model: '', family: '', contextLength: 0, keepAlive: '', ...settings }),
    onState: state => void states.push(state.kind),
    onHung: () => (hangs += 1),
  });
  return { readiness, clock, states, hung: () => hangs };
}

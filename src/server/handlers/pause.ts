import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import { METHODS } from '../../protocol/methods.js';
import type { PauseResult } from '../../protocol/pause.js';
import { onQuery } from '../onQuery.js';
import type { Pause } from '../pause.js';

export interface PauseHandlerDeps {
  readonly pause: Pause;
  readonly log: Log;
}

/** A week; who wants it longer turns completions off. */
const MINUTES_MAX = 7 * 24 * 60;

const Params = v.object({
  minutes: v.pipe(v.number(), v.minValue(0), v.maxValue(MINUTES_MAX)),
});

/** Parameters that make no sense change nothing. */
export function onPause(connection: Connection, { pause, log }: PauseHandlerDeps): void {
  onQuery(connection, log, METHODS.pause, (params): Promise<PauseResult> => {
    const read = v.safeParse(Params, params);
    if (read.success) pause.take(read.output.minutes);
    const { until } = pause;
    return Promise.resolve(until === undefined ? {} : { until });
  });
}

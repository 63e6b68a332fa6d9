import type { Clock } from '../base/clock.js';
import type { FillPiece, FillRequest, FillUsage, ModelRuntime } from '../models/modelRuntime.js';
import type { Readiness, ReadyModel } from '../models/readiness.js';
import { withoutControlText } from '../models/controlText.js';
import type { ServerGauge } from '../models/serverGauge.js';
import { healed } from './heal.js';
import { Lane } from './lane.js';
import type { Question } from './question.js';
import { type Prepared, Requests } from './requests.js';
import type { FillOrder, RunningFill } from './runningFill.js';

/** What a request is for. */
export type Errand =
  /** Somebody waits for it. */
  | 'now'
  /** Somebody may come to want it. */
  | 'ahead'
  /** Nothing of the answer is wanted: the server reads the prompt, and keeps its state. */
  | 'warm';

export interface AskingDeps {
  readonly runtime: Pick<ModelRuntime, 'fill'>;
  readonly readiness: Pick<Readiness, 'ready' | 'answered' | 'failed'>;
  readonly clock: Clock;
  /** The name of a document for the ledger, without its folders. */
  readonly fileName: (uri: string) => string;
  /** Told when a model begins to answer somebody who waits, and when it ends. */
  readonly onWork: (working: boolean) => void;
}

/** The way to the model: whether it is there, what it is sent, one request at a time. */
export class Asking {
  readonly lane: Lane;
  readonly #deps: AskingDeps;
  readonly #requests: Requests;

  constructor(deps: AskingDeps) {
    this.#deps = deps;
    this.lane = new Lane(deps.clock);
    this.#requests = new Requests(deps.fileName);
  }

  /** Rejects with a `ModelFault` where no model can be asked, with the reason where aborted. */
  model(insist: boolean, signal: AbortSignal): Promise<ReadyModel> {
    return this.#deps.readiness.ready(insist, signal);
  }

  prepare({ site, settings }: Question, model: ReadyModel): Prepared {
    return this.#requests.prepare(site, model, settings);
  }

  /** Sends what was prepared, once the socket of the request before is closed. */
  send(
    question: Question,
    prepared: Prepared,
    errand: Errand,
    signal: AbortSignal,
  ): Promise<RunningFill> {
    return this.lane.open(this.#orderOf(question, prepared, errand), signal);
  }

  #orderOf({ site }: Question, prepared: Prepared, errand: Errand): FillOrder {
    const { readiness, onWork } = this.#deps;
    const { held, model, request } = prepared;
    const { prompt, maxTokens } = request;
    const waited = errand === 'now';
    return {
      origin: site,
      model,
      serves: errand !== 'warm',
      maxTokens,
      ask: signal => {
        if (waited) onWork(true);
        const warm = { ...request, maxTokens: 1 };
        if (errand === 'warm') return this.#fill(warm, prepared.gauge, signal);
        const ask = (told: string): AsyncIterable<FillPiece> =>
          this.#fill({ ...request, prompt: told }, prepared.gauge, signal);
        const admits = (token: string): boolean =>
          withoutControlText(token, model.family) === token;
        return healed({ prompt, held, admits, ask });
      },
      onOver: ending => {
        if (waited) onWork(false);
        if (ending.kind === 'fault') readiness.failed(ending.fault);
      },
    };
  }

  /** One request, from whose course is learned. */
  async *#fill(
    request: FillRequest,
    gauge: ServerGauge,
    signal: AbortSignal,
  ): AsyncGenerator<FillPiece> {
    const { runtime, clock, readiness } = this.#deps;
    const gauging = gauge.begin(request.prompt, clock.now());
    let said = '';
    let usage: FillUsage | undefined;
    try {
      for await (const piece of runtime.fill(request, signal)) {
        if (piece.kind === 'end') usage = piece.usage;
        else {
          gauging.heard(piece, clock.now());
          readiness.answered();
          said += piece.text;
        }
        yield piece;
      }
    } finally {
      gauging.ended(said, usage);
    }
  }
}

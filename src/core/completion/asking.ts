import type { Clock } from '../base/clock.js';
import type { FillPiece, FillRequest, FillUsage, ModelRuntime } from '../models/modelRuntime.js';
import type { Readiness, ReadyModel } from '../models/readiness.js';
import { withoutControlText } from '../models/controlText.js';
import type { ServerGauge } from '../models/serverGauge.js';
import type { CursorSite } from '../text/cursorSite.js';
import { healed } from './heal.js';
import { Lane } from './lane.js';
import type { Question } from './question.js';
import { type Prepared, Requests } from './requests.js';
import type { FillOrder, RunningFill, Sent } from './runningFill.js';

/** What a request is for. */
export type Errand =
  /** Somebody waits for it. */
  | { readonly kind: 'now' }
  /** Somebody may come to want it, who was at `from` when it was sent. */
  | { readonly kind: 'ahead'; readonly from: CursorSite }
  /** Nothing of the answer is wanted: the server reads the prompt, and keeps its state. */
  | { readonly kind: 'warm' };

/** As many as Ollama tells: among twenty is nearly always one that goes on as the person typed. */
const ALTERNATIVES = 20;

export interface AskingDeps {
  readonly runtime: Pick<ModelRuntime, 'bodyOf' | 'fill'>;
  readonly readiness: Pick<Readiness, 'ready' | 'waits' | 'answered' | 'failed'>;
  readonly clock: Clock;
  /** The name of a document for the ledger, without its folders. */
  readonly fileName: (uri: string) => string;
  /** Told when a model begins to answer somebody who waits, and when it ends. */
  readonly onWork: (working: boolean) => void;
  /** Told after each request what its model shows of its speed by now. */
  readonly onMeasured: (model: string, gauge: ServerGauge) => void;
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

  #orderOf({ site, avoid = [] }: Question, prepared: Prepared, errand: Errand): FillOrder {
    const { readiness, onWork } = this.#deps;
    const { request } = prepared;
    const waited = errand.kind === 'now';
    const sent: Sent = { request, quoted: prepared.quoted };
    return {
      beganAt: this.#deps.clock.now(),
      origin: site,
      from: errand.kind === 'ahead' ? errand.from : site,
      model: prepared.model,
      serves: errand.kind !== 'warm',
      maxTokens: request.maxTokens,
      sent,
      ask: signal => {
        if (waited) onWork(true);
        const warm = { ...request, maxTokens: 1 };
        if (errand.kind === 'warm') return this.#fill(warm, prepared.gauge, signal);
        return this.#healed(prepared, { sent, avoid }, signal);
      },
      onOver: ending => {
        if (waited) onWork(false);
        if (ending.kind === 'fault') readiness.failed(ending.fault);
      },
    };
  }

  #healed(
    prepared: Prepared,
    { sent, avoid }: { readonly sent: Sent; readonly avoid: readonly string[] },
    signal: AbortSignal,
  ): AsyncIterable<FillPiece> {
    const { held, model, request, gauge, probes } = prepared;
    const send = (changed: Partial<FillRequest>): AsyncIterable<FillPiece> => {
      sent.request = { ...request, ...changed };
      return this.#fill(sent.request, gauge, signal);
    };
    return healed({
      prompt: request.prompt,
      held,
      // Behind a blank a model goes on as a rule, and behind what it said itself.
      likely: held.trim() === '' || gauge.said(request.prompt + held),
      avoid,
      admits: token => withoutControlText(token, model.family) === token,
      probe: prompt =>
        probes.tokensAt(prompt, () => send({ prompt, maxTokens: 1, alternatives: ALTERNATIVES })),
      ask: prompt => send({ prompt }),
    });
  }

  /** One request, from whose course is learned. */
  async *#fill(
    request: FillRequest,
    gauge: ServerGauge,
    signal: AbortSignal,
  ): AsyncGenerator<FillPiece> {
    const { runtime, clock, readiness, onMeasured } = this.#deps;
    const gauging = gauge.begin(request.prompt, clock.now());
    let said = '';
    let usage: FillUsage | undefined;
    const heard = readiness.waits();
    try {
      for await (const piece of runtime.fill(request, signal)) {
        heard();
        readiness.answered();
        if (piece.kind === 'end') usage = piece.usage;
        else {
          gauging.heard(piece, clock.now());
          said += piece.text;
        }
        yield piece;
      }
    } finally {
      heard();
      gauging.ended(said, usage);
      onMeasured(request.model, gauge);
    }
  }
}

import type { Clock } from '../base/clock.js';
import { explainFault } from '../models/explainFault.js';
import { type FillRequest, ModelFault, type ModelRuntime } from '../models/modelRuntime.js';
import type { Readiness, ReadyModel } from '../models/readiness.js';
import { fillBody } from '../models/requestBodies.js';
import { tokensOf } from '../models/tokens.js';
import type { Syntax } from '../syntax/place.js';
import { type Span, spanOf } from '../syntax/span.js';
import type { CursorSite } from '../text/cursorSite.js';
import { budgetFor, buildPrompt } from './buildPrompt.js';
import { type Answer, collect } from './collect.js';
import type { CompletionSettings } from './completionSettings.js';
import { type LastPrompt, NOTHING_ASKED } from './lastPrompt.js';
import { paceOf } from './paceOf.js';
import { RecentSuggestions } from './recentSuggestions.js';
import { shape } from './shape/shape.js';
import type { Suggestion, Trigger } from './suggestion.js';
import { unitEnd } from './unitEnd.js';
import { WindowAnchors } from './windowAnchors.js';
import { whyNotAsk } from './whyNotAsk.js';

export interface CompletionDeps {
  readonly runtime: Pick<ModelRuntime, 'fill'>;
  readonly readiness: Pick<Readiness, 'ready' | 'answered' | 'failed'>;
  readonly syntax: Syntax;
  readonly clock: Clock;
  /** The name of a document for the ledger, without its folders. */
  readonly fileName: (uri: string) => string;
  /** Told when a model begins to answer, and when it ends. */
  readonly onWork: (working: boolean) => void;
}

/**
 * Inline completion from end to end: worth asking, remembered, pace, prompt, fill, shape, show.
 *
 * Each step lives in the file of its name; this one decides nothing but their order.
 *
 * **Invariant:** an aborted request leaves no trace: it neither answers nor is remembered, and its
 * socket is closed at once. At most one request is in flight: a newer one ends an older one.
 */
export class CompletionEngine {
  readonly #deps: CompletionDeps;
  readonly #recent = new RecentSuggestions();
  readonly #anchors = new WindowAnchors();
  #current: AbortController | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #last: LastPrompt = NOTHING_ASKED;

  constructor(deps: CompletionDeps) {
    this.#deps = deps;
  }

  /** What was sent last, and what became of it. */
  get last(): LastPrompt {
    return this.#last;
  }

  /** Settings or the model changed: what was suggested under the old ones is not offered again. */
  forget(): void {
    this.#recent.forget();
  }

  /** Rejects with a `ModelFault` where no model can be asked, with the reason where aborted. */
  async complete(
    site: CursorSite,
    trigger: Trigger,
    settings: CompletionSettings,
    cancelled: AbortSignal,
  ): Promise<Suggestion | undefined> {
    const reason = whyNotAsk(site, trigger, settings);
    if (reason !== undefined) {
      this.#declined(reason);
      return undefined;
    }

    const remembered = this.#recent.find(site);
    if (remembered) return this.#remembered(remembered);

    const signal = this.#newest(cancelled);
    if (trigger === 'typing') {
      await this.#deps.clock.pause(paceOf(site, settings.delayMs), signal);
    }
    const model = await this.#model(trigger, signal);
    const span = spanOf(site, this.#deps.syntax.placeAt(site), settings.multiline);
    const request = this.#request(site, model, settings);
    const finished = (text: string): boolean => unitEnd(text, site, span) !== undefined;
    const answer = await this.#fillAlone(request, finished, signal);
    const suggestion = shape(answer.text, {
      site,
      span,
      family: model.family,
      ended: answer.ended,
    });
    this.#note(answer, span, suggestion);
    if (suggestion) this.#recent.remember(site, suggestion);
    return suggestion;
  }

  #declined(outcome: string): void {
    this.#last = { ...this.#last, outcome };
  }

  #remembered(suggestion: Suggestion): Suggestion {
    this.#last = { ...this.#last, outcome: 'Suggested from memory, without a request.' };
    return suggestion;
  }

  #newest(cancelled: AbortSignal): AbortSignal {
    this.#current?.abort();
    this.#current = new AbortController();
    return AbortSignal.any([cancelled, this.#current.signal]);
  }

  async #model(trigger: Trigger, signal: AbortSignal): Promise<ReadyModel> {
    try {
      return await this.#deps.readiness.ready(trigger === 'invoked', signal);
    } catch (error) {
      this.#last = { ...this.#last, outcome: outcomeOf(error, signal) };
      throw error;
    }
  }

  #request(site: CursorSite, model: ReadyModel, settings: CompletionSettings): FillRequest {
    const budget = budgetFor(model, settings.maxTokens, settings.contextTokens);
    const window = this.#anchors.windowOf(site, budget);
    const prompt = buildPrompt(site, window, model);
    const request: FillRequest = {
      model: model.name,
      prompt,
      stop: model.family.stop,
      maxTokens: settings.maxTokens,
      contextLength: model.echo,
      keepAlive: settings.keepAlive === '' ? undefined : settings.keepAlive,
      files: [this.#deps.fileName(site.uri)],
    };
    const { model: name, prompt: sent, ...options } = fillBody(request);
    this.#last = {
      model: name,
      prompt: sent,
      options,
      quoted: { uri: site.uri, ...window, tokens: tokensOf(prompt) },
      outcome: 'The model is answering.',
    };
    return request;
  }

  /** Waits until the socket of the request before is closed, which its abort does at once. */
  async #fillAlone(
    request: FillRequest,
    finished: (text: string) => boolean,
    signal: AbortSignal,
  ): Promise<Answer> {
    await this.#running;
    signal.throwIfAborted();
    const filling = this.#fill(request, finished, signal);
    this.#running = filling.catch(() => undefined);
    return filling;
  }

  async #fill(
    request: FillRequest,
    finished: (text: string) => boolean,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { runtime, readiness, clock, onWork } = this.#deps;
    onWork(true);
    try {
      const patience = { now: () => clock.now(), maxTokens: request.maxTokens };
      const answer = await collect(runtime.fill(request, signal), finished, patience);
      signal.throwIfAborted();
      if (answer.fault) readiness.failed(answer.fault);
      else readiness.answered();
      return answer;
    } catch (error) {
      this.#last = { ...this.#last, outcome: outcomeOf(error, signal) };
      if (error instanceof ModelFault && !signal.aborted) readiness.failed(error);
      throw error;
    } finally {
      onWork(false);
    }
  }

  #note({ ended, fault }: Answer, span: Span, suggestion: Suggestion | undefined): void {
    const unit = span === 'line' ? 'the rest of the line' : 'a block';
    const cut = ended === 'cut' ? ' The answer was cut off before its end.' : '';
    const broken = fault ? ` The server failed on the way (${fault.kind}).` : '';
    const outcome = suggestion ? `Suggested ${unit}.` : 'The model said nothing new.';
    this.#last = { ...this.#last, outcome: outcome + cut + broken };
  }
}

function outcomeOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'Cancelled, since the cursor or the text moved on.';
  return error instanceof ModelFault ? explainFault(error).reason : 'Failed.';
}

import { explainFault } from '../models/explainFault.js';
import { ModelFault } from '../models/modelRuntime.js';
import { sentOptions } from '../models/sentOptions.js';
import type { Syntax } from '../syntax/place.js';
import type { Span } from '../syntax/span.js';
import { Ahead } from './ahead.js';
import { Asking, type AskingDeps } from './asking.js';
import type { WholeLines } from './follow.js';
import { Candidates } from './candidates.js';
import { type Heard, hear } from './hear.js';
import { type LastPrompt, NOTHING_ASKED } from './lastPrompt.js';
import { paceOf } from './paceOf.js';
import type { Question } from './question.js';
import { RecentSuggestions } from './recentSuggestions.js';
import { Rhythm } from './rhythm.js';
import type { RunningFill, Sent } from './runningFill.js';
import { type Suggestion, siteAfter } from './suggestion.js';
import { whyNotAsk } from './whyNotAsk.js';

export interface CompletionDeps extends AskingDeps {
  readonly syntax: Syntax;
  /** Told of a document in which there is more by now of what was suggested last. */
  readonly onGrown: (uri: string) => void;
  /** Told of each suggestion that the person took, by a key or by typing it. */
  readonly onTaken: () => void;
}

/**
 * How long a person waits for a block before its whole lines are shown, in ms: ghost text that
 * comes later than in half a second finds them typing on.
 */
const WHOLE_LINES: WholeLines = { afterMs: 300, beyond: 0 };

/** A block that grows more often than this, in ms, is restless to look at. */
const GROWS_EACH_MS = 250;

/**
 * Inline completion from end to end: worth asking, remembered, still running, pace, prompt, fill,
 * shape, show.
 *
 * Each step lives in the file of its name; this one decides nothing but their order.
 *
 * **Invariant:** an aborted request leaves no trace: it neither answers nor is remembered. Its
 * socket is closed at once, unless what is typed agrees with what comes. At most one request is
 * in flight.
 */
export class CompletionEngine {
  readonly #deps: CompletionDeps;
  readonly #recent = new RecentSuggestions();
  readonly #candidates = new Candidates();
  readonly #rhythm = new Rhythm();
  readonly #asking: Asking;
  readonly #ahead: Ahead;
  #current: AbortController | undefined;
  #last: LastPrompt = NOTHING_ASKED;
  /** The question before, from which the next one is guessed. */
  #asked: Question | undefined;

  constructor(deps: CompletionDeps) {
    this.#deps = deps;
    this.#asking = new Asking(deps);
    this.#ahead = new Ahead({ ...deps, asking: this.#asking, recent: this.#recent });
  }

  /** What was sent last for somebody who waited, and what became of it. */
  get last(): LastPrompt {
    return this.#last;
  }

  /** Settings or the model changed: what was suggested under the old ones is not offered again. */
  forget(): void {
    this.#current?.abort();
    this.#asked = undefined;
    this.#ahead.forget();
    this.#asking.lane.close();
    this.#recent.forget();
    this.#candidates.forget();
  }

  /**
   * A document has another text, and most likely the cursor there: what no longer fits it is
   * closed, and where a pause is likely, the question of the editor is answered before it comes.
   */
  changed(uri: string, text: string, cursor: number | undefined): void {
    this.#rhythm.typed(this.#deps.clock.now());
    this.#ahead.changed(uri, text);
    const goesOn = this.#asking.lane.changed(uri, text, cursor);
    if (goesOn || this.#asked?.site.uri !== uri) return;
    // A question about the text as it was has no answer any more, also where no editor withdraws it.
    this.#current?.abort();
    if (cursor === undefined) return;
    const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
    this.#expect({ ...this.#asked, site: { ...this.#asked.site, before, after } });
  }

  #expect(question: Question): void {
    const { site, trigger, settings } = question;
    const isNear = trigger === 'typing' && paceOf(site, settings.delayMs, this.#rhythm) === 0;
    if (!isNear || whyNotAsk(question) !== undefined || this.#recent.find(site)) return;
    this.#ahead.expects(question);
  }

  /** The cursor came to rest at a place without a change there. */
  rests(question: Question): void {
    this.#ahead.rests(question);
  }

  /** A model came into memory. */
  modelLoaded(): void {
    this.#ahead.modelLoaded();
  }

  /** Rejects with a `ModelFault` where no model can be asked, with the reason where aborted. */
  async complete(question: Question, cancelled: AbortSignal): Promise<Suggestion | undefined> {
    this.#rhythm.askedAt(question.site);
    this.#asked = question;
    const reason = whyNotAsk(question);
    if (reason !== undefined) {
      this.#last = { ...NOTHING_ASKED, outcome: reason };
      return undefined;
    }

    const remembered = this.#recent.find(question.site);
    if (remembered) this.#note('Suggested from memory, without a request.');
    const suggestion = remembered ?? (await this.#ask(question, cancelled));
    if (suggestion?.doubt !== undefined && question.trigger === 'typing') {
      this.#note(suggestion.doubt);
      return undefined;
    }
    if (suggestion) this.#ahead.shown(question, suggestion);
    return suggestion;
  }

  /**
   * What a person is offered who asks by a command: what was kept back there, else one more each
   * time, behind those before it. Rejects as `complete` does.
   */
  async candidates(question: Question, cancelled: AbortSignal): Promise<readonly Suggestion[]> {
    const { site } = question;
    const known = whyNotAsk(question) === undefined ? this.#recent.find(site) : undefined;
    const isUnseen = known?.doubt !== undefined && this.#candidates.at(site).length === 0;
    if (!known || isUnseen) {
      const first = await this.complete(question, cancelled);
      return first ? this.#candidates.add(site, first) : [];
    }
    const offered = this.#candidates.add(site, known);
    if (this.#candidates.isFull) return offered;
    const avoid = offered.map(({ text }) => text);
    const other = await this.#ask({ ...question, avoid }, cancelled);
    const all = other ? this.#candidates.add(site, other) : offered;
    if (all.length === offered.length) this.#note('The model suggests nothing else here.');
    return all;
  }

  async #ask(question: Question, cancelled: AbortSignal): Promise<Suggestion | undefined> {
    const current = this.#newest();
    const signal = AbortSignal.any([cancelled, current.signal]);
    try {
      for (;;) {
        const { lane } = this.#asking;
        const running = question.avoid ? undefined : lane.fitting(question.site);
        const fill = running ?? (await this.#send(question, signal));
        this.#noteSent(fill.sent);
        const heard = await this.#hear(fill, question, WHOLE_LINES, signal);
        this.#noteSent(fill.sent);
        if (!heard) continue;
        this.#rhythm.answered(this.#deps.clock.now() - fill.beganAt);
        return this.#take(question, fill, heard);
      }
    } catch (error) {
      if (!current.signal.aborted) this.#asking.lane.leave();
      this.#note(outcomeOf(error, signal));
      throw error;
    }
  }

  #newest(): AbortController {
    this.#current?.abort();
    this.#ahead.giveWay();
    this.#current = new AbortController();
    return this.#current;
  }

  async #send(question: Question, signal: AbortSignal): Promise<RunningFill> {
    if (question.trigger === 'typing') await this.#pace(question, signal);
    const model = await this.#asking.model(question.trigger === 'invoked', signal);
    const prepared = this.#asking.prepare(question, model);
    return this.#asking.send(question, prepared, { kind: 'now' }, signal);
  }

  /** The wait counts from the key, of which the editor has let some pass already. */
  #pace({ site, settings }: Question, signal: AbortSignal): Promise<void> {
    const { clock } = this.#deps;
    const wait = paceOf(site, settings.delayMs, this.#rhythm);
    return clock.pause(Math.max(0, wait - this.#rhythm.sinceKeyMs(clock.now())), signal);
  }

  #hear(
    fill: RunningFill,
    question: Question,
    lines: WholeLines,
    signal: AbortSignal,
  ): Promise<Heard | undefined> {
    return hear(fill, question, { ...this.#deps, lines }, signal);
  }

  #take(question: Question, fill: RunningFill, heard: Heard): Suggestion | undefined {
    const { suggestion, next } = heard;
    this.#noteHeard(heard);
    if (suggestion) this.#remember(question, suggestion);
    if (suggestion && next) this.#recent.remember(siteAfter(question.site, suggestion), next);
    if (suggestion && goesOn(heard, fill)) {
      this.#hearOut(question, fill, heard).catch(() => undefined);
    } else fill.leave();
    return suggestion;
  }

  /** What is left of a block whose first lines are shown already: it grows line by line. */
  async #hearOut(question: Question, fill: RunningFill, first: Heard): Promise<void> {
    const asked = this.#current;
    const { signal } = new AbortController();
    let heard = first;
    while (goesOn(heard, fill)) {
      const afterMs = this.#deps.clock.now() - fill.beganAt + GROWS_EACH_MS;
      const beyond = heard.answer.text.lastIndexOf('\n') + 1;
      const more = await this.#hear(fill, question, { afterMs, beyond }, signal);
      if (!more?.suggestion) break;
      heard = more;
      this.#remember(question, more.suggestion);
      // Where a key was struck since, the editor asks by itself.
      const isAwaited = asked === this.#current && asked?.signal.aborted === false;
      if (isAwaited) this.#deps.onGrown(question.site.uri);
    }
    fill.leave();
  }

  #remember({ site, avoid }: Question, suggestion: Suggestion): void {
    if (avoid) this.#recent.rememberBeside(site, suggestion);
    else this.#recent.remember(site, suggestion);
  }

  #note(outcome: string): void {
    this.#last = { ...this.#last, outcome };
  }

  #noteSent({ request, quoted }: Sent): void {
    const { model, prompt } = request;
    const options = sentOptions(this.#deps.runtime.bodyOf(request));
    this.#last = { model, prompt, options, quoted, outcome: 'The model is answering.' };
  }

  #noteHeard({ answer, span, suggestion }: Heard): void {
    const { fault } = answer;
    const cut = cutWords(answer);
    const broken = fault ? ` The server failed on the way (${fault.kind}).` : '';
    this.#note(
      (suggestion ? `Suggested ${unitOf(suggestion, span)}.` : 'The model said nothing new.') +
        cut +
        broken,
    );
  }
}

function cutWords({ ended, enough }: Heard['answer']): string {
  if (enough) return ' More of the answer was not needed.';
  return ended === 'cut' ? ' The answer was cut off before its end.' : '';
}

function unitOf({ text }: Suggestion, span: Span): string {
  if (span === 'block') return 'a block';
  return text.trim().includes('\n') ? 'the rest of the statement' : 'the rest of the line';
}

/** Whether more comes of what was heard in part. */
function goesOn({ answer }: Heard, fill: RunningFill): boolean {
  return answer.ended === 'cut' && fill.ending === undefined;
}

function outcomeOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'Cancelled, since the cursor or the text moved on.';
  return error instanceof ModelFault ? explainFault(error).reason : 'Failed.';
}

import { untilAborted } from '../base/untilAborted.js';
import { readyChat, type WantedChat } from '../models/chatModel.js';
import { type FillPiece, ModelFault, type ModelRuntime } from '../models/modelRuntime.js';
import { sentChat } from '../models/sentChat.js';
import { sentOptions } from '../models/sentOptions.js';
import type { Outline } from '../syntax/outline.js';
import type { Syntax } from '../syntax/place.js';
import { isBlank } from '../text/cursorSite.js';
import { explainRefusal } from './explainRefusal.js';
import { type Heard, hearAction } from './hearAction.js';
import type { Job, Stretch } from './job.js';
import { type LastAction, NO_ACTION } from './lastAction.js';
import { isLossy } from './isLossy.js';
import { lineAnew } from './lineAnew.js';
import { lineEdits } from '../text/lineEdits.js';
import { linesOf } from '../text/lines.js';
import { type Outcome, outcomeWords } from './outcome.js';
import { actionOf } from './ownActions.js';
import { type Asker, prepare, type Prepared } from './prepare.js';
import { readFile } from './readFile.js';
import { languageOf } from '../syntax/languages.js';
import { readRewrite, type RewritePlace } from './readRewrite.js';
import { NO_CODE_HERE, type Refused, SILENT } from './refusals.js';
import { againOf, betterOf, isWorthAgain } from './secondTry.js';
import { lookAround, type Neighborhood } from './nearby/lookAround.js';
import { NOTHING_NEARBY } from './nearby/nearby.js';
import { targetOf } from './target.js';
import { whyNotRun } from './whyNotRun.js';

/** What is known of the documents' syntax. */
export interface ActionSyntax extends Pick<Syntax, 'placeAt'>, Outline {
  /** Resolves when the document has its tree, or will have none. */
  settled(uri: string): Promise<void>;
  /** Whether a text has no fault in its language; undefined where nobody can tell. */
  parses(language: string, text: string): Promise<boolean | undefined>;
}

export interface ActionDeps {
  readonly runtime: Pick<
    ModelRuntime,
    'server' | 'bodyOf' | 'installed' | 'loaded' | 'load' | 'chat' | 'fill'
  >;
  readonly syntax: ActionSyntax;
  readonly neighborhood: Neighborhood;
  /** The name of a document for the ledger, without its folders. */
  readonly fileName: (uri: string) => string;
  /** Told when a model is asked, with its name as far as it is known; returns what ends that. */
  readonly onWork: (model: string, title: string) => () => void;
}

export interface ActionSettings extends WantedChat {
  readonly excluded: (uri: string) => boolean;
}

/** What one run is given besides the job. */
export interface RunOptions {
  readonly settings: ActionSettings;
  /** Told what the action is about, then each piece of the answer as it comes. */
  readonly onPiece: (piece: Heard) => void;
}

/**
 * Runs actions from end to end: may it run, target, model, prompt, answer, repairs, edits.
 *
 * Each step lives in the file of its name; this one decides nothing but their order.
 *
 * **Invariant:** an answer that cannot be trusted becomes words, never edits. An aborted run closes
 * its socket at once.
 */
export class ActionRunner {
  readonly #deps: ActionDeps;
  #last: LastAction = NO_ACTION;

  constructor(deps: ActionDeps) {
    this.#deps = deps;
  }

  /** What was sent last, and what became of it. */
  get last(): LastAction {
    return this.#last;
  }

  /** The code that an action would be about; undefined where it may not be read, or there is none. */
  async target(
    { document, range }: Pick<Job, 'document' | 'range'>,
    excluded: ActionSettings['excluded'],
    signal: AbortSignal,
  ): Promise<Stretch | undefined> {
    if (excluded(document.uri)) return undefined;
    const { syntax } = this.#deps;
    await untilAborted(syntax.settled(document.uri), signal);
    const target = targetOf(document, range, syntax);
    return isBlank(document.text.slice(target.start, target.end)) ? undefined : target;
  }

  /** Rejects with the signal's reason where aborted; a fault of the model is an outcome. */
  async run(job: Job, options: RunOptions, signal: AbortSignal): Promise<Outcome> {
    const reason = whyNotRun(job, options.settings.excluded);
    if (reason) return reason;
    const { syntax } = this.#deps;
    await untilAborted(syntax.settled(job.document.uri), signal);
    const target = targetOf(job.document, job.range, syntax);
    const code = job.document.text.slice(target.start, target.end);
    if (isBlank(code) && actionOf(job.action).needsCode) return NO_CODE_HERE;
    const over = this.#deps.onWork(options.settings.model, actionOf(job.action).title);
    try {
      return await this.#ask(job, target, options, signal);
    } catch (error) {
      if (!(error instanceof ModelFault)) throw error;
      return this.#noted(explainRefusal(error));
    } finally {
      over();
    }
  }

  async #ask(
    job: Job,
    target: Stretch,
    { settings, onPiece }: RunOptions,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { runtime, fileName, neighborhood, syntax } = this.#deps;
    const outline: ActionSyntax['outline'] = (...of) => syntax.outline(...of);
    const looking = lookAround(job, target, { outline, neighborhood });
    const model = await readyChat(runtime, settings, signal);
    const nearby = await untilAborted(looking, signal);
    const asker = { model, keepAlive: settings.keepAlive, fileName, nearby };
    const first = await this.#try(prepare(job, target, asker), onPiece, signal);
    if (!isWorthAgain(job, first)) return this.#noted(first);
    const { target: part, ...rest } = againOf(job, { target, nearby });
    const second = await this.#try(
      prepare(job, part, { ...asker, ...rest }),
      piece => {
        onPiece(inWhole(piece, { text: job.document.text, target, part }));
      },
      signal,
    );
    const best = betterOf(first, second);
    if (job.action !== 'fix' || !isWorthAgain(job, best)) return this.#noted(best);
    return this.#noted((await this.#lineAnew(job, target, asker, { onPiece, signal })) ?? best);
  }

  /** A fix that writes the reported line anew, and nothing else; undefined where none is good. */
  async #lineAnew(
    job: Job,
    target: Stretch,
    asker: Asker,
    { onPiece, signal }: Pick<RunOptions, 'onPiece'> & { readonly signal: AbortSignal },
  ): Promise<Outcome | undefined> {
    const prepared = prepare(job, target, asker);
    if (prepared.kind === 'refused') return undefined;
    const { runtime } = this.#deps;
    const { text } = job.document;
    const { quoted, place } = prepared;
    const anew = lineAnew(job, target, { ...asker, nearby: place.nearby ?? NOTHING_NEARBY });
    if (!anew) return undefined;
    for (const request of anew.requests) {
      const { model, prompt } = request;
      const options = sentOptions(runtime.bodyOf(request));
      this.#last = { model, prompt, options, quoted, outcome: 'The model is answering.' };
      const line = anew.codeIn(await wholeFill(runtime.fill(request, signal)));
      if (line === undefined) continue;
      const { start, end } = anew.stretch;
      const code = text.slice(target.start, start) + line + text.slice(end, target.end);
      const outcome = await this.#edits(code, place);
      if (isWorthAgain(job, outcome)) continue;
      onPiece({ text: line, code });
      return outcome;
    }
    return undefined;
  }

  async #try(
    prepared: Prepared | Refused,
    onPiece: RunOptions['onPiece'],
    signal: AbortSignal,
  ): Promise<Outcome> {
    if (prepared.kind === 'refused') return prepared;
    const { runtime } = this.#deps;
    const { request, quoted } = prepared;
    const sent = sentChat(request, runtime.bodyOf(request));
    this.#last = { ...sent, quoted, outcome: 'The model is answering.' };
    const reply = await hearAction(runtime, prepared, onPiece, signal);
    return this.#read(reply, prepared);
  }

  async #read(reply: Awaited<ReturnType<typeof hearAction>>, prepared: Prepared): Promise<Outcome> {
    const { place } = prepared;
    switch (actionOf(place.action).delivery) {
      case 'answer':
        return reply.text === '' ? SILENT : { kind: 'answer', text: reply.text };
      case 'file':
        return readFile(reply, place);
      case 'rewrite': {
        const rewrite = readRewrite(reply, place);
        return rewrite.kind === 'refused' ? rewrite : this.#edits(rewrite.text, place);
      }
    }
  }

  async #edits(text: string, place: RewritePlace): Promise<Outcome> {
    const { document, target } = place;
    const edits = lineEdits(document.text, target, text);
    const after = document.text.slice(0, target.start) + text + document.text.slice(target.end);
    const { syntax } = this.#deps;
    const broken = (await syntax.parses(document.language, after)) === false;
    const wasWhole = broken && (await syntax.parses(document.language, document.text)) === true;
    return { kind: 'rewrite', edits, parses: !wasWhole, isLossy: losesIn(place, text) };
  }

  #noted<Result extends Outcome | Refused>(outcome: Result): Result {
    this.#last = { ...this.#last, outcome: outcomeWords(outcome) };
    return outcome;
  }
}

/** All that the model says. */
async function wholeFill(pieces: AsyncIterable<FillPiece>): Promise<string> {
  let said = '';
  for await (const piece of pieces) if (piece.kind === 'text') said += piece.text;
  return said;
}

/** Only a refactoring keeps all. */
function losesIn({ action, document, target }: RewritePlace, code: string): boolean {
  if (action !== 'refactor') return false;
  const old = document.text.slice(target.start, target.end);
  return isLossy(linesOf(old), linesOf(code), languageOf(document.language));
}

interface Within {
  readonly text: string;
  readonly target: Stretch;
  /** What of the target is asked for. */
  readonly part: Stretch;
}

/** What an action is about is told once, and its code is that of all of it. */
function inWhole({ text: said, code }: Heard, { text, target, part }: Within): Heard {
  if (code === undefined) return { text: said };
  const before = text.slice(target.start, part.start);
  const shown = code === '' ? text.slice(part.start, part.end) : code;
  return { text: said, code: before + shown + text.slice(part.end, target.end) };
}

import { readyChat } from '../../models/chatModel.js';
import { withoutControlText } from '../../models/controlText.js';
import { chatFamily } from '../../models/chatFamily.js';
import { type ChatRequest, ModelFault } from '../../models/modelRuntime.js';
import { sentChat } from '../../models/sentChat.js';
import { withoutSecrets } from '../../privacy/secrets.js';
import type { ActionDeps, ActionSettings } from '../actionRunner.js';
import { explainRefusal } from '../explainRefusal.js';
import { type LastAction, NO_ACTION } from '../lastAction.js';
import { ALL_EXCLUDED, NOTHING_CHANGED, type Refused, SILENT } from '../refusals.js';
import { type CommitTold, commitTurns, hasBodies, subjectsOf } from './commitTurns.js';
import { fitDiff, type FittedFile } from './fitDiff.js';
import { type MessageStyle, readMessage } from './readMessage.js';
import { toldFiles } from './toldFiles.js';

/** A change that wants a message. */
export interface CommitJob extends CommitTold {
  /** As `git diff` prints it. */
  readonly diff: string;
}

export type CommitOutcome =
  | {
      readonly kind: 'message';
      readonly text: string;
      /** What the model was shown of which file. */
      readonly files: readonly FittedFile[];
    }
  | Refused;

export interface CommitDeps {
  readonly runtime: ActionDeps['runtime'];
  /** Told when a model is asked, with its name as far as it is known; returns what ends that. */
  readonly onWork: (model: string) => () => void;
}

export interface CommitOptions {
  /** `excluded` takes the path of a file from the root of the repository. */
  readonly settings: ActionSettings;
  /** Told the message as far as it goes, each time that there is more. */
  readonly onMessage: (text: string) => void;
}

/** A slow machine reads more for half a minute, and a small model makes less of it. */
const DIFF_TOKENS_MAX = 2_048;

/** What the words of the prompt and the last subjects take, in tokens. */
const WORDS_TOKENS = 512;

/** A subject and a few sentences. */
const ANSWER_TOKENS = 256;

/** The part of a context that the estimate of tokens may be wrong by. */
const ERROR_SHARE = 0.1;

/**
 * Writes the message of a change: files, secrets, model, budget, prompt, answer.
 *
 * **Invariant:** nothing of an excluded file and no secret that is known reaches the model.
 */
export class CommitWriter {
  readonly #deps: CommitDeps;
  #last: LastAction = NO_ACTION;

  constructor(deps: CommitDeps) {
    this.#deps = deps;
  }

  /** What was sent last, and what became of it. */
  get last(): LastAction {
    return this.#last;
  }

  /** Rejects with the signal's reason where aborted; a fault of the model is an outcome. */
  async write(job: CommitJob, options: CommitOptions, signal: AbortSignal): Promise<CommitOutcome> {
    const { files, hasExcluded } = toldFiles(job.diff, options.settings.excluded);
    if (files.length === 0) return hasExcluded ? ALL_EXCLUDED : NOTHING_CHANGED;
    const over = this.#deps.onWork(options.settings.model);
    try {
      const model = await readyChat(this.#deps.runtime, options.settings, signal);
      const room =
        Math.floor(model.contextLength * (1 - ERROR_SHARE)) - WORDS_TOKENS - ANSWER_TOKENS;
      const fitted = fitDiff(files, Math.min(room, DIFF_TOKENS_MAX));
      const request = requestFor(job, fitted, { model, settings: options.settings });
      return await this.#hear(request, job, { ...options, fitted }, signal);
    } catch (error) {
      if (!(error instanceof ModelFault)) throw error;
      return this.#noted(explainRefusal(error));
    } finally {
      over();
    }
  }

  async #hear(
    request: ChatRequest,
    job: CommitJob,
    { fitted, onMessage }: CommitOptions & { readonly fitted: readonly FittedFile[] },
    signal: AbortSignal,
  ): Promise<CommitOutcome> {
    const { runtime } = this.#deps;
    const sent = sentChat(request, runtime.bodyOf(request));
    this.#last = { ...sent, quoted: [], outcome: 'The model is answering.' };
    const style = styleOf(job.recent);
    let [reply, told] = ['', ''];
    for await (const piece of runtime.chat(request, signal)) {
      if (piece.kind === 'end') continue;
      reply += piece.text;
      const sure = readMessage(reply, style, false);
      if (sure !== told) onMessage((told = sure));
      // Of one line, what follows is words to the person.
      if (!style.hasBody && told !== '' && piece.text.includes('\n')) break;
    }
    signal.throwIfAborted();
    const text = readMessage(reply, style);
    return this.#noted(text === '' ? SILENT : { kind: 'message', text, files: fitted });
  }

  #noted(outcome: CommitOutcome): CommitOutcome {
    const words = outcome.kind === 'message' ? 'The model wrote a message.' : outcome.text;
    this.#last = { ...this.#last, outcome: words };
    return outcome;
  }
}

function requestFor(
  job: CommitJob,
  fitted: readonly FittedFile[],
  {
    model,
    settings,
  }: { readonly model: Awaited<ReturnType<typeof readyChat>>; readonly settings: ActionSettings },
): ChatRequest {
  const family = chatFamily(model.name);
  const told = { recent: job.recent.map(withoutSecrets), begun: withoutSecrets(job.begun) };
  return {
    model: model.name,
    turns: commitTurns(fitted, told).map(turn => ({
      ...turn,
      content: withoutControlText(turn.content, family),
    })),
    maxTokens: ANSWER_TOKENS,
    stop: [],
    temperature: 0,
    contextLength: model.echo,
    keepAlive: settings.keepAlive === '' ? undefined : settings.keepAlive,
    purpose: 'action',
    files: fitted.map(({ file }) => file.path.split('/').at(-1) ?? ''),
  };
}

function styleOf(recent: readonly string[]): MessageStyle {
  const subjects = subjectsOf(recent);
  const ended = subjects.filter(subject => subject.endsWith('.'));
  return { hasBody: hasBodies(recent), endsInPeriod: subjects.length < 2 * ended.length };
}

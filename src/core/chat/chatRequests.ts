import { BoundedMap } from '../base/boundedMap.js';
import type { ReadyChat } from '../models/chatModel.js';
import { withoutControlText } from '../models/controlText.js';
import type { Family } from '../models/families.js';
import type { ChatRequest } from '../models/modelRuntime.js';
import { TokenMeter } from '../models/tokenMeter.js';
import { spelledOut } from './commands.js';
import { promptTokensMax, quoteTokensMax, TURN_TOKENS } from './chatBudget.js';
import { fitQuotes } from './fitQuotes.js';
import { filesIn } from './lastChat.js';
import { EARLIER_URI, leftSources } from './leftSources.js';
import { type ChatPrompt, type PromptLimits, promptOf } from './promptOf.js';
import { questionText } from './questionText.js';
import type { Exchange, Quote, Session, Source } from './session.js';
import { SYSTEM_PROMPT } from './systemPrompt.js';

/** As near to the likeliest as a small model bears that must not say the same again and again. */
const TEMPERATURE = 0.3;

/** More models than anyone keeps; one that is forgotten is measured again. */
const METERS_MAX = 64;

export interface ChatSettings {
  /** Empty: the one in memory, or else the best installed. */
  readonly model: string;
  /** Empty: Cove's own. */
  readonly systemPrompt: string;
  readonly contextLength: number;
  readonly keepAlive: string;
}

/** The model that answers, and its family. */
export interface Answerer extends ReadyChat {
  readonly family: Family;
}

/** A question on its way. */
export interface PreparedChat {
  readonly request: ChatRequest;
  readonly quotes: readonly Quote[];
  readonly sources: readonly Source[];
  readonly from: number;
  /** Estimated tokens of the prompt. */
  readonly tokens: number;
}

/** Lays out requests for answers, from what was learned of each model. */
export class ChatRequests {
  readonly #meters = new BoundedMap<string, TokenMeter>(METERS_MAX);

  /** The request for a session's last question; undefined where that alone does not fit. */
  prepare(
    { exchanges }: Session,
    answerer: Answerer,
    settings: ChatSettings,
  ): PreparedChat | undefined {
    const limits = this.#limitsOf(answerer, settings);
    let from = exchanges.at(-1)?.question.from ?? 0;
    // What an exchange quotes that is dropped for want of room has to be quoted again.
    for (;;) {
      const laidOut = laidOutFrom(from, exchanges, limits);
      if (!laidOut) return undefined;
      const { fitted, prompt, sources } = laidOut;
      if (prompt.from <= from) {
        return {
          request: requestOf(prompt, fitted, { answerer, settings }),
          quotes: fitted.at(-1)?.question.quotes ?? [],
          sources,
          from: prompt.from,
          tokens: prompt.tokens,
        };
      }
      ({ from } = prompt);
    }
  }

  #limitsOf({ name, contextLength, family }: Answerer, settings: ChatSettings): PromptLimits {
    const meter = this.meterOf(name);
    const tamed = (text: string): string => withoutControlText(text, family);
    return {
      system: settings.systemPrompt === '' ? SYSTEM_PROMPT : settings.systemPrompt,
      tokensMax: promptTokensMax(contextLength),
      count: {
        tokensOf: text => meter.tokensOf(tamed(text)),
        unitsFor: tokens => meter.unitsFor(tokens),
      },
      tamed,
    };
  }

  /** Counts as a model does, as far as it is known. */
  meterOf(model: string): TokenMeter {
    const known = this.#meters.get(model);
    if (known) return known;
    const meter = new TokenMeter();
    this.#meters.set(model, meter);
    return meter;
  }
}

interface LaidOut {
  /** The exchanges, the last with the quotes that fit. */
  readonly fitted: readonly Exchange[];
  readonly prompt: ChatPrompt;
  readonly sources: readonly Source[];
}

/** The prompt where what is quoted from the exchange `from` on need not be quoted again. */
function laidOutFrom(
  from: number,
  exchanges: readonly Exchange[],
  limits: PromptLimits,
): LaidOut | undefined {
  const last = exchanges.at(-1);
  if (!last) return undefined;
  const { text } = last.question;
  const before = exchanges.slice(from, -1).flatMap(({ question }) => question.quotes);
  const { quotes, sources } = fitQuotes(last.question.quotes, {
    tokensMax: quoteTokensMax(limits.tokensMax - tokensBeside(last, limits)),
    count: limits.count,
    // A command speaks of the code right above it.
    before: spelledOut(text) === text ? before : [],
  });
  const fitted = [...exchanges.slice(0, -1), { ...last, question: { ...last.question, quotes } }];
  const prompt = promptOf(fitted, limits);
  if (!prompt) return undefined;
  const dropped = droppedIn(fitted.slice(0, prompt.from), limits);
  // A list shows its first rows, and what was said outweighs a file.
  const all = [...dropped, ...sources, ...leftSources(last.answer.sources)];
  return { fitted, prompt, sources: all };
}

/** What the last question takes without its quotes, with what the model is told before it. */
function tokensBeside({ question, answer }: Exchange, { system, count }: PromptLimits): number {
  const bare = questionText({ ...question, quotes: [] });
  // What came of an answer is there where it is to go on.
  const texts = [system, bare, answer.text].filter(text => text !== '');
  return texts.reduce((sum, text) => sum + count.tokensOf(text) + TURN_TOKENS, 0);
}

interface Wanted {
  readonly answerer: Answerer;
  readonly settings: ChatSettings;
}

function requestOf(
  { turns, from, tokens }: ChatPrompt,
  exchanges: readonly Exchange[],
  { answerer, settings }: Wanted,
): ChatRequest {
  return {
    model: answerer.name,
    turns,
    // An answer that outgrows the context would push the question out of it.
    maxTokens: Math.max(1, answerer.contextLength - tokens),
    stop: [],
    temperature: TEMPERATURE,
    contextLength: answerer.echo,
    keepAlive: settings.keepAlive === '' ? undefined : settings.keepAlive,
    purpose: 'chat',
    files: filesIn(exchanges.slice(from).flatMap(({ question }) => question.quotes)),
  };
}

/** What of the conversation the model does not see any more, said to the person. */
function droppedIn(dropped: readonly Exchange[], { count }: PromptLimits): readonly Source[] {
  const { length } = dropped;
  if (length === 0) return [];
  const what =
    length === 1
      ? 'the first question and its answer'
      : `the first ${length} questions and their answers`;
  const why = `${what}: no longer in the context of the model`;
  const texts = dropped.map(({ question, answer }) => questionText(question) + answer.text);
  const tokens = texts.reduce((sum, text) => sum + count.tokensOf(text), 0);
  return [{ uri: EARLIER_URI, why, tokens, left: true }];
}

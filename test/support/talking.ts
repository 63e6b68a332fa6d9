import { ChatTalk } from '../../src/client/chatTalk.js';
import type { Following } from '../../src/client/languageClient.js';
import type {
  ChatMessage,
  ChatPiece,
  ChatSendParams,
  ChatSendResult,
} from '../../src/protocol/chat.js';
import type { ToPage } from '../../src/protocol/panel/toPage.js';

const USAGE = { promptTokens: 9, generatedTokens: 1, contextTokens: 4_096 };
export const AT = '2026-01-02T03:04:05.000Z';

/** A question that a test answers by hand. */
interface Asked {
  readonly method: string;
  readonly params: ChatSendParams;
  readonly signal: AbortSignal;
  readonly say: (text: string, note?: Omit<ChatPiece, 'text'>) => void;
  /** How long it has been waited for, and for what. */
  readonly wait: (words: string) => void;
  readonly end: (result: Partial<ChatSendResult> | undefined) => Promise<void>;
}

/** Keeps each question until the test answers it. */
function followInto(asked: Asked[]) {
  return (method: string, params: unknown, following: Following<unknown>): Promise<unknown> =>
    new Promise(resolve => {
      asked.push({
        method,
        params: params as ChatSendParams,
        signal: following.signal,
        say: (text, note = {}) => {
          following.onProgress({ text, ...note });
        },
        wait: words => following.onWait?.(words),
        end: async result => {
          const whole = {
            session: 's',
            model: 'qwen:1b',
            text: '',
            state: 'done',
            usage: USAGE,
            sources: [],
          };
          resolve(result && { ...whole, ...result });
          await settled();
        },
      });
    });
}

interface Tried {
  readonly query?: string;
  readonly model?: string;
  readonly systemPrompt?: string;
  readonly take?: number;
}

interface Talking {
  readonly talk: ChatTalk;
  /** All that the page was told. */
  readonly told: readonly ToPage[];
  readonly asked: readonly Asked[];
  /** What the server has, by session. */
  readonly kept: Map<string, readonly ChatMessage[]>;
  /** The models that were chosen, by session. */
  readonly chosen: Map<string, string>;
  readonly remembered: readonly (string | undefined)[];
  /** What the page was told last of a type. */
  readonly last: <Type extends ToPage['type']>(
    type: Type,
  ) => Extract<ToPage, { type: Type }> | undefined;
}

/** A talk with a server that keeps what it is told to, and a page that keeps what it hears. */
export function talking(shownLast?: string): Talking {
  const told: ToPage[] = [];
  const asked: Asked[] = [];
  const kept = new Map<string, readonly ChatMessage[]>();
  const chosen = new Map<string, string>();
  const remembered: (string | undefined)[] = [];
  const answers = answersFrom(kept, chosen);
  const talk = new ChatTalk({
    link: {
      ask: ((method: string, params?: Tried & { session: string }) =>
        Promise.resolve(answers[method]?.(params?.session ?? '', params ?? {}))) as never,
      follow: followInto(asked) as never,
    },
    tell: message => told.push(message),
    shownLast,
    remember: session => remembered.push(session),
  });
  const last = <Type extends ToPage['type']>(type: Type) =>
    told.findLast((each): each is Extract<ToPage, { type: Type }> => each.type === type);
  return { talk, told, asked, kept, chosen, remembered, last };
}

type Answers = Readonly<Record<string, (session: string, params: Tried) => unknown>>;

/** What the server answers at once, by method. */
function answersFrom(
  kept: Map<string, readonly ChatMessage[]>,
  chosen: Map<string, string>,
): Answers {
  const instructed = new Map<string, string>();
  const answers: Answers = {
    'cove/chat/get': session => {
      const messages = kept.get(session);
      const model = 'qwen:1b';
      const chosenModel = chosen.get(session) ?? '';
      const systemPrompt = instructed.get(session) ?? '';
      const title = `Of ${session}`;
      return messages && { session, title, at: AT, model, chosenModel, systemPrompt, messages };
    },
    'cove/chat/list': (_, { query = '' }) =>
      [...kept.keys()]
        .filter(session => session.includes(query))
        .map(session => ({ session, title: '', at: AT, messages: 2 })),
    'cove/chat/delete': session => kept.delete(session),
    'cove/chat/tune': (session, { model, systemPrompt }) => {
      if (model !== undefined) chosen.set(session, model);
      if (systemPrompt !== undefined) instructed.set(session, systemPrompt);
    },
    'cove/chat/choose': (session, { take }) => {
      kept.set(session, pair('One?', `take ${take}`));
      return answers['cove/chat/get']?.(session, {});
    },
  };
  return answers;
}

/** Lets all that waits for nothing go on. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/** A question and its answer. */
export function pair(question: string, answer: string): readonly ChatMessage[] {
  return [
    { role: 'user', text: question, at: AT },
    { role: 'assistant', text: answer, at: AT, state: 'done' },
  ];
}

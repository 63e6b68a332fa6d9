/** What a question can begin with, and what a model is asked in its place. */
export interface Command {
  /** What it does, for a list of commands. */
  readonly about: string;
  /** What it acts on: code that is quoted, or what is not committed. */
  readonly on: 'code' | 'changes';
  /** What a conversation that begins with it is called, before what it is about. */
  readonly title: string;
  /** Stands behind what is quoted. */
  readonly prompt: string;
  /** What stands there instead where the word `briefly` is next, and how that is told meanwhile. */
  readonly brief?: { readonly prompt: string; readonly doing: string };
}

/** By the word behind the slash. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  explain: {
    about: 'Explain the selection, or the open file',
    on: 'code',
    title: 'Explain',
    prompt: [
      'Explain the code above to a programmer who sees it for the first time.',
      'Say in one sentence what it is for, then how it works, in the order in which it runs.',
      'End with what is easy to get wrong in it, if anything is. Do not repeat the code.',
    ].join(' '),
    brief: {
      prompt: [
        'Explain the last piece of code above, in two or three plain sentences that begin with "It":',
        'what it does, and what it is for. Do not repeat the code; no list, no heading.',
      ].join(' '),
      doing: 'Explaining.',
    },
  },
  fix: {
    about: 'Find what is wrong, and put it right',
    on: 'code',
    title: 'Fix',
    prompt: [
      'Find what is wrong with the code above.',
      'Say in a sentence or two what it is and when it shows, then give the corrected code.',
      'Change nothing else. If nothing is wrong, say so and give no code.',
    ].join(' '),
  },
  tests: {
    about: 'Write tests for the selection, or the open file',
    on: 'code',
    title: 'Tests for',
    prompt: [
      'Write tests for the code above, with the test framework that the code shows,',
      'or else the usual one of its language: the ordinary case, the edges, and what must fail.',
      'Each test says in its name what it shows. Answer with one block of code.',
    ].join(' '),
  },
  doc: {
    about: 'Write documentation comments',
    on: 'code',
    title: 'Document',
    prompt: [
      'Write the documentation comments that the code above lacks, in the form that its language',
      'has for them: what each part does or returns, what its parameters mean, and which errors',
      'there are. Answer with the code and its comments in one block, and change nothing else.',
    ].join(' '),
  },
  commit: {
    about: 'Write a commit message for what is not committed',
    on: 'changes',
    title: 'Commit message',
    prompt: [
      'Write a commit message for the changes above: an imperative subject of at most 72',
      'characters without a period; then, where the changes show a reason, a blank line and a body',
      'that says why, in lines of at most 72 characters. Answer with the message alone, in a block.',
    ].join(' '),
  },
};

/** The command that a question begins with, and what the person says besides. */
export interface Commanded {
  readonly name: string;
  readonly command: Command;
  readonly rest: string;
  /** What a model is asked for it. */
  readonly prompt: string;
  /** What is done for it, as a sentence. */
  readonly doing: string;
}

const ANSWERING = 'Answering in the chat.';

const BRIEFLY = /^briefly(?:\s+|$)/;

/** Undefined where a question begins with none. */
export function commandIn(text: string): Commanded | undefined {
  const [, name = '', rest = ''] = /^\s*\/([a-z]+)(?:\s+([^]*))?$/.exec(text) ?? [];
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return undefined;
  const brief = BRIEFLY.test(rest) ? command.brief : undefined;
  const said = brief === undefined ? rest : rest.replace(BRIEFLY, '');
  const { prompt, doing } = brief ?? { prompt: command.prompt, doing: ANSWERING };
  return { name, command, rest: said.trim(), prompt, doing };
}

/** What is done for a question, as a sentence: what is asked briefly is read at the code. */
export function doingFor(text: string): string {
  return commandIn(text)?.doing ?? ANSWERING;
}

/** What a model is asked: the question, with a command in words. */
export function spelledOut(text: string): string {
  const commanded = commandIn(text);
  if (!commanded) return text;
  const { prompt, rest } = commanded;
  return rest === '' ? prompt : `${prompt}\n\n${rest}`;
}

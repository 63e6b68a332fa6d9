import { FAMILIES } from '../models/families.js';
import { EXCLUDED_BY_DEFAULT } from '../privacy/exclusions.js';
import { ownActions } from './ownActionRows.js';
import {
  type Setting,
  flag,
  flags,
  forTrusted,
  forWindow,
  machine,
  oneOf,
  text,
  texts,
  whole,
} from './setting.js';

/**
 * Every setting there is, without the `cove.` before it. The manifest, the manual and the types
 * below are read off this table.
 */
export const SETTINGS = {
  'ollama.url': machine(
    text(
      'http://127.0.0.1:11434',
      'Where Ollama answers: a web address, with its folder where it stands behind a proxy, or `unix:` and the path of a socket. This machine, unless you name another.',
    ),
  ),
  'ollama.api': machine(
    oneOf(
      ['auto', 'ollama', 'openai'],
      'What answers at that address: Ollama, or a server that speaks the OpenAI API, such as llama-server, vLLM or LM Studio. `auto` asks it.',
    ),
  ),
  'ollama.allowedHosts': machine(
    texts([], 'Hosts besides this machine that Cove may talk to, by exact name. No wildcards.'),
  ),
  'ollama.caFile': machine(
    text(
      '',
      'A file, in PEM form, of the authorities that signed the certificate of your server, where it answers by HTTPS. They are trusted besides those of the system. Empty: those of the system alone.',
    ),
  ),
  'ollama.contextLength': machine(
    whole(
      0,
      { min: 0, max: 1_048_576 },
      'Context to load models with, in tokens. 0 keeps what the server has loaded.',
    ),
  ),
  'ollama.keepAlive': machine(
    text(
      '',
      'How long a model stays in memory after use, such as `30m`. Empty: as the server is set.',
    ),
  ),
  'completion.enabled': flag(true, 'Suggest code at the cursor.'),
  'completion.model': text(
    '',
    'The model that completes code, as `ollama list` names it. Empty: the best installed.',
  ),
  'completion.family': forWindow(
    oneOf(
      ['', ...FAMILIES.map(({ id }) => id)],
      'How the completion model wants a hole in code to be marked. Leave it empty: Cove recognizes the model by its name, or else by its vocabulary. Name the family of a fine-tune of your own where Cove does not; `prefix` sends no more than what stands before the cursor.',
    ),
  ),
  'completion.trigger': oneOf(
    ['automatic', 'manual'],
    'Suggest while you type, or only when you ask with the command "Cove: Complete Here".',
  ),
  'completion.multiline': oneOf(
    ['auto', 'always', 'never'],
    'Suggest several lines where a block begins, wherever it fits, or never.',
  ),
  'completion.maxTokens': whole(
    128,
    { min: 8, max: 2048 },
    'The most that one suggestion may take, in tokens.',
  ),
  'completion.delayMs': whole(
    -1,
    { min: -1, max: 5000 },
    'How long to wait after a keystroke, in milliseconds. -1 lets Cove decide.',
  ),
  'completion.onBattery': forWindow(
    flag(
      true,
      'Suggest by itself also while the machine that Cove runs on is fed by its battery. Without it, "Cove: Complete Here" still completes.',
    ),
  ),
  'completion.languages': flags(
    { '*': true },
    'Languages to suggest in, by editor id: `{ "*": true, "markdown": false }`.',
  ),
  'chat.model': text(
    '',
    'The model that chats, as `ollama list` names it. Empty: the one in memory, or else the best installed.',
  ),
  'chat.systemPrompt': forTrusted(
    text('', 'What the chat model is told first, instead of what Cove tells it by itself.'),
  ),
  'edit.model': text(
    '',
    'The model that explains and changes code: Explain, Refactor, Fix and the like. Empty: as `cove.chat.model`, else the best installed that answers.',
  ),
  actions: forTrusted(
    ownActions(
      'Your own actions, offered where Explain and Refactor are: rows with a `title`, a `prompt` that says what to do with the code, and as `delivery` `rewrite` for new code or `answer` for words.',
    ),
  ),
  'context.exclude': forTrusted(
    texts(
      EXCLUDED_BY_DEFAULT,
      'Files that are never completed and never quoted to a model, as globs.',
    ),
  ),
  'context.codebase': flag(
    true,
    'Let a question in the chat search the workspace with `@codebase`, and quote a file that it names. The index is made in memory at the first such question.',
  ),
  'context.maxTokens': whole(
    0,
    { min: 0, max: 131_072 },
    'The most of your code that one completion request may hold, in tokens. 0 lets Cove decide, by how fast your machine reads.',
  ),
} as const satisfies Record<string, Setting<unknown>>;

type ValueOf<S> = S extends Setting<infer Value> ? Value : never;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { readonly [K in SettingName]: ValueOf<(typeof SETTINGS)[K]> };

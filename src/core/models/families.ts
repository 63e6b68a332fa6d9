import type { ModelSigns } from './modelRuntime.js';

/** The code around a hole, as a prompt quotes it. */
export interface Hole {
  readonly before: string;
  /** What the hole holds already: the answer goes on from there. */
  readonly typed: string;
  readonly after: string;
}

/**
 * How one family of models completes: how it was taught to fill in the middle, if it was.
 *
 * **Invariant:** a prompt ends with what the hole holds already, so that a longer content changes
 * nothing before it.
 */
export interface Family {
  readonly id: string;
  /** Matches the model's name as Ollama lists it, such as `qwen2.5-coder:1.5b-base`. */
  readonly names: RegExp;
  /**
   * What the vocabulary or template of such a model holds, where the name says nothing: the marks
   * of the prompt, and a token of its own where others have the same. Empty where it has no marks.
   */
  readonly signs: readonly string[];
  readonly render: (hole: Hole) => string;
  /** Where the answer ends, besides the family's own end of text. */
  readonly stop: readonly string[];
  /** What the vocabulary has one token for, so that the same text in code must not reach it. */
  readonly control: readonly string[];
}

type Render = Family['render'];

const QWEN_MARKS = ['<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'];
const QWEN_PROMPT: Render = ({ before, typed, after }) =>
  `<|fim_prefix|>${before}<|fim_suffix|>${after}<|fim_middle|>${typed}`;
const QWEN_ENDS = ['<|endoftext|>', '<|im_end|>', '<|fim_pad|>', '<|repo_name|>', '<|file_sep|>'];

const STAR_MARKS = ['<fim_prefix>', '<fim_suffix>', '<fim_middle>'];
const STAR_PROMPT: Render = ({ before, typed, after }) =>
  `<fim_prefix>${before}<fim_suffix>${after}<fim_middle>${typed}`;
/** What the vocabularies that come from StarCoder's have besides. */
const STAR_OTHERS = ['<|endoftext|>', '<fim_pad>', '<filename>', '<reponame>', '<gh_stars>'];

const DEEPSEEK_MARKS = ['<｜fim▁begin｜>', '<｜fim▁hole｜>', '<｜fim▁end｜>'];
const SEED_MARKS = ['<[fim-suffix]>', '<[fim-prefix]>', '<[fim-middle]>'];
const GRANITE_ENDS = ['<|end_of_text|>', '<|start_of_role|>', '<|end_of_role|>'];

/** Where the turns and texts of chat models end. */
const CHAT_ENDS = [
  '<|eot_id|>',
  '<|end_of_text|>',
  '<|im_end|>',
  '<|endoftext|>',
  '<|end|>',
  '<|return|>',
  '<end_of_turn>',
  '<eos>',
  '</s>',
];

/** Models as their makers call them, up to a version, a size or a variant. */
const GENERAL = [
  'llama',
  'codellama',
  'mi[sx]tral',
  'ministral',
  'magistral',
  'devstral',
  'gemma',
  'gpt-oss',
  'qwen',
  'qwq',
  'deepseek',
  'phi',
];
const VARIANTS = [
  'instruct',
  'python',
  'chat',
  'it',
  'small',
  'medium',
  'large',
  'nemo',
  'mini',
  'next',
  'vl',
  'vision',
  'llm',
  'math',
];
const GENERAL_NAMES = new RegExp(
  `^(?:.*/)?(?:meta-)?(?:${GENERAL.join('|')})-?[\\d.]*n?` +
    `(?:$|:|-(?:\\d|[rv]\\d|(?:${VARIANTS.join('|')})(?![a-z])))`,
  'i',
);

/**
 * Continues the text before the hole: for models that were never taught to fill in the middle.
 *
 * The vocabularies of many of them hold marks all the same, as Mistral, Qwen and DeepSeek have one
 * for all their models; so they are known by name.
 */
export const PREFIX: Family = {
  id: 'prefix',
  names: GENERAL_NAMES,
  signs: [],
  render: ({ before, typed }) => before + typed,
  stop: CHAT_ENDS,
  control: [
    ...CHAT_ENDS,
    '<|begin_of_text|>',
    '<|start_header_id|>',
    '<|end_header_id|>',
    '<|im_start|>',
    '<|start|>',
    '<|channel|>',
    '<|message|>',
    '<start_of_turn>',
    '<bos>',
    '<s>',
    '[INST]',
    '[/INST]',
    '[PREFIX]',
    '[SUFFIX]',
    '[MIDDLE]',
    '<PRE>',
    '<SUF>',
    '<MID>',
    '<EOT>',
  ],
};

/**
 * The families of models, best for completion first, as `docs/decisions` says; last the one that
 * does not fill in the middle.
 *
 * First match wins, so a narrower pattern stands above a wider one. Marks and stops are those of
 * the model cards and tokenizer files.
 */
export const FAMILIES: readonly Family[] = [
  {
    id: 'qwen-coder',
    names: /^(?:.*\/)?qwen[\d.]*-?coder/i,
    signs: QWEN_MARKS,
    render: QWEN_PROMPT,
    stop: [...QWEN_ENDS, ...QWEN_MARKS],
    control: [...QWEN_ENDS, ...QWEN_MARKS, '<|im_start|>'],
  },
  {
    id: 'codestral',
    names: /^(?:.*\/)?codestral/i,
    signs: ['[SUFFIX]', '[PREFIX]'],
    render: ({ before, typed, after }) => `[SUFFIX]${after}[PREFIX]${before}${typed}`,
    stop: ['[PREFIX]', '[SUFFIX]', '\n+++++ '],
    control: ['[SUFFIX]', '[PREFIX]', '[MIDDLE]', '[INST]', '[/INST]', '<s>', '</s>'],
  },
  {
    id: 'seed-coder',
    names: /^(?:.*\/)?seed-coder/i,
    signs: SEED_MARKS,
    render: ({ before, typed, after }) =>
      `<[fim-suffix]>${after}<[fim-prefix]>${before}<[fim-middle]>${typed}`,
    stop: ['<[end▁of▁sentence]>', ...SEED_MARKS],
    control: ['<[end▁of▁sentence]>', '<[begin▁of▁sentence]>', ...SEED_MARKS],
  },
  {
    id: 'starcoder2',
    names: /^(?:.*\/)?starcoder2/i,
    signs: ['<file_sep>', ...STAR_MARKS],
    // Every file of a prompt begins with a separator, the first one too.
    render: hole => `<file_sep>${STAR_PROMPT(hole)}`,
    stop: ['<file_sep>', '<|endoftext|>', ...STAR_MARKS],
    control: ['<file_sep>', '<repo_name>', '<|endoftext|>', '<fim_pad>', ...STAR_MARKS],
  },
  {
    id: 'deepseek-coder',
    names: /^(?:.*\/)?deepseek-coder/i,
    signs: DEEPSEEK_MARKS,
    render: ({ before, typed, after }) =>
      `<｜fim▁begin｜>${before}<｜fim▁hole｜>${after}<｜fim▁end｜>${typed}`,
    stop: ['<｜end▁of▁sentence｜>', '<|EOT|>', ...DEEPSEEK_MARKS],
    control: ['<｜end▁of▁sentence｜>', '<｜begin▁of▁sentence｜>', '<|EOT|>', ...DEEPSEEK_MARKS],
  },
  {
    id: 'codegemma',
    names: /^(?:.*\/)?codegemma/i,
    signs: ['<|file_separator|>', ...QWEN_MARKS],
    render: QWEN_PROMPT,
    stop: ['<|file_separator|>', ...QWEN_MARKS],
    control: [
      '<|file_separator|>',
      '<start_of_turn>',
      '<end_of_turn>',
      '<bos>',
      '<eos>',
      ...QWEN_MARKS,
    ],
  },
  {
    id: 'granite-4',
    names: /^(?:.*\/)?granite-?4/i,
    signs: ['<|start_of_role|>', ...QWEN_MARKS],
    render: QWEN_PROMPT,
    stop: [...GRANITE_ENDS, ...QWEN_MARKS],
    control: [...GRANITE_ENDS, ...QWEN_MARKS],
  },
  {
    id: 'granite-code',
    names: /^(?:.*\/)?granite(?:-?3|-code)/i,
    signs: STAR_MARKS,
    render: STAR_PROMPT,
    stop: ['<|endoftext|>', ...STAR_MARKS],
    control: [...STAR_OTHERS, ...GRANITE_ENDS, ...STAR_MARKS],
  },
  {
    id: 'stable-code',
    names: /^(?:.*\/)?stable-code/i,
    signs: STAR_MARKS,
    render: STAR_PROMPT,
    stop: ['<|endoftext|>', ...STAR_MARKS],
    control: [...STAR_OTHERS, '<|im_start|>', '<|im_end|>', ...STAR_MARKS],
  },
  {
    id: 'starcoder',
    names: /^(?:.*\/)?(?:tiny_?)?starcoder/i,
    signs: STAR_MARKS,
    render: STAR_PROMPT,
    stop: ['<|endoftext|>', ...STAR_MARKS],
    control: [...STAR_OTHERS, ...STAR_MARKS],
  },
  {
    // Below all that share its marks: a stranger with these was rather taught prefix first.
    id: 'mellum',
    names: /^(?:.*\/)?mellum/i,
    signs: STAR_MARKS,
    render: ({ before, typed, after }) =>
      `<fim_suffix>${after}<fim_prefix>${before}<fim_middle>${typed}`,
    stop: ['<|endoftext|>', '<filename>', ...STAR_MARKS],
    control: [...STAR_OTHERS, ...STAR_MARKS],
  },
  {
    id: 'codellama',
    names: /^(?:.*\/)?codellama(?=.*[:-]code)(?!.*(?:34b|70b))/i,
    signs: ['<PRE>', '<SUF>', '<MID>'],
    // The spaces are part of how the model was trained.
    render: ({ before, typed, after }) => `<PRE> ${before} <SUF>${after} <MID>${typed}`,
    stop: ['<EOT>'],
    control: ['<PRE>', '<SUF>', '<MID>', '<EOT>', '<s>', '</s>'],
  },
  PREFIX,
];

/** Every sign that some family is known by. */
export const SIGNS: readonly string[] = [...new Set(FAMILIES.flatMap(({ signs }) => signs))];

/** The more signs a family has, the less another can have the same. */
const NARROWEST_FIRST = [...FAMILIES].sort((a, b) => b.signs.length - a.signs.length);

/** The family that a model's name tells; undefined where it tells none. */
export function familyOf(model: string): Family | undefined {
  return FAMILIES.find(family => family.names.test(model));
}

/** The family whose signs a model has; the last one where it has none of any. */
export function familyWith({ template, vocabulary }: ModelSigns): Family {
  // Vocabularies of the Llama kind write a blank before a word as `▁`.
  const has = (sign: string): boolean =>
    vocabulary.has(sign) || vocabulary.has(`▁${sign}`) || template.includes(sign);
  return NARROWEST_FIRST.find(({ signs }) => signs.every(has)) ?? PREFIX;
}

/** The family of that id; undefined where there is none. */
export function familyNamed(id: string): Family | undefined {
  return FAMILIES.find(family => family.id === id);
}

/** Whether a family was taught to fill in the middle; else it continues the text before. */
export function fillsMiddle(family: Family): boolean {
  return 0 < family.signs.length;
}

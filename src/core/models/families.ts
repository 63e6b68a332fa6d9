/** The code around a hole, as a prompt quotes it. */
export interface Hole {
  readonly before: string;
  /** What the hole holds already: the answer goes on from there. */
  readonly typed: string;
  readonly after: string;
}

/**
 * How one family of models was taught to fill in the middle.
 *
 * **Invariant:** a prompt ends with what the hole holds already, so that a longer content changes
 * nothing before it.
 */
export interface Family {
  readonly id: string;
  /** Matches the model's name as Ollama lists it, such as `qwen2.5-coder:1.5b-base`. */
  readonly names: RegExp;
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

/**
 * The families that fill in the middle, best for completion first, as `docs/decisions` says.
 *
 * First match wins, so a narrower pattern stands above a wider one. Marks and stops are those of
 * the model cards and tokenizer files.
 */
export const FAMILIES: readonly Family[] = [
  {
    id: 'qwen-coder',
    names: /^(?:.*\/)?qwen[\d.]*-?coder/i,
    render: QWEN_PROMPT,
    stop: [...QWEN_ENDS, ...QWEN_MARKS],
    control: [...QWEN_ENDS, ...QWEN_MARKS, '<|im_start|>'],
  },
  {
    id: 'codestral',
    names: /^(?:.*\/)?codestral/i,
    render: ({ before, typed, after }) => `[SUFFIX]${after}[PREFIX]${before}${typed}`,
    stop: ['[PREFIX]', '[SUFFIX]', '\n+++++ '],
    control: ['[SUFFIX]', '[PREFIX]', '[MIDDLE]', '[INST]', '[/INST]', '<s>', '</s>'],
  },
  {
    id: 'seed-coder',
    names: /^(?:.*\/)?seed-coder/i,
    render: ({ before, typed, after }) =>
      `<[fim-suffix]>${after}<[fim-prefix]>${before}<[fim-middle]>${typed}`,
    stop: ['<[end▁of▁sentence]>', ...SEED_MARKS],
    control: ['<[end▁of▁sentence]>', '<[begin▁of▁sentence]>', ...SEED_MARKS],
  },
  {
    id: 'starcoder2',
    names: /^(?:.*\/)?starcoder2/i,
    // Every file of a prompt begins with a separator, the first one too.
    render: hole => `<file_sep>${STAR_PROMPT(hole)}`,
    stop: ['<file_sep>', '<|endoftext|>', ...STAR_MARKS],
    control: ['<file_sep>', '<repo_name>', '<|endoftext|>', '<fim_pad>', ...STAR_MARKS],
  },
  {
    id: 'deepseek-coder',
    names: /^(?:.*\/)?deepseek-coder/i,
    render: ({ before, typed, after }) =>
      `<｜fim▁begin｜>${before}<｜fim▁hole｜>${after}<｜fim▁end｜>${typed}`,
    stop: ['<｜end▁of▁sentence｜>', '<|EOT|>', ...DEEPSEEK_MARKS],
    control: ['<｜end▁of▁sentence｜>', '<｜begin▁of▁sentence｜>', '<|EOT|>', ...DEEPSEEK_MARKS],
  },
  {
    id: 'codegemma',
    names: /^(?:.*\/)?codegemma/i,
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
    render: QWEN_PROMPT,
    stop: [...GRANITE_ENDS, ...QWEN_MARKS],
    control: [...GRANITE_ENDS, ...QWEN_MARKS],
  },
  {
    id: 'granite-code',
    names: /^(?:.*\/)?granite(?:-?3|-code)/i,
    render: STAR_PROMPT,
    stop: ['<|endoftext|>', ...STAR_MARKS],
    control: [...STAR_OTHERS, ...GRANITE_ENDS, ...STAR_MARKS],
  },
  {
    id: 'stable-code',
    names: /^(?:.*\/)?stable-code/i,
    render: STAR_PROMPT,
    stop: ['<|endoftext|>', ...STAR_MARKS],
    control: [...STAR_OTHERS, '<|im_start|>', '<|im_end|>', ...STAR_MARKS],
  },
  {
    id: 'starcoder',
    names: /^(?:.*\/)?(?:tiny_?)?starcoder/i,
    render: STAR_PROMPT,
    stop: ['<|endoftext|>', ...STAR_MARKS],
    control: [...STAR_OTHERS, ...STAR_MARKS],
  },
  {
    id: 'mellum',
    names: /^(?:.*\/)?mellum/i,
    render: ({ before, typed, after }) =>
      `<fim_suffix>${after}<fim_prefix>${before}<fim_middle>${typed}`,
    stop: ['<|endoftext|>', '<filename>', ...STAR_MARKS],
    control: [...STAR_OTHERS, ...STAR_MARKS],
  },
  {
    id: 'codellama',
    names: /^(?:.*\/)?codellama(?=.*[:-]code)(?!.*(?:34b|70b))/i,
    // The spaces are part of how the model was trained.
    render: ({ before, typed, after }) => `<PRE> ${before} <SUF>${after} <MID>${typed}`,
    stop: ['<EOT>'],
    control: ['<PRE>', '<SUF>', '<MID>', '<EOT>', '<s>', '</s>'],
  },
];

/** The family whose prompts a model understands; undefined where it cannot fill in the middle. */
export function familyOf(model: string): Family | undefined {
  return FAMILIES.find(family => family.names.test(model));
}

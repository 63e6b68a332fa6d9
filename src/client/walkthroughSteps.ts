import {
  CONTEXTS,
  MODEL_STEP,
  offerStepId,
  type System,
  systemOf,
  systemStepId,
  TRY_STEP,
} from './walkthrough.js';

/** One step of the walkthrough, in the editor's own Markdown: it draws no code. */
export interface Step {
  readonly id: string;
  readonly title: string;
  /** A line that is nothing but a link is drawn as a button. */
  readonly description: readonly string[];
  /** When it is shown; missing: always. */
  readonly when?: string;
  /** The context that ticks it off. */
  readonly done: string;
  /** A file in `media` that is shown beside it. */
  readonly media: string;
}

/** How to get Ollama, by the system that it would run on. */
const SYSTEMS: Readonly<Record<System, readonly string[]>> = {
  linux: [
    'Paste this into a terminal:',
    'curl -fsSL https://ollama.com/install.sh | sh',
    '[Read About It First](https://ollama.com/download/linux)',
  ],
  darwin: [
    'Download it, move it into Applications, and open it once.',
    '[Download Ollama for macOS](https://ollama.com/download/mac)',
  ],
  win32: [
    'Download it, and run the installer. It starts by itself from then on.',
    '[Download Ollama for Windows](https://ollama.com/download/windows)',
  ],
};

/** The first step on each system. */
const OLLAMA_STEPS: readonly Step[] = Object.entries(SYSTEMS).map(([system, how]) => ({
  id: systemStepId(systemOf(system)),
  title: 'Ollama runs your models',
  description: [
    'Ollama is a free program that runs open models on this machine. Your code stays here.',
    ...how,
    'Cove looks again by itself, and ticks this off when Ollama answers.',
    'It runs somewhere else? [Set its address](command:workbench.action.openSettings?%22cove.ollama.url%22).',
  ],
  when: `${CONTEXTS.system} == ${system}`,
  done: CONTEXTS.hasServer,
  media: 'ollama.md',
}));

/** What a step that offers a model says of it. */
export interface Offer {
  readonly name: string;
  readonly gigabytes: string;
  readonly license: string;
  /** Tokens a second that can be expected, about. */
  readonly processor: number;
  readonly graphics: number;
}

/** The step where nothing is known of the machine yet. */
const ANY_MODEL: Step = {
  id: MODEL_STEP,
  title: 'A model that completes code',
  description: [
    'Cove uses a suitable model that is installed. Where there is none, it offers one that fits this machine.',
    '[Choose a Model](command:cove.pullModel)',
  ],
  when: `!${CONTEXTS.offer}`,
  done: CONTEXTS.hasModel,
  media: 'models.md',
};

function offerStep({ name, gigabytes, license, processor, graphics }: Offer): Step {
  const id = offerStepId(name);
  return {
    ...ANY_MODEL,
    id,
    description: [
      'Cove uses a suitable model that is installed. Where there is none, this one fits the memory of this machine:',
      `**${name}**, ${gigabytes} GB to download, license ${license}. Expect about ${processor} tokens a second on a processor, and ${graphics} on a graphics card.`,
      `[Download ${name} (${gigabytes} GB)](command:cove.pullModel?${encodeURIComponent(JSON.stringify([name]))})`,
      'Or [choose another one](command:cove.pullModel). Ollama downloads it from its library; your code is no part of that.',
    ],
    when: `${CONTEXTS.offer} == ${id}`,
  };
}

const TRY: Step = {
  id: TRY_STEP,
  title: 'Type, and press Tab',
  description: [
    'Gray text behind the cursor is a suggestion. Tab takes it, Escape puts it away, and typing goes on along it.',
    '[Try It on an Example](command:cove.tryIt)',
    'Or go on in a file of your own. The word Cove below, at the right, always says what is going on; a click on it shows all that can be done.',
  ],
  done: CONTEXTS.hasTaken,
  media: 'ghost-text.png',
};

/** All steps, in order, for the models that can be offered. */
export function stepsFor(offers: readonly Offer[]): readonly Step[] {
  return [...OLLAMA_STEPS, ANY_MODEL, ...offers.map(offerStep), TRY];
}

import * as vscode from 'vscode';
import type { CommandId } from '../protocol/commands.js';
import type { FiguresParams } from '../protocol/figures.js';
import type { StatusParams, StatusState } from '../protocol/status.js';
import { timeOf } from './timeOf.js';

interface Look {
  /** A codicon. */
  readonly icon: string;
  /** What the tooltip says where the status has no reason of its own. */
  readonly says: string;
}

const LOOKS: Readonly<Record<StatusState, Look>> = {
  ready: { icon: 'lightbulb', says: 'Ready.' },
  loading: { icon: 'loading~spin', says: 'Loading the model. Completions wait for it.' },
  working: { icon: 'lightbulb-sparkle', says: 'Completing.' },
  paused: { icon: 'circle-slash', says: 'Paused.' },
  problem: { icon: 'warning', says: 'Something is wrong.' },
};

const COMMAND: CommandId = 'cove.menu';

/** Shorter work than this is not shown: a sign at each key would be a flicker. */
const WORK_SHOWN_AFTER_MS = 400;

/** What takes longer than this is worth a number. */
const SECONDS_SHOWN_FROM = 3;

/** Cove's place in the status bar, once there is something to say: what it does and what it lacks. */
export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('cove', vscode.StatusBarAlignment.Right, 90);
  #later: NodeJS.Timeout | undefined;
  #ticking: NodeJS.Timeout | undefined;
  #status: StatusParams | undefined;
  #figures: FiguresParams | undefined;

  constructor() {
    this.#item.name = 'Cove';
    this.#item.command = COMMAND;
  }

  /** What the server said last; undefined before it said anything. */
  get shown(): StatusParams | undefined {
    return this.#status;
  }

  show(status: StatusParams): void {
    clearTimeout(this.#later);
    clearInterval(this.#ticking);
    this.#status = status;
    if (status.state === 'working') {
      this.#later = setTimeout(() => {
        this.#paint(status);
      }, WORK_SHOWN_AFTER_MS);
      return;
    }
    this.#paint(status);
    if (status.state === 'loading') this.#countSeconds();
  }

  /** Changes what is seen when the mouse rests on the item, and nothing else. */
  measured(figures: FiguresParams): void {
    this.#figures = figures;
    if (this.#status) this.#item.tooltip = this.#tooltipOf(this.#status);
  }

  dispose(): void {
    clearTimeout(this.#later);
    clearInterval(this.#ticking);
    this.#item.dispose();
  }

  /** How long a model loads is the one thing a person can only wait for. */
  #countSeconds(): void {
    const began = Date.now();
    this.#ticking = setInterval(() => {
      const seconds = Math.round((Date.now() - began) / 1_000);
      if (seconds < SECONDS_SHOWN_FROM) return;
      this.#item.text = `$(${LOOKS.loading.icon}) Cove: ${seconds} s`;
    }, 1_000);
  }

  #paint(status: StatusParams): void {
    const { state } = status;
    const { icon } = LOOKS[state];
    this.#item.text = `$(${icon}) Cove`;
    this.#item.tooltip = this.#tooltipOf(status);
    this.#item.accessibilityInformation = { label: labelOf(status) };
    this.#item.backgroundColor =
      state === 'problem' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  #tooltipOf(status: StatusParams): string {
    const { remedy, model, until } = status;
    const saying = sayingOf(status);
    const lines = [
      until === undefined ? saying : `${saying} They go on at ${timeOf(until)}.`,
      remedy,
      model && `Model: ${model}`,
      this.#figures && figuresText(this.#figures),
      'Click for all that can be done.',
    ];
    return lines.filter(line => line).join('\n');
  }
}

/** What a screen reader says, for whom there is no tooltip. */
function labelOf(status: StatusParams): string {
  return ['Cove:', sayingOf(status), status.remedy].filter(Boolean).join(' ');
}

/** The reason, behind what is so all the same where it is a note on a model that works. */
function sayingOf({ state, reason }: StatusParams): string {
  const { says } = LOOKS[state];
  if (reason === undefined) return says;
  return state === 'ready' ? `${says} ${reason}` : reason;
}

/** Such as `41 tokens a second, 96 % of a prompt reused, 12 accepted today`. */
function figuresText({ tokensPerSecond, reused, acceptedToday }: FiguresParams): string {
  return [
    tokensPerSecond === undefined ? '' : `${tokensPerSecond} tokens a second`,
    reused === undefined ? '' : `${Math.round(reused * 100)} % of a prompt reused`,
    `${acceptedToday} accepted today`,
  ]
    .filter(figure => figure !== '')
    .join(', ');
}

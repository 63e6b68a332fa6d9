import { assertNever } from '../core/base/assertNever.js';
import type { Ban } from '../core/completion/banOf.js';
import type { ModelState } from '../core/models/readiness.js';
import type { StatusParams } from '../protocol/status.js';
import { faultToProto } from './toProto.js';

const OFF: StatusParams = {
  state: 'paused',
  reason: 'Completions are turned off.',
  cause: 'off',
};

const PAUSE: StatusParams = {
  state: 'paused',
  reason: 'Completions are paused for a while.',
  cause: 'pause',
};

const BATTERY: StatusParams = {
  state: 'paused',
  reason: 'Completions are paused while the battery is used.',
  remedy: 'Run "Cove: Complete Here", or turn on "cove.completion.onBattery".',
  cause: 'battery',
};

/** What the person can do about a document that has no completions. */
const BAN_REMEDIES: Readonly<Record<Ban['cause'], string>> = {
  off: 'Turn them on with "Cove: Turn Completions On or Off".',
  excluded: 'No model sees it. Change that setting if one may.',
  language: 'Change "cove.completion.languages" to turn it on.',
};

/**
 * What the person is told of Cove's state: one line, sent when it changes.
 *
 * An action or a chat that runs outranks all else, since somebody waits for it; then what the person turned
 * off; then a problem; then what keeps completions from the document that is shown; then what completes.
 */
export class StatusBoard {
  readonly #send: (status: StatusParams) => void;
  #model: ModelState | undefined;
  #working = false;
  #enabled = true;
  #until: string | undefined;
  #isOnBattery = false;
  #bans: () => Ban | undefined = () => undefined;
  #shown = '';
  /** The model of each action and chat that runs, by its name as far as it is known. */
  #acting: readonly { readonly model: string; readonly says: string }[] = [];
  #sent = '';

  constructor(send: (status: StatusParams) => void) {
    this.#send = send;
  }

  modelIs(state: ModelState): void {
    this.#model = state;
    this.#update();
  }

  /** A model completes for somebody who waits, or does so no more. */
  worksNow(working: boolean): void {
    this.#working = working;
    this.#update();
  }

  /** An action or a chat asks `model`, which is told as a sentence; returns what ends that. */
  acts(model: string, says: string): () => void {
    const action = { model, says };
    this.#acting = [...this.#acting, action];
    this.#update();
    return () => {
      this.#acting = this.#acting.filter(each => each !== action);
      this.#update();
    };
  }

  completionsAre(enabled: boolean): void {
    this.#enabled = enabled;
    this.#update();
  }

  /** The person wants no completions until then; undefined where they do. */
  pausedUntil(until: string | undefined): void {
    this.#until = until;
    this.#update();
  }

  /** Nothing comes by itself while the machine runs on its battery. */
  isOnBattery(isOnBattery: boolean): void {
    this.#isOnBattery = isOnBattery;
    this.#update();
  }

  /** A document is shown; `ban` tells what keeps completions from it, by the settings of then. */
  shows(uri: string, ban: () => Ban | undefined): void {
    this.#shown = uri;
    this.#bans = ban;
    this.#update();
  }

  /** A document is closed: nothing is known of what is shown in its place. */
  closed(uri: string): void {
    if (uri === this.#shown) this.shows('', () => undefined);
  }

  #update(): void {
    const status = this.#status();
    if (status === undefined) return;
    const key = JSON.stringify(status);
    if (key === this.#sent) return;
    this.#sent = key;
    this.#send(status);
  }

  /** Who waits wants to know for what, and what else the model is asked. */
  #doings(): string {
    return [...new Set(this.#acting.map(({ says }) => says))].join(' ');
  }

  #status(): StatusParams | undefined {
    const model = this.#model;
    const acting = this.#acting.at(-1);
    if (acting) return { state: 'working', ...modelOf(acting), reason: this.#doings() };
    const ban = this.#bans();
    if (!this.#enabled || ban?.cause === 'off') return OFF;
    if (this.#until !== undefined) return { ...PAUSE, until: this.#until };
    if (this.#isOnBattery) return BATTERY;
    if (model?.kind === 'problem') return faultToProto(model.fault);
    if (ban) return { state: 'paused', ...ban, remedy: BAN_REMEDIES[ban.cause] };
    switch (model?.kind) {
      case undefined:
        return undefined;
      case 'loading':
        return { state: 'loading', model: model.model };
      case 'ready':
        return {
          state: this.#working ? 'working' : 'ready',
          model: model.model,
          ...(this.#working ? {} : model.note),
        };
      default:
        return assertNever(model);
    }
  }
}

function modelOf({ model }: { readonly model: string }): Pick<StatusParams, 'model'> {
  return model === '' ? {} : { model };
}

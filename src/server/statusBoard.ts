import { assertNever } from '../core/base/assertNever.js';
import type { ModelState } from '../core/models/readiness.js';
import type { StatusParams } from '../protocol/status.js';
import { faultToProto } from './toProto.js';

/**
 * What the person is told of Cove's state: one line, sent when it changes.
 *
 * An action or a chat that runs outranks all else, since somebody waits for it; then what the person turned
 * off; then a problem; then what completes.
 */
export class StatusBoard {
  readonly #send: (status: StatusParams) => void;
  #model: ModelState | undefined;
  #working = false;
  #enabled = true;
  /** The model of each action and chat that runs, by its name as far as it is known. */
  #acting: readonly { readonly model: string }[] = [];
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

  /** An action or a chat asks `model`; returns what ends that. */
  acts(model: string): () => void {
    const action = { model };
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

  #update(): void {
    const status = this.#status();
    if (status === undefined) return;
    const key = JSON.stringify(status);
    if (key === this.#sent) return;
    this.#sent = key;
    this.#send(status);
  }

  #status(): StatusParams | undefined {
    const model = this.#model;
    const action = this.#acting.at(-1);
    if (action) return { state: 'working', ...(action.model === '' ? {} : action) };
    if (!this.#enabled) return { state: 'paused', reason: 'Completions are turned off.' };
    if (!model) return undefined;
    switch (model.kind) {
      case 'problem':
        return faultToProto(model.fault);
      case 'loading':
        return { state: 'loading', model: model.model };
      case 'ready':
        return { state: this.#working ? 'working' : 'ready', model: model.model };
      default:
        return assertNever(model);
    }
  }
}

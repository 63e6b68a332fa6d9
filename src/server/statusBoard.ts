import { assertNever } from '../core/base/assertNever.js';
import type { ModelState } from '../core/models/readiness.js';
import type { StatusParams } from '../protocol/status.js';
import { faultToProto } from './toProto.js';

/** What can keep a model at work, each by itself. */
export type Feature = 'completion' | 'chat';

/**
 * What the person is told of Cove's state: one line, sent when it changes.
 *
 * What the person turned off outranks all else; then a problem; then what goes on.
 */
export class StatusBoard {
  readonly #send: (status: StatusParams) => void;
  #model: ModelState | undefined;
  readonly #working = new Set<Feature>();
  #enabled = true;
  #sent = '';

  constructor(send: (status: StatusParams) => void) {
    this.#send = send;
  }

  modelIs(state: ModelState): void {
    this.#model = state;
    this.#update();
  }

  /** A model answers somebody who waits for a feature, or does so no more. */
  worksNow(feature: Feature, working: boolean): void {
    if (working) this.#working.add(feature);
    else this.#working.delete(feature);
    this.#update();
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
    if (!this.#enabled) return { state: 'paused', reason: 'Completions are turned off.' };
    if (!model) return undefined;
    switch (model.kind) {
      case 'problem':
        return faultToProto(model.fault);
      case 'loading':
        return { state: 'loading', model: model.model };
      case 'ready':
        return { state: 0 < this.#working.size ? 'working' : 'ready', model: model.model };
      default:
        return assertNever(model);
    }
  }
}

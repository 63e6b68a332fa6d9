import type { CompletionSettings } from '../../src/core/completion/completionSettings.js';
import { CompletionEngine } from '../../src/core/completion/engine.js';
import type { Trigger } from '../../src/core/completion/question.js';
import type { Suggestion } from '../../src/core/completion/suggestion.js';
import { type ModelState, Readiness } from '../../src/core/models/readiness.js';
import { RecognizedFamilies } from '../../src/core/models/recognizedFamilies.js';
import type { CursorSite } from '../../src/core/text/cursorSite.js';
import { completionSettingsWith } from './completionSettingsWith.js';
import { HandClock, settled } from './handClock.js';
import type { ScriptedRuntime } from './scriptedRuntime.js';
import { siteAt } from './siteAt.js';

/** A question that was put to the engine. */
export interface Asked {
  /** The suggestion's text, `nothing`, or `rejected`; undefined while there is no answer. */
  readonly answer: string | undefined;
  readonly suggestion: Promise<Suggestion | undefined>;
  readonly cancel: () => Promise<void>;
}

/** An engine, a clock and a model in the test's hand, and an editor that types and asks. */
export class EngineDesk<Runtime extends ScriptedRuntime> {
  readonly clock = new HandClock();
  readonly engine: CompletionEngine;
  readonly runtime: Runtime;
  readonly states: string[] = [];
  /** Each time that the model began or ended to work for somebody. */
  readonly works: boolean[] = [];
  /** Each document in which there was more of a suggestion. */
  readonly grown: string[] = [];
  /** How many suggestions the person took. */
  taken = 0;
  settings: CompletionSettings = completionSettingsWith({
    excluded: uri => uri.endsWith('/.env'),
  });

  constructor(runtime: Runtime) {
    this.runtime = runtime;
    const onState = (state: ModelState): void => {
      this.states.push(state.kind);
      if (state.kind === 'ready') this.engine.modelLoaded();
    };
    const onHung = (): void => {
      this.engine.forget();
    };
    const { clock } = this;
    const settings = () => ({ model: '', family: '', contextLength: 0, keepAlive: '' });
    const families = new RecognizedFamilies(runtime);
    this.engine = new CompletionEngine({
      runtime,
      readiness: new Readiness({ runtime, families, clock, settings, onState, onHung }),
      syntax: { placeAt: () => undefined },
      clock,
      fileName: () => 'sample',
      onGrown: uri => void this.grown.push(uri),
      onWork: working => void this.works.push(working),
      onTaken: () => void (this.taken += 1),
      onMeasured: () => undefined,
    });
  }

  /** The document becomes what `marked` shows; `typed` says that its cursor can be guessed. */
  async changes(marked: string, typed = false): Promise<void> {
    const { uri, before, after } = siteAt(marked);
    this.engine.changed(uri, before + after, typed ? before.length : undefined);
    await settled();
  }

  /** The editor asks at the cursor of `marked`. */
  async asks(marked: string | CursorSite, trigger: Trigger = 'typing'): Promise<Asked> {
    const site = typeof marked === 'string' ? siteAt(marked) : marked;
    const cancelling = new AbortController();
    const question = { site, trigger, settings: this.settings };
    const suggestion = this.engine.complete(question, cancelling.signal);
    let answer: string | undefined;
    suggestion.then(
      found => (answer = found?.text ?? 'nothing'),
      () => (answer = 'rejected'),
    );
    await settled();
    return {
      get answer() {
        return answer;
      },
      suggestion,
      cancel: () => {
        cancelling.abort();
        return settled();
      },
    };
  }

  /** A key is struck: the text changes, and the editor asks. */
  async types(marked: string): Promise<Asked> {
    await this.changes(marked);
    return this.asks(marked);
  }

  /** The cursor comes to rest at a place, and time passes. */
  async rests(marked: string): Promise<void> {
    this.engine.rests({ site: siteAt(marked), trigger: 'typing', settings: this.settings });
    await this.clock.advance(1_000);
  }
}

import type { FillRequest } from '../models/modelRuntime.js';
import type { ReadyModel } from '../models/readiness.js';
import { ServerGauge } from '../models/serverGauge.js';
import type { CursorSite } from '../text/cursorSite.js';
import { buildPrompt } from './buildPrompt.js';
import type { CompletionSettings } from './completionSettings.js';
import type { Quoted } from './lastPrompt.js';
import { OpenHoles } from './openHoles.js';
import { Probes } from './probes.js';
import { budgetFor } from './promptBudget.js';

/** A request that is ready to be sent, and what of the document it quotes. */
export interface Prepared {
  readonly request: FillRequest;
  /** What the answer has to begin with. */
  readonly held: string;
  readonly model: ReadyModel;
  readonly quoted: Quoted;
  readonly gauge: ServerGauge;
  readonly probes: Probes;
}

/** Lays out requests to one model at a time, from what was learned of it. */
export class Requests {
  readonly #fileName: (uri: string) => string;
  #model = '';
  #gauge = new ServerGauge();
  #holes = new OpenHoles(this.#gauge.count);
  #probes = new Probes();

  /** `fileName` names a document for the ledger. */
  constructor(fileName: (uri: string) => string) {
    this.#fileName = fileName;
  }

  prepare(site: CursorSite, model: ReadyModel, settings: CompletionSettings): Prepared {
    this.#turnTo(model.name);
    const { maxTokens, contextTokens, keepAlive } = settings;
    const { promptTokensPerSecond: tokensPerSecond, tellsAlternatives, count } = this.#gauge;
    const limits = { maxTokens, contextTokens, tokensPerSecond, staysOpen: tellsAlternatives };
    const budget = budgetFor(model, limits);
    const window = this.#holes.windowOf(site, budget);
    const { text: prompt, held } = buildPrompt(window, model.family);
    const { start, end } = window;
    return {
      request: {
        model: model.name,
        prompt,
        stop: model.family.stop,
        maxTokens,
        // One is enough to learn whether the server tells any.
        alternatives: tellsAlternatives ? 0 : 1,
        contextLength: model.echo,
        keepAlive: keepAlive === '' ? undefined : keepAlive,
        files: [this.#fileName(site.uri)],
      },
      held,
      quoted: { uri: site.uri, start, end, tokens: count.tokensOf(prompt) },
      model,
      gauge: this.#gauge,
      probes: this.#probes,
    };
  }

  /** What was learned of one model says nothing of another. */
  #turnTo(model: string): void {
    if (model === this.#model) return;
    this.#model = model;
    this.#gauge = new ServerGauge();
    this.#holes = new OpenHoles(this.#gauge.count);
    this.#probes = new Probes();
  }
}

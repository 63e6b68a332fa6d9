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
  #learned = nothingLearned();

  /** `fileName` names a document for the ledger. */
  constructor(fileName: (uri: string) => string) {
    this.#fileName = fileName;
  }

  prepare(site: CursorSite, model: ReadyModel, settings: CompletionSettings): Prepared {
    const { gauge, holes, probes } = this.#of(model.name);
    const { maxTokens, contextTokens, keepAlive } = settings;
    const { promptTokensPerSecond: tokensPerSecond, tellsAlternatives, count } = gauge;
    const limits = { maxTokens, contextTokens, tokensPerSecond, staysOpen: tellsAlternatives };
    const budget = budgetFor(model, limits);
    const { above = '', aboveFiles = [], ...own } = site;
    const window = holes.windowOf({ ...own, before: above + site.before }, budget);
    const { text: prompt, held } = buildPrompt(window, model.family);
    const start = Math.max(0, window.start - above.length);
    const end = Math.max(0, window.end - above.length);
    return {
      request: {
        model: model.name,
        prompt,
        stop: model.family.stop,
        maxTokens,
        sureness: true,
        // One is enough to learn whether the server tells any.
        alternatives: tellsAlternatives ? 0 : 1,
        contextLength: model.echo,
        keepAlive: keepAlive === '' ? undefined : keepAlive,
        files: [this.#fileName(site.uri), ...aboveFiles],
      },
      held,
      quoted: { uri: site.uri, start, end, tokens: count.tokensOf(prompt) },
      model,
      gauge,
      probes,
    };
  }

  /** What was learned of one model says nothing of another. */
  #of(model: string): Learned {
    if (model !== this.#model) this.#learned = nothingLearned();
    this.#model = model;
    return this.#learned;
  }
}

interface Learned {
  readonly gauge: ServerGauge;
  readonly holes: OpenHoles;
  readonly probes: Probes;
}

function nothingLearned(): Learned {
  const gauge = new ServerGauge();
  return { gauge, holes: new OpenHoles(gauge.count), probes: new Probes() };
}

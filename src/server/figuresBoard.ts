import type { ServerGauge } from '../core/models/serverGauge.js';
import type { FiguresParams } from '../protocol/figures.js';

export interface FiguresDeps {
  /** How many suggestions were taken today. */
  readonly accepted: { add(): void; readonly today: number };
  readonly send: (figures: FiguresParams) => void;
}

/** What a person is told of how well it goes, sent when it changes by what can be seen. */
export class FiguresBoard {
  readonly #deps: FiguresDeps;
  #measured: Omit<FiguresParams, 'acceptedToday'> = {};
  #sent = '';

  constructor(deps: FiguresDeps) {
    this.#deps = deps;
  }

  measured(gauge: Pick<ServerGauge, 'answerTokensPerSecond' | 'reused'>): void {
    const { answerTokensPerSecond: speed, reused } = gauge;
    this.#measured = {
      ...(speed === undefined ? {} : { tokensPerSecond: Number(speed.toPrecision(2)) }),
      ...(reused === undefined ? {} : { reused: Number(reused.toFixed(2)) }),
    };
    this.#update();
  }

  taken(): void {
    this.#deps.accepted.add();
    this.#update();
  }

  #update(): void {
    const { accepted, send } = this.#deps;
    const figures = { ...this.#measured, acceptedToday: accepted.today };
    const key = JSON.stringify(figures);
    if (key === this.#sent) return;
    this.#sent = key;
    send(figures);
  }
}

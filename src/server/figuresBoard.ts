import type { ServerGauge } from '../core/models/serverGauge.js';
import type { FiguresParams } from '../protocol/figures.js';

export interface FiguresDeps {
  /** How many suggestions were taken today. */
  readonly accepted: { add(): void; readonly today: number; erase(): Promise<void> };
  readonly send: (figures: FiguresParams) => void;
}

/** What a person is told of how well it goes, sent when it changes by what can be seen. */
export class FiguresBoard {
  readonly #deps: FiguresDeps;
  #measured: Omit<FiguresParams, 'acceptedToday'> = {};
  readonly #speeds = new Map<string, number>();
  #sent = '';

  constructor(deps: FiguresDeps) {
    this.#deps = deps;
  }

  /** Tokens a second that a model answered here; undefined before it was measured. */
  speedOf(model: string): number | undefined {
    return this.#speeds.get(model);
  }

  measured(
    model: string,
    { answerTokensPerSecond, reused }: Pick<ServerGauge, 'answerTokensPerSecond' | 'reused'>,
  ): void {
    const speed = answerTokensPerSecond && Number(answerTokensPerSecond.toPrecision(2));
    if (speed !== undefined) this.#speeds.set(model, speed);
    this.#measured = {
      ...(speed === undefined ? {} : { tokensPerSecond: speed }),
      ...(reused === undefined ? {} : { reused: Number(reused.toFixed(2)) }),
    };
    this.#update();
  }

  taken(): void {
    this.#deps.accepted.add();
    this.#update();
  }

  /** Forgets what is kept on the disk. */
  async erase(): Promise<void> {
    await this.#deps.accepted.erase();
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

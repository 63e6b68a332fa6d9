import type { Clock } from '../core/base/clock.js';
import type { PowerSource } from './adapters/powerSource.js';

export interface BatteryWatchDeps {
  readonly clock: Clock;
  /** Undefined on a system that does not say. */
  readonly power: PowerSource | undefined;
  /** Told when the machine begins and ends to run on its battery, while that matters. */
  readonly onChange: (isOnBattery: boolean) => void;
}

/** Looks whether the machine runs on its battery, as long as somebody wants nothing to run then. */
export class BatteryWatch {
  readonly #deps: BatteryWatchDeps;
  #watching: AbortController | undefined;
  #isOnBattery = false;

  constructor(deps: BatteryWatchDeps) {
    this.#deps = deps;
  }

  /** Whether what comes by itself has to wait. */
  get pauses(): boolean {
    return this.#isOnBattery;
  }

  /** Whether the battery may be used for what comes by itself. */
  allows(battery: boolean): void {
    if (battery) this.dispose();
    else if (!this.#watching) this.#watch();
  }

  dispose(): void {
    this.#watching?.abort();
    this.#watching = undefined;
    this.#set(false);
  }

  #watch(): void {
    const { clock, power } = this.#deps;
    if (!power) return;
    const watching = new AbortController();
    const { signal } = watching;
    this.#watching = watching;
    const look = async (): Promise<void> => {
      for (;;) {
        const isOnBattery = await power.isBattery();
        signal.throwIfAborted();
        this.#set(isOnBattery);
        await clock.pause(power.eachMs, signal);
      }
    };
    look().catch(() => undefined);
  }

  #set(isOnBattery: boolean): void {
    if (isOnBattery === this.#isOnBattery) return;
    this.#isOnBattery = isOnBattery;
    this.#deps.onChange(isOnBattery);
  }
}

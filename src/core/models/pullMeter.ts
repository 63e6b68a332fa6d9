import type { PullPiece } from './modelRuntime.js';

/** The rate is that of so many ms: shorter ones jump, longer ones lag. */
const RATE_MS = 5_000;

/** Before this much was seen, a rate is a guess. */
const RATE_MS_MIN = 1_000;

interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** How far a download is over all its files, in words and as a share. */
export class PullMeter {
  readonly #files = new Map<string, { readonly total: number; readonly completed: number }>();
  #samples: readonly Sample[] = [];
  #status = '';

  /** `now` is in ms, of a clock that never goes back. */
  heard({ status, file }: PullPiece, now: number): void {
    this.#status = status;
    if (!file) return;
    const { digest, total } = file;
    this.#files.set(digest, { total, completed: Math.min(file.completed, total) });
    const samples = [...this.#samples, { at: now, bytes: this.#completed }];
    this.#samples = samples.filter(({ at }) => now - at <= RATE_MS);
  }

  /** From 0 to 1; undefined before the first file. */
  get share(): number | undefined {
    return this.#total === 0 ? undefined : Math.min(1, this.#completed / this.#total);
  }

  /** Such as `1.2 of 4.7 GB, 12 MB/s, 5 min left`, or what the server says that it does. */
  get words(): string {
    if (this.#total === 0 || this.#completed === this.#total) return this.#status;
    const done = `${gigabytes(this.#completed)} of ${gigabytes(this.#total)} GB`;
    const rate = this.#bytesPerSecond;
    if (rate === undefined || rate <= 0) return done;
    const seconds = (this.#total - this.#completed) / rate;
    return `${done}, ${(rate / 1e6).toFixed(rate < 1e7 ? 1 : 0)} MB/s, ${duration(seconds)} left`;
  }

  get #total(): number {
    return [...this.#files.values()].reduce((sum, { total }) => sum + total, 0);
  }

  get #completed(): number {
    return [...this.#files.values()].reduce((sum, { completed }) => sum + completed, 0);
  }

  get #bytesPerSecond(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < RATE_MS_MIN) return undefined;
    return ((last.bytes - first.bytes) * 1_000) / (last.at - first.at);
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

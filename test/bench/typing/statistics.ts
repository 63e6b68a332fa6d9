/** The least number that a share of them does not exceed; undefined where there are none. */
export function quantile(numbers: readonly number[], share: number): number | undefined {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export interface Spread {
  readonly count: number;
  readonly median: number | undefined;
  readonly p95: number | undefined;
  readonly most: number | undefined;
}

export function spreadOf(numbers: readonly number[]): Spread {
  return {
    count: numbers.length,
    median: quantile(numbers, 0.5),
    p95: quantile(numbers, 0.95),
    most: quantile(numbers, 1),
  };
}

export function shareOf<Item>(items: readonly Item[], has: (item: Item) => boolean): number {
  return items.length === 0 ? Number.NaN : items.filter(has).length / items.length;
}

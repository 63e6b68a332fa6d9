/** `cove/pause`: no completions for a while; 0 goes on with them at once. */
export interface PauseParams {
  readonly minutes: number;
}

export interface PauseResult {
  /** When it ends, in UTC as ISO 8601; missing where nothing is paused. */
  readonly until?: string;
}

/** What is offered at a cursor. */
export interface Suggestion {
  /** The text to insert, never empty, with `\n` between its lines. */
  readonly text: string;
  /** How many UTF-16 units after the cursor it replaces: closers that it brings itself. */
  readonly replaces: number;
}

export type Trigger = 'typing' | 'invoked';

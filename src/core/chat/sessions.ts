import type { Session } from './session.js';

/** What a list shows of a session. */
export interface SessionRow {
  readonly session: string;
  readonly title: string;
  /** When something was asked or answered last; ISO 8601, UTC. */
  readonly at: string;
  readonly messages: number;
}

/** Where sessions are kept, one by one. */
export interface Sessions {
  /** Undefined where there is none of that id, or none that can be read. Never rejects. */
  read(id: string): Promise<Session | undefined>;
  /**
   * Resolves when it is kept, with whether it is: one that was there and that another process
   * deleted does not come back. Rejects where it cannot be kept.
   */
  write(session: Session): Promise<boolean>;
  /** Whether there was one. */
  remove(id: string): Promise<boolean>;
  /** In no order. */
  rows(): Promise<readonly SessionRow[]>;
}

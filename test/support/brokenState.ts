import assert from 'node:assert/strict';
import { type Piped, piped, type PipedOptions } from './pipedServer.js';
import type { Script } from './scriptedOllama.js';

/** Something that is wrong, what a person is told of it, and what makes it well. */
export interface BrokenState {
  /** As in "it tells of …". */
  readonly what: string;
  /** How it is from the start. */
  readonly script?: Script;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What happens once all is well; without it, it is wrong from the start. */
  readonly breaks?: (parts: Piped) => unknown;
  readonly reason: RegExp;
  readonly remedy: RegExp;
  readonly mends: (parts: Piped) => unknown;
}

/** The server's waits are short ones here, and their lengths are tested where they are chosen. */
const HURRY: PipedOptions = { hurry: 5, configuration: true };

/**
 * A test for each state: the status names it with a remedy, nothing pops up, and once the cause is
 * gone the status is ready by itself, and there are completions.
 */
export function testBrokenStates(states: readonly BrokenState[]): void {
  for (const { what, script = {}, settings = {}, breaks, reason, remedy, mends } of states) {
    it(`tells of ${what}, and is ready by itself when that is over`, () =>
      piped(
        { answers: ['1'], ...script },
        async parts => {
          const { client } = parts;
          if (breaks) {
            await client.status('ready');
            await breaks(parts);
          }
          // A busy machine can be too slow for one look, which the next one puts right.
          let status = await client.status('problem');
          while (!reason.test(status.reason ?? '')) {
            status = await client.status('problem', client.statuses.indexOf(status) + 1);
          }
          assert.match(status.remedy ?? '', remedy);
          const known = client.statuses.length;
          await mends(parts);
          await client.status('ready', known);
          assert.equal(await client.accepted('b = █'), 'b = 1');
          assert.deepEqual(client.popUps, []);
        },
        { ...HURRY, withSettings: settings },
      ));
  }
}

/** Somebody types, and waits. */
export async function asks({ client }: Piped): Promise<void> {
  await client.accepted('a = █');
}

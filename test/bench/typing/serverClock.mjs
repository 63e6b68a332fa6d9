/**
 * Loaded into Cove's server before its own code: takes the time from the bytes of the editor to
 * the head of the request that they lead to, within the process, and writes all times at its end
 * to the file that `COVE_BENCH_CLOCK` names, as a JSON list in ms.
 */
import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';

/** @type {number[]} */
const times = [];

/** When the newest bytes came, until a request left. */
let heardAt;

const { stdin } = process;
const push = stdin.push.bind(stdin);
stdin.push = (chunk, encoding) => {
  heardAt = performance.now();
  return push(chunk, encoding);
};

subscribe('undici:client:sendHeaders', ({ request }) => {
  if (heardAt === undefined || request.path !== '/api/generate') return;
  times.push(performance.now() - heardAt);
  // A second request for the same bytes waits for the answer to the first one, and not for Cove.
  heardAt = undefined;
});

process.on('exit', () => {
  writeFileSync(process.env['COVE_BENCH_CLOCK'] ?? '', JSON.stringify(times));
});

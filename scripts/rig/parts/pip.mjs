import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.mjs';
import { PYTHON } from './tools.mjs';

/** Half a gigabyte on a slow line. */
const DOWNLOAD_MINUTES_MAX = 40;

/**
 * Downloads packages as files, each checked by pip against its sha256. A source package must be named in
 * `source`; all others come as wheels, of which no code runs.
 * @param {import('../parts.mjs').Context} context
 * @param {{ step: string, folder: string, source?: string,
 *   packages: readonly { name: string, version: string, sha256: string }[] }} order
 */
export async function pipDownload({ bring, say }, { step, folder, source, packages }) {
  const python = await bring(PYTHON);
  const list = join(folder, 'requirements.txt');
  const lines = packages.map(
    ({ name, version, sha256 }) => `${name}==${version} --hash=sha256:${sha256}`,
  );
  await writeFile(list, `${lines.join('\n')}\n`);
  await run({
    step,
    doing: 'pip download',
    program: python,
    args: [
      ...['-m', 'pip', 'download', '--no-deps', '--require-hashes', '--progress-bar', 'off'],
      ...(source ? ['--no-binary', source] : ['--only-binary', ':all:']),
      ...['--dest', folder, '--requirement', list],
    ],
    minutesMax: DOWNLOAD_MINUTES_MAX,
    progress: line => /(?:Downloading|Collecting) (\S+)/.exec(line)?.[1],
    remedy: 'check that pip reaches its package index, then run again',
    say,
  });
}

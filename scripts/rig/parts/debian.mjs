import { locked } from '../cache.mjs';
import { onPath, run } from '../run.mjs';
import { RigError } from '../words.mjs';

/** A mirror can be slow; a package of the size of a browser took under a minute. */
const APT_MINUTES_MAX = 15;
/** Another package manager of the machine may be at work. */
const APT_LOCK_SECONDS_MAX = 180;

let updated = false;

/**
 * Installs Debian packages where that is allowed, and says what to type where it is not.
 * @param {string} step
 * @param {readonly string[]} packages
 * @param {import('../words.mjs').Say} say
 * @param {string} elsewhere what to do on a system without apt
 */
export async function installDebian(step, packages, say, elsewhere) {
  const apt = onPath(['apt-get']);
  const byHand = `apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const remedy = apt ? `type: sudo ${byHand}` : elsewhere;
  if (!apt || process.getuid?.() !== 0) {
    throw new RigError({ step, problem: `${packages.join(', ')} is not installed`, remedy });
  }
  await locked('apt', say, async () => {
    if (!updated) await aptGet(step, ['update'], remedy, say);
    updated = true;
    await aptGet(step, ['install', '-y', '--no-install-recommends', ...packages], remedy, say);
  });
}

/**
 * @param {string} step
 * @param {readonly string[]} args
 * @param {string} remedy
 * @param {import('../words.mjs').Say} say
 */
async function aptGet(step, args, remedy, say) {
  await run({
    step,
    doing: `apt-get ${args[0]}`,
    program: 'apt-get',
    args: ['-o', `DPkg::Lock::Timeout=${APT_LOCK_SECONDS_MAX}`, ...args],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    minutesMax: APT_MINUTES_MAX,
    remedy,
    say,
  });
}

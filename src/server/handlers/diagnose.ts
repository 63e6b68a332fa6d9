import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import * as v from 'valibot';
import { checkAll } from '../../core/models/checks.js';
import type { ModelRuntime } from '../../core/models/modelRuntime.js';
import type { RecognizedFamilies } from '../../core/models/recognizedFamilies.js';
import { placeFinding, proxyFinding, rivalsFinding } from '../../core/models/whereabouts.js';
import { isLoopback } from '../../core/privacy/egressPolicy.js';
import type { Settings } from '../../core/settings/settings.js';
import type { DiagnoseLine } from '../../protocol/diagnose.js';
import { METHODS } from '../../protocol/methods.js';
import { actionSettings } from '../actionSettings.js';
import { baseOf, hostOf } from '../../core/privacy/address.js';
import { onQuery } from '../onQuery.js';
import { readinessSettings } from '../readinessSettings.js';

export interface DiagnoseDeps {
  readonly runtime: ModelRuntime;
  readonly families: RecognizedFamilies;
  readonly settings: () => Settings;
  /** What of the settings was not understood, a sentence each. */
  readonly problems: () => readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** More rivals than this have no room in a line. */
const RIVALS_MAX = 20;

const Params = v.fallback(v.object({ rivals: v.fallback(v.array(v.string()), []) }), {
  rivals: [],
});

export function onDiagnose(connection: Connection, deps: DiagnoseDeps): void {
  onQuery(connection, deps.log, METHODS.diagnose, (params, signal) => {
    const { rivals } = v.parse(Params, params);
    return diagnose(deps, rivals.slice(0, RIVALS_MAX), signal);
  });
}

async function diagnose(
  { runtime, families, settings, problems, env }: DiagnoseDeps,
  rivals: readonly string[],
  signal: AbortSignal,
): Promise<readonly DiagnoseLine[]> {
  const now = settings();
  const url = now['ollama.url'];
  const base = baseOf(url);
  const isHere = URL.canParse(base) && isLoopback(new URL(base));
  const host = URL.canParse(base) ? hostOf(url) : 'an address that is no URL';
  const wanted = readinessSettings(now);
  const answering = { chat: now['chat.model'], edit: actionSettings(now).model };
  const subject = { runtime, families, host, wanted, answering };
  const findings = await checkAll(subject, signal);
  return [
    settingsLine(problems()),
    hostsLine(now),
    placeFinding(env, findings[0]?.ok === true),
    proxyFinding(env, isHere),
    ...findings,
    rivalsFinding(rivals),
  ];
}

function settingsLine(problems: readonly string[]): DiagnoseLine {
  if (problems.length === 0) return { check: 'Settings', ok: true, detail: 'All understood.' };
  return {
    check: 'Settings',
    ok: false,
    detail: `Not understood, so the defaults hold: ${problems.join('; ')}.`,
    remedy: 'Correct them in the settings.',
  };
}

function hostsLine(settings: Settings): DiagnoseLine {
  const hosts = settings['ollama.allowedHosts'];
  const detail =
    hosts.length === 0 ? 'This machine, and no other.' : `This machine, and ${hosts.join(', ')}.`;
  return { check: 'Hosts that Cove may talk to', ok: true, detail };
}

import type { Finding } from './finding.js';

/** The first version without CVE-2026-7482, a leak of memory over the network. */
export const SAFE_VERSION = '0.17.1';

/** What Cove makes use of, and the first version that knows it; without it less is right. */
const FEATURES: readonly { readonly since: string; readonly without: string }[] = [
  { since: '0.12.6', without: 'cuts a prompt that is too long without a word' },
  { since: '0.12.11', without: 'does not tell how sure a model is, so doubtful code is suggested' },
  { since: '0.30.0', without: 'notices only at the first token that a request was given up' },
];

/** What is to be said of a version of Ollama. */
export function versionFinding(version: string): Omit<Finding, 'check'> {
  const parts = partsOf(version);
  if (isOwnBuild(parts)) {
    return { ok: true, detail: `${version}, a build of your own.` };
  }
  const lacks = FEATURES.filter(({ since }) => isBelow(parts, partsOf(since)));
  const less =
    lacks.length === 0 ? '' : ` It ${lacks.map(({ without }) => without).join('; it ')}.`;
  if (!isBelow(parts, partsOf(SAFE_VERSION))) return { ok: true, detail: `${version}.${less}` };
  return {
    ok: false,
    detail: `${version} has CVE-2026-7482: who reaches the server over the network can read its memory.${less}`,
    remedy: `Update Ollama to ${SAFE_VERSION} or newer, or keep it on this machine only.`,
  };
}

/** Whether who reaches a server of that version over the network can read its memory. */
export function leaksMemory(version: string): boolean {
  const parts = partsOf(version);
  return !isOwnBuild(parts) && isBelow(parts, partsOf(SAFE_VERSION));
}

/** What is to be said of the cloud of Ollama, which is `on`, off, or not told of. */
export function cloudFinding(on: boolean | undefined): Omit<Finding, 'check'> {
  const asksNone = 'Cove asks none of the models there.';
  if (on === undefined) return { ok: true, detail: `The server does not say. ${asksNone}` };
  if (!on) return { ok: true, detail: 'Off.' };
  const how = 'OLLAMA_NO_CLOUD=1 in the environment of Ollama turns it off.';
  return { ok: true, detail: `On. ${asksNone} ${how}` };
}

function isOwnBuild(parts: readonly number[]): boolean {
  return parts.some(Number.isNaN) || parts.every(part => part === 0);
}

function partsOf(version: string): readonly number[] {
  return version.split(/[.-]/).slice(0, 3).map(Number);
}

function isBelow(version: readonly number[], limit: readonly number[]): boolean {
  for (const [at, part] of limit.entries()) {
    const given = version[at] ?? 0;
    if (given !== part) return given < part;
  }
  return false;
}

import { type ChosenModel, type WantedModel, chooseModel } from './chooseModel.js';
import { completingOf } from './describeModel.js';
import { explainFault } from './explainFault.js';
import { ModelFault, type ModelRuntime, OLLAMA } from './modelRuntime.js';
import type { RecognizedFamilies } from './recognizedFamilies.js';

/** One thing that was looked at. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy?: string;
}

/** What a check looks at. */
export interface CheckSubject {
  readonly runtime: ModelRuntime;
  /** Host and port that the settings name. */
  readonly host: string;
  readonly wanted: WantedModel;
  readonly families: RecognizedFamilies;
}

type Check = (subject: CheckSubject, signal: AbortSignal) => Promise<Omit<Finding, 'check'>>;

/** The way from here to a completion, in order. */
const CHECKS: Readonly<Record<string, Check>> = {
  'Ollama answers': async ({ runtime, host }, signal) => {
    await runtime.version(signal);
    return { ok: true, detail: `Yes, at ${host}.` };
  },
  'Ollama version': async ({ runtime }, signal) => {
    const version = await runtime.version(signal);
    if (runtime.server === OLLAMA) return versionFinding(version);
    return { ok: true, detail: version === '' ? 'It does not say.' : `${version}.` };
  },
  'Completion model': async (subject, signal) => {
    const { name, family } = await chosenOf(subject, signal);
    const why = subject.wanted.model === '' ? 'the best installed' : 'as set';
    const detail = `${name} (${family.id}), ${why}: it ${completingOf(family)}.`;
    return { ok: true, detail };
  },
  'Model in memory': async (subject, signal) => {
    const { name } = await chosenOf(subject, signal);
    const model = (await subject.runtime.loaded(signal)).find(loaded => loaded.name === name);
    if (!model) return { ok: true, detail: 'No; the next request loads it.' };
    const context = model.contextLength;
    return { ok: true, detail: context ? `Yes, with ${context} tokens of context.` : 'Yes.' };
  },
  'Fills in code': async (subject, signal) => {
    const { name, family } = await chosenOf(subject, signal);
    const loaded = (await subject.runtime.loaded(signal)).find(model => model.name === name);
    const request = {
      model: name,
      prompt: family.render({ before: 'print("hel', typed: '', after: '")\n' }),
      stop: family.stop,
      maxTokens: 1,
      sureness: false,
      alternatives: 0,
      contextLength: loaded?.contextLength,
      keepAlive: undefined,
      files: [],
    };
    let isAnswered = false;
    // To the end, though the first piece tells: whoever closes there can leave Ollama hanging.
    for await (const piece of subject.runtime.fill(request, signal)) {
      isAnswered ||= piece.kind === 'text';
    }
    if (isAnswered) return { ok: true, detail: 'Yes, a one-token request was answered.' };
    return {
      ok: false,
      detail: 'The model answered with nothing.',
      remedy: 'Try another model, or update Ollama.',
    };
  },
};

/**
 * What works, in order, up to the first thing that does not answer: what lies behind it cannot be
 * told. Never rejects but for an abort.
 */
export async function checkAll(
  subject: CheckSubject,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [named, look] of Object.entries(CHECKS)) {
    // What it is called can become known with the first answer.
    const check = (): string => named.replace(OLLAMA, subject.runtime.server);
    try {
      const found = await look(subject, signal);
      findings.push({ check: check(), ...found });
    } catch (error) {
      if (!(error instanceof ModelFault)) throw error;
      const { reason, remedy } = explainFault(error);
      findings.push({ check: check(), ok: false, detail: reason, remedy });
      break;
    }
  }
  return findings;
}

async function chosenOf(subject: CheckSubject, signal: AbortSignal): Promise<ChosenModel> {
  const { runtime, wanted, families } = subject;
  const installed = await runtime.installed(signal);
  return chooseModel(wanted, installed, name => families.of(name, signal), runtime.server);
}

/** The first version without CVE-2026-7482, a leak of memory over the network. */
const SAFE_VERSION: readonly number[] = [0, 17, 1];

function versionFinding(version: string): Omit<Finding, 'check'> {
  const parts = version.split(/[.-]/).slice(0, SAFE_VERSION.length).map(Number);
  if (parts.some(Number.isNaN) || parts.every(part => part === 0)) {
    return { ok: true, detail: `${version}, a build of your own.` };
  }
  if (!isBelow(parts, SAFE_VERSION)) return { ok: true, detail: `${version}.` };
  return {
    ok: false,
    detail: `${version} has CVE-2026-7482: who reaches the server over the network can read its memory.`,
    remedy: 'Update Ollama to 0.17.1 or newer, or keep it on this machine only.',
  };
}

function isBelow(version: readonly number[], limit: readonly number[]): boolean {
  for (const [at, part] of limit.entries()) {
    const given = version[at] ?? 0;
    if (given !== part) return given < part;
  }
  return false;
}

import { type ChosenModel, type WantedModel, chooseModel } from './chooseModel.js';
import { chosenChat } from './chatModel.js';
import { completingOf } from './describeModel.js';
import { explainFault } from './explainFault.js';
import type { Finding } from './finding.js';
import { type FillSubject, marksFound, memoryFound, slotsFound, speedFound } from './fillChecks.js';
import { ModelFault, type ModelRuntime, OLLAMA } from './modelRuntime.js';
import type { RecognizedFamilies } from './recognizedFamilies.js';
import { cloudFinding, versionFinding } from './versionFinding.js';

/** What a check looks at. */
export interface CheckSubject {
  readonly runtime: ModelRuntime;
  /** Host and port that the settings name. */
  readonly host: string;
  readonly wanted: WantedModel;
  /** The models that are to chat, and to change code; empty where the best is taken. */
  readonly answering: { readonly chat: string; readonly edit: string };
  readonly families: RecognizedFamilies;
}

type Found = Omit<Finding, 'check'>;

/** Undefined where there is nothing to look at. */
type Check = (subject: CheckSubject, signal: AbortSignal) => Promise<Found | undefined>;

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
  'Cloud of Ollama': async ({ runtime }, signal) =>
    runtime.server === OLLAMA ? cloudFinding(await runtime.cloud?.(signal)) : undefined,
  'Completion model': async (subject, signal) => {
    const { name, family } = await chosenOf(subject, signal);
    const why = subject.wanted.model === '' ? 'the best installed' : 'as set';
    const detail = `${name} (${family.id}), ${why}: it ${completingOf(family)}.`;
    return { ok: true, detail };
  },
  'Model in memory': async (subject, signal) =>
    memoryFound((await fillSubject(subject, signal)).loaded),
  'Marks of the prompt': async (subject, signal) =>
    marksFound(await fillSubject(subject, signal), signal),
  'Fills in code': async (subject, signal) =>
    speedFound(await fillSubject(subject, signal), signal),
  'Requests at once': async (subject, signal) =>
    slotsFound(await fillSubject(subject, signal), signal),
};

/** The other roles, each by itself. */
const ROLES: Readonly<Record<string, Check>> = {
  'Chat model': (subject, signal) => answeringFound(subject, subject.answering.chat, signal),
  'Model that changes code': (subject, signal) =>
    answeringFound(subject, subject.answering.edit, signal),
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
  for (const row of Object.entries(CHECKS)) {
    const { finding, failed } = await looked(row, subject, signal);
    findings.push(...finding);
    if (failed) break;
  }
  if (findings[0]?.ok !== true) return findings;
  for (const row of Object.entries(ROLES)) {
    findings.push(...(await looked(row, subject, signal)).finding);
  }
  return findings;
}

async function looked(
  [named, look]: readonly [string, Check],
  subject: CheckSubject,
  signal: AbortSignal,
): Promise<{ readonly finding: readonly Finding[]; readonly failed: boolean }> {
  // What it is called can become known with the first answer.
  const check = (): string => named.replace(OLLAMA, subject.runtime.server);
  try {
    const found = await look(subject, signal);
    return { finding: found ? [{ check: check(), ...found }] : [], failed: false };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    const { reason, remedy } = explainFault(error, named in ROLES ? 'chat' : 'completion');
    return { finding: [{ check: check(), ok: false, detail: reason, remedy }], failed: true };
  }
}

async function chosenOf(subject: CheckSubject, signal: AbortSignal): Promise<ChosenModel> {
  const { runtime, wanted, families } = subject;
  const installed = await runtime.installed(signal);
  return chooseModel(wanted, installed, name => families.of(name, signal), runtime.server);
}

async function fillSubject(subject: CheckSubject, signal: AbortSignal): Promise<FillSubject> {
  const { runtime } = subject;
  const model = await chosenOf(subject, signal);
  const loaded = (await runtime.loaded(signal)).find(({ name }) => name === model.name);
  return { runtime, model, loaded };
}

async function answeringFound(
  { runtime }: CheckSubject,
  wanted: string,
  signal: AbortSignal,
): Promise<Found> {
  const { name, there } = await chosenChat(runtime, wanted, signal);
  const why = wanted === '' ? 'the best installed' : 'as set';
  const where = there ? 'in memory' : 'not in memory now';
  return { ok: true, detail: `${name}, ${why}, ${where}.` };
}

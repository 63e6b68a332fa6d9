import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ActionRunner } from '../core/actions/actionRunner.js';
import type { Neighborhood } from '../core/actions/nearby/lookAround.js';
import { CodeApplier } from '../core/actions/apply/codeApplier.js';
import { CommitWriter } from '../core/actions/commit/commitWriter.js';
import type { Clock } from '../core/base/clock.js';
import type { Log } from '../core/base/log.js';
import { Chat, type ChatDeps } from '../core/chat/chat.js';
import { CompletionEngine } from '../core/completion/engine.js';
import { Readiness } from '../core/models/readiness.js';
import { RecognizedFamilies } from '../core/models/recognizedFamilies.js';
import type { Ledger } from '../core/privacy/ledger.js';
import type { FiguresParams } from '../protocol/figures.js';
import type { StatusParams } from '../protocol/status.js';
import { DayCount } from './adapters/dayCount.js';
import { DetectedRuntime } from './adapters/detectedRuntime.js';
import type { Surroundings } from './adapters/findProgram.js';
import { GitChanges } from './adapters/gitChanges.js';
import type { Access } from './access.js';
import { JsonlLedger } from './adapters/jsonlLedger.js';
import { JsonSessions } from './adapters/jsonSessions.js';
import { OpenExchanges } from './adapters/openExchanges.js';
import type { PowerSource } from './adapters/powerSource.js';
import type { WasmSyntax } from './adapters/wasmSyntax.js';
import { CursorBoard } from './cursorBoard.js';
import { documentName } from './documentPath.js';
import { BatteryWatch } from './batteryWatch.js';
import { FiguresBoard } from './figuresBoard.js';
import type { LiveSettings } from './liveSettings.js';
import { Pause } from './pause.js';
import { readinessSettings } from './readinessSettings.js';
import { StatusBoard } from './statusBoard.js';

/** What the parts of a server are made from. */
export interface Materials extends Surroundings {
  readonly settings: LiveSettings;
  readonly access: Access;
  /** The folder of all that is kept. */
  readonly storage: string;
  readonly syntax: WasmSyntax;
  /** Other files of the workspace. */
  readonly neighborhood: Neighborhood;
  readonly clock: Clock;
  readonly power: PowerSource | undefined;
  readonly log: Log;
  readonly sendStatus: (status: StatusParams) => void;
  readonly sendFigures: (figures: FiguresParams) => void;
  /** Tells the client that there is more of a suggestion in a document. */
  readonly sendGrown: (uri: string) => void;
}

/** The parts that handlers speak with. */
export interface Parts {
  readonly ledger: Ledger;
  readonly runtime: DetectedRuntime;
  readonly exchanges: OpenExchanges;
  readonly families: RecognizedFamilies;
  readonly status: StatusBoard;
  readonly readiness: Readiness;
  readonly engine: CompletionEngine;
  readonly pause: Pause;
  readonly battery: BatteryWatch;
  readonly figures: FiguresBoard;
  readonly cursors: CursorBoard;
  readonly chat: Chat;
  readonly git: GitChanges;
  readonly actions: ActionRunner;
  readonly commits: CommitWriter;
  readonly applier: CodeApplier;
}

/** Puts the parts together, each with what it needs and nothing more. */
export function partsOf(materials: Materials): Parts {
  const { storage, syntax, neighborhood, sendStatus } = materials;
  const ledger = new JsonlLedger(storage);
  const exchanges = new OpenExchanges();
  const runtime = runtimeOf(materials, { ledger, exchanges });
  const families = new RecognizedFamilies(runtime);
  const status = new StatusBoard(sendStatus);
  const cursors = new CursorBoard();
  const completions = completionsOf(materials, { runtime, families, status });
  const onWork: OnWork = (model, says) => {
    const ends = [status.acts(model, says), completions.readiness.isOccupied()];
    return () => {
      for (const end of ends) end();
    };
  };
  // Which model answers in the chat is settled on the way.
  const chat = chatOf(materials, {
    runtime,
    families,
    onWork: says => onWork('', says),
  });
  const doers = doersOf({ runtime, syntax, neighborhood, onWork });
  const git = new GitChanges(materials);
  return {
    ...{ ledger, runtime, exchanges, families, status, cursors, chat, git },
    ...doers,
    ...completions,
  };
}

/** What completes, and what keeps it from doing so for a while. */
function completionsOf(
  { settings, storage, syntax, clock, power, sendGrown, sendFigures }: Materials,
  { runtime, families, status }: Pick<Parts, 'runtime' | 'families' | 'status'>,
): Pick<Parts, 'readiness' | 'engine' | 'pause' | 'battery' | 'figures'> {
  const figures = new FiguresBoard({
    accepted: new DayCount(storage, 'accepted'),
    send: sendFigures,
  });
  const readiness = new Readiness({
    ...{ runtime, families, clock },
    settings: () => readinessSettings(settings.window),
    onState: state => {
      status.modelIs(state);
      if (state.kind === 'ready') engine.modelLoaded();
    },
    onHung: () => {
      engine.forget();
    },
  });
  const engine = new CompletionEngine({
    runtime,
    readiness,
    syntax,
    clock,
    fileName: documentName,
    onGrown: sendGrown,
    onWork: working => {
      status.worksNow(working);
    },
    onTaken: () => {
      figures.taken();
    },
    onMeasured: (model, gauge) => {
      figures.measured(model, gauge);
    },
  });
  const pause = pauseOf(clock, { engine, status });
  const battery = batteryOf({ clock, power }, { engine, readiness, status });
  return { readiness, engine, pause, battery, figures };
}

function pauseOf(clock: Clock, { engine, status }: Pick<Parts, 'engine' | 'status'>): Pause {
  return new Pause({
    clock,
    wallTime: Date.now,
    onChange: until => {
      engine.forget();
      status.pausedUntil(until);
    },
  });
}

function batteryOf(
  { clock, power }: Pick<Materials, 'clock' | 'power'>,
  { engine, readiness, status }: Pick<Parts, 'engine' | 'readiness' | 'status'>,
): BatteryWatch {
  return new BatteryWatch({
    clock,
    power,
    onChange: isOnBattery => {
      engine.forget();
      if (isOnBattery) readiness.rest();
      status.isOnBattery(isOnBattery);
    },
  });
}

/** The server of models that the settings name. */
function runtimeOf(
  { settings, access, clock, log }: Materials,
  { ledger, exchanges }: Pick<Parts, 'ledger' | 'exchanges'>,
): DetectedRuntime {
  return new DetectedRuntime({
    settings: () => ({
      url: settings.window['ollama.url'],
      api: settings.window['ollama.api'],
      allowedHosts: settings.window['ollama.allowedHosts'],
      caFile: settings.window['ollama.caFile'],
      headers: access.headersFor(settings.window['ollama.url']),
    }),
    ledger,
    exchanges,
    clock,
    log,
  });
}

/** The chat, with its sessions in a folder of their own. */
function chatOf(
  { storage, clock, log }: Materials,
  { runtime, families, onWork }: Pick<Parts, 'runtime' | 'families'> & Pick<ChatDeps, 'onWork'>,
): Chat {
  return new Chat({
    runtime,
    families,
    sessions: new JsonSessions(join(storage, 'chats')),
    clock,
    wallTime: () => new Date().toISOString(),
    newId: randomUUID,
    onWork,
    log,
  });
}

function doersOf({
  runtime,
  syntax,
  neighborhood,
  onWork,
}: ActionParts): Pick<Parts, 'actions' | 'commits' | 'applier'> {
  const acts = (model: string, title: string): (() => void) =>
    onWork(model, `“${title}” is running.`);
  return {
    actions: new ActionRunner({
      ...{ runtime, syntax, neighborhood, fileName: documentName, onWork: acts },
    }),
    commits: new CommitWriter({
      runtime,
      onWork: model => onWork(model, 'Writing a commit message.'),
    }),
    applier: new CodeApplier({ syntax }),
  };
}

/** A model is asked for what is told as a sentence; returns what ends that. */
type OnWork = (model: string, says: string) => () => void;

interface ActionParts extends Pick<Materials, 'syntax' | 'neighborhood'>, Pick<Parts, 'runtime'> {
  readonly onWork: OnWork;
}

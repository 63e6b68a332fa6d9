import * as vscode from 'vscode';
import type { FiguresParams } from '../protocol/figures.js';
import { METHODS } from '../protocol/methods.js';
import type { CatalogEntry } from '../protocol/models.js';
import type { StatusParams } from '../protocol/status.js';
import {
  CONTEXTS,
  MODEL_STEP,
  offerStepId,
  systemOf,
  systemStepId,
  TRY_STEP,
  WALKTHROUGH,
} from './walkthrough.js';
import type { ServerLink } from './serverLink.js';

/** What a person still has to bring. */
type Need = 'ollama' | 'model' | 'nothing';

/** Kept from one start of the editor to the next: that it was the first. */
const STARTED = 'cove.started';

/**
 * The way from "just installed" to the first suggestion: tells the walkthrough what is there, and
 * opens it at the step that is needed, at the first start alone, and only where something is missing.
 */
export class FirstMinute {
  readonly #context: vscode.ExtensionContext;
  readonly #link: ServerLink;
  #need: Need | undefined;
  #isOpen = false;
  #hasTaken = false;
  #offer: Promise<string | undefined> | undefined;

  constructor(context: vscode.ExtensionContext, link: ServerLink) {
    this.#context = context;
    this.#link = link;
  }

  heard(status: StatusParams): void {
    const need = needOf(status);
    if (need === undefined || need === this.#need) return;
    this.#need = need;
    this.#tell(need).catch(() => undefined);
  }

  measured({ acceptedToday }: FiguresParams): void {
    if (acceptedToday === 0) return;
    this.#hasTaken = true;
    void tellEditor(CONTEXTS.hasTaken, true);
  }

  /**
   * Opens the walkthrough at the step that is needed. The editor reads it then at the earliest, and
   * ticks off only what becomes true from then on.
   */
  async open(): Promise<void> {
    this.#link.start();
    await tellEditor(CONTEXTS.system, systemOf(process.platform));
    await tellEditor(CONTEXTS.isKnown, true);
    await this.#tick(undefined, false);
    this.#isOpen = true;
    const category = `${this.#context.extension.id}#${WALKTHROUGH.id}`;
    const step = await this.#step();
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', { category, step });
    await this.#tick(this.#need, this.#hasTaken);
  }

  async #tell(need: Need): Promise<void> {
    await this.#tick(need, this.#hasTaken);
    await tellEditor(CONTEXTS.isKnown, true);
    if (this.#isOpen && !showsFile()) await this.open();
    const { globalState } = this.#context;
    if (globalState.get(STARTED) === true) return;
    await globalState.update(STARTED, true);
    if (need !== 'nothing') await this.open();
  }

  async #tick(need: Need | undefined, hasTaken: boolean): Promise<void> {
    await tellEditor(CONTEXTS.hasServer, need === 'model' || need === 'nothing');
    await tellEditor(CONTEXTS.hasModel, need === 'nothing');
    await tellEditor(CONTEXTS.hasTaken, hasTaken);
  }

  async #step(): Promise<string> {
    if (this.#need === 'ollama') return systemStepId(systemOf(process.platform));
    this.#offer ??= this.#findOffer();
    const offer = await this.#offer;
    return this.#need === 'nothing' ? TRY_STEP : (offer ?? MODEL_STEP);
  }

  /** The step that offers what fits this machine. */
  async #findOffer(): Promise<string | undefined> {
    const catalog = await this.#link.ask<readonly CatalogEntry[]>(METHODS.modelsCatalog);
    const name = catalog?.find(({ first }) => first)?.name;
    if (name === undefined) return undefined;
    await tellEditor(CONTEXTS.offer, offerStepId(name));
    return offerStepId(name);
  }
}

/** A walkthrough is no file: who looks at one has left it. */
function showsFile(): boolean {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.input !== undefined;
}

/** Undefined where a status tells nothing of it. */
function needOf({ state, cause, model }: StatusParams): Need | undefined {
  if (cause === 'noServer') return 'ollama';
  if (cause === 'noModel') return 'model';
  return model !== undefined && state !== 'problem' ? 'nothing' : undefined;
}

function tellEditor(context: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', context, value);
}

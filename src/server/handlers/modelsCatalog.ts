import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import {
  CATALOG,
  type CatalogModel,
  expectedSpeed,
  firstModel,
  fitsMachine,
  type Machine,
  whereRuns,
} from '../../core/models/catalog.js';
import { type ModelRuntime, OLLAMA } from '../../core/models/modelRuntime.js';
import { METHODS } from '../../protocol/methods.js';
import type { CatalogEntry } from '../../protocol/models.js';
import { onQuery } from '../onQuery.js';

export interface ModelsCatalogDeps {
  readonly machine: Machine;
  readonly runtime: Pick<ModelRuntime, 'server'>;
  readonly log: Log;
}

/** Answers with nothing where the server downloads nothing. */
export function onModelsCatalog(
  connection: Connection,
  { machine, runtime, log }: ModelsCatalogDeps,
): void {
  onQuery(connection, log, METHODS.modelsCatalog, (): Promise<readonly CatalogEntry[]> => {
    const offered = runtime.server === OLLAMA ? CATALOG : [];
    return Promise.resolve(offered.map(model => entryOf(model, machine)));
  });
}

function entryOf(model: CatalogModel, machine: Machine): CatalogEntry {
  const { isNonCommercial = false, name, family, bytes, memory, contextLength } = model;
  const { license, roles, about } = model;
  return {
    ...{ name, family, bytes, memory, contextLength, license, roles, about },
    nonCommercial: isNonCommercial,
    fits: fitsMachine(model, machine),
    tokensPerSecond: expectedSpeed(model, whereRuns(model, machine)),
    first: name === firstModel(machine)?.name,
  };
}

import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import { CATALOG } from '../../core/models/catalog.js';
import { METHODS } from '../../protocol/methods.js';
import type { CatalogEntry } from '../../protocol/models.js';
import { onQuery } from '../onQuery.js';

/** The editor and the system want some too. */
const MEMORY_SHARE = 0.6;

export interface ModelsCatalogDeps {
  /** Of this machine, in bytes. */
  readonly memory: number;
  readonly log: Log;
}

export function onModelsCatalog(connection: Connection, { memory, log }: ModelsCatalogDeps): void {
  onQuery(connection, log, METHODS.modelsCatalog, (): Promise<readonly CatalogEntry[]> => {
    const entries = CATALOG.map(({ isNonCommercial = false, ...model }) => ({
      ...model,
      nonCommercial: isNonCommercial,
      fits: model.memory <= memory * MEMORY_SHARE,
    }));
    return Promise.resolve(entries);
  });
}

import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import type { Ledger } from '../../core/privacy/ledger.js';
import type { LedgerLine } from '../../protocol/ledger.js';
import { METHODS } from '../../protocol/methods.js';
import { onQuery } from '../onQuery.js';

export interface LedgerReadDeps {
  readonly ledger: Pick<Ledger, 'read'>;
  readonly log: Log;
}

export function onLedgerRead(connection: Connection, { ledger, log }: LedgerReadDeps): void {
  onQuery(connection, log, METHODS.ledgerRead, (): Promise<readonly LedgerLine[]> => ledger.read());
}

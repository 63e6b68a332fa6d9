import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import type { Ledger } from '../../core/privacy/ledger.js';
import { METHODS } from '../../protocol/methods.js';
import type { FiguresBoard } from '../figuresBoard.js';
import { onQuery } from '../onQuery.js';

export interface EraseDeps {
  readonly ledger: Pick<Ledger, 'erase'>;
  readonly figures: Pick<FiguresBoard, 'erase'>;
  readonly log: Log;
}

/** Answers `true`, or `null` where the disk does not let go of it. */
export function onErase(connection: Connection, { ledger, figures, log }: EraseDeps): void {
  onQuery(connection, log, METHODS.erase, async () => {
    await ledger.erase();
    await figures.erase();
    return true;
  });
}

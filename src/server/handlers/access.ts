import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import { METHODS } from '../../protocol/methods.js';
import type { Access } from '../access.js';
import { onQuery } from '../onQuery.js';

export interface AccessDeps {
  readonly access: Access;
  readonly onChange: () => void;
  readonly log: Log;
}

/** Takes what is sent along from now on; answers whether it made sense. */
export function onAccess(connection: Connection, { access, onChange, log }: AccessDeps): void {
  onQuery(connection, log, METHODS.access, params => {
    const taken = access.take(params);
    if (taken) onChange();
    return Promise.resolve(taken);
  });
}

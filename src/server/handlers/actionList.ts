import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import { ACTION_IDS, ACTIONS } from '../../core/actions/actions.js';
import type { OwnAction } from '../../core/actions/ownActions.js';
import type { Log } from '../../core/base/log.js';
import type { ActionOffer } from '../../protocol/actions.js';
import { METHODS } from '../../protocol/methods.js';
import { onQuery } from '../onQuery.js';

export interface ActionListDeps {
  readonly ownActions: (uri: string) => readonly OwnAction[];
  readonly log: Log;
}

const Params = v.object({ textDocument: v.object({ uri: v.string() }) });

export function onActionList(connection: Connection, { ownActions, log }: ActionListDeps): void {
  onQuery(connection, log, METHODS.actionList, (params): Promise<readonly ActionOffer[]> => {
    const { uri } = v.parse(Params, params).textDocument;
    const table = ACTION_IDS.map(action => {
      const { title, delivery } = ACTIONS[action];
      return { action, title, delivery };
    });
    const own = ownActions(uri).map(({ title, delivery }) => ({
      action: `own:${title}` as const,
      title,
      delivery,
    }));
    return Promise.resolve([...table, ...own]);
  });
}

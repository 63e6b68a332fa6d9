import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import type { ActionRunner, ActionSettings } from '../../core/actions/actionRunner.js';
import type { Log } from '../../core/base/log.js';
import type { ActionTarget } from '../../protocol/actions.js';
import { METHODS } from '../../protocol/methods.js';
import { stretchFromProto } from '../fromProto.js';
import { onQuery } from '../onQuery.js';
import type { OpenDocuments } from '../openDocuments.js';
import { actionDocument, Range } from './actionRun.js';

export interface ActionTargetDeps {
  readonly documents: Pick<OpenDocuments, 'get'>;
  readonly actions: Pick<ActionRunner, 'target'>;
  readonly settings: (uri: string) => Pick<ActionSettings, 'excluded'>;
  readonly log: Log;
}

const Params = v.object({ textDocument: v.object({ uri: v.string() }), range: Range });

/** Answers `null` where no action would read anything. */
export function onActionTarget(connection: Connection, deps: ActionTargetDeps): void {
  const { documents, actions, settings, log } = deps;
  onQuery(
    connection,
    log,
    METHODS.actionTarget,
    async (params, signal): Promise<ActionTarget | null> => {
      const read = v.parse(Params, params);
      const document = documents.get(read.textDocument.uri);
      if (!document) return null;
      const place = {
        document: actionDocument(document),
        range: stretchFromProto(document, read.range),
      };
      const found = await actions.target(place, settings(document.uri).excluded, signal);
      if (!found) return null;
      const [start, end] = [document.positionAt(found.start), document.positionAt(found.end)];
      return { range: { start, end } };
    },
  );
}

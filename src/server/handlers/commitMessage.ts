import * as v from 'valibot';
import { type Connection, ProgressType } from 'vscode-languageserver/node';
import type { ActionSettings } from '../../core/actions/actionRunner.js';
import type { CommitOutcome, CommitWriter } from '../../core/actions/commit/commitWriter.js';
import type { Log } from '../../core/base/log.js';
import type { CommitMessageResult, CommitPiece } from '../../protocol/commit.js';
import { METHODS } from '../../protocol/methods.js';
import { onQuery } from '../onQuery.js';
import { pathUnder } from '../pathUnder.js';

export interface CommitMessageDeps {
  readonly commits: Pick<CommitWriter, 'write'>;
  readonly settings: (uri: string) => ActionSettings;
  readonly log: Log;
}

const Params = v.object({
  root: v.string(),
  diff: v.string(),
  recent: v.fallback(v.optional(v.array(v.string()), []), []),
  begun: v.fallback(v.optional(v.string(), ''), ''),
  partialResultToken: v.fallback(v.optional(v.union([v.string(), v.number()])), undefined),
});

const PIECES = new ProgressType<CommitPiece>();

export function onCommitMessage(connection: Connection, deps: CommitMessageDeps): void {
  const { commits, settings, log } = deps;
  onQuery(connection, log, METHODS.commitMessage, async (params, signal) => {
    const { root, partialResultToken: token, ...job } = v.parse(Params, params);
    const onMessage = (text: string): void => {
      if (token !== undefined) void connection.sendProgress(PIECES, token, { text });
    };
    const own = settings(`${root}/`);
    const excluded = (path: string): boolean => own.excluded(pathUnder(root, path));
    const options = { settings: { ...own, excluded }, onMessage };
    return resultOf(await commits.write(job, options, signal));
  });
}

function resultOf(outcome: CommitOutcome): CommitMessageResult {
  if (outcome.kind === 'refused') return { kind: 'answer', text: outcome.text, refused: true };
  const files = outcome.files.map(({ file, shown }) => ({ path: file.path, shown }));
  return { kind: 'message', text: outcome.text, files };
}

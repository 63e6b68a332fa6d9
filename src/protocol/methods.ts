/**
 * Every method of ours on the wire between a client and the server.
 *
 * What LSP has a word for goes by that word; these are the rest. `docs/protocol.md` describes
 * each, and a test holds the page against this table.
 */
export const METHODS = {
  status: 'cove/status',
  figures: 'cove/figures',
  pause: 'cove/pause',
  cursor: 'cove/cursor',
  grown: 'cove/suggestion/grown',
  chatSend: 'cove/chat/send',
  chatAgain: 'cove/chat/again',
  chatContinue: 'cove/chat/continue',
  chatChoose: 'cove/chat/choose',
  chatTune: 'cove/chat/tune',
  chatCommands: 'cove/chat/commands',
  chatModel: 'cove/chat/model',
  chatWeigh: 'cove/chat/weigh',
  chatList: 'cove/chat/list',
  chatGet: 'cove/chat/get',
  chatDelete: 'cove/chat/delete',
  chatRename: 'cove/chat/rename',
  chatExport: 'cove/chat/export',
  actionList: 'cove/action/list',
  actionTarget: 'cove/action/target',
  actionRun: 'cove/action/run',
  codeApply: 'cove/code/apply',
  commitMessage: 'cove/commit/message',
  modelsList: 'cove/models/list',
  modelsCatalog: 'cove/models/catalog',
  modelsPull: 'cove/models/pull',
  promptLast: 'cove/prompt/last',
  ledgerRead: 'cove/ledger/read',
  erase: 'cove/erase',
  diagnose: 'cove/diagnose',
  access: 'cove/access',
} as const;

export type Method = (typeof METHODS)[keyof typeof METHODS];

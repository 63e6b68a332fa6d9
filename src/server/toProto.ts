import type {
  InlineCompletionContext,
  InlineCompletionItem,
  Position,
  TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Replacement } from '../core/text/lineEdits.js';
import type { Heard } from '../core/actions/hearAction.js';
import type { Outcome } from '../core/actions/outcome.js';
import { assertNever } from '../core/base/assertNever.js';
import type { Quoted } from '../core/completion/lastPrompt.js';
import type { Suggestion } from '../core/completion/suggestion.js';
import { type FaultKind, type ModelFault, OLLAMA } from '../core/models/modelRuntime.js';
import { explainFault } from '../core/models/explainFault.js';
import type { ActionPiece, ActionRunResult } from '../protocol/actions.js';
import type { PromptSource } from '../protocol/prompt.js';
import type { StatusCause, StatusParams } from '../protocol/status.js';

/**
 * The item that an editor inserts. The range is always given, since an editor without one
 * replaces to the end of the line, and lies on the cursor's line.
 */
export function itemToProto(
  suggestion: Suggestion,
  document: TextDocument,
  position: Position,
  context: InlineCompletionContext,
): InlineCompletionItem {
  const selected = context.selectedCompletionInfo;
  const text = (selected?.text ?? '') + suggestion.text;
  return {
    insertText: document.getText().includes('\r\n') ? text.replaceAll('\n', '\r\n') : text,
    range: {
      start: selected?.range.start ?? position,
      end: { line: position.line, character: position.character + suggestion.replaces },
    },
  };
}

/** What a client is told of an action; the edits are those of `document`. */
export function outcomeToProto(outcome: Outcome, document: TextDocument): ActionRunResult {
  switch (outcome.kind) {
    case 'answer':
      return outcome;
    case 'refused':
      return { ...outcome, kind: 'answer', refused: true };
    case 'file':
      return { kind: 'rewrite', edits: [], file: { uri: outcome.uri, text: outcome.text } };
    case 'rewrite': {
      const edits = outcome.edits.map(edit => editToProto(edit, document));
      return { kind: 'rewrite', edits, ...(outcome.parses ? {} : { parses: false }) };
    }
    default:
      return assertNever(outcome);
  }
}

/** How far an answer is, for a client that follows it. */
export function heardToProto({ target, ...said }: Heard, document: TextDocument): ActionPiece {
  if (!target) return said;
  const [start, end] = [document.positionAt(target.start), document.positionAt(target.end)];
  return { ...said, target: { start, end }, version: document.version };
}

function editToProto({ start, end, text }: Replacement, document: TextDocument): TextEdit {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { range, newText: text };
}

/** A piece without a reason stands around the cursor. */
export function sourceToProto(
  quoted: Quoted & { readonly why?: string },
  document: TextDocument,
): PromptSource {
  return {
    uri: quoted.uri,
    range: { start: document.positionAt(quoted.start), end: document.positionAt(quoted.end) },
    why: quoted.why ?? 'around the cursor',
    tokens: quoted.tokens,
  };
}

/** What the person has to bring or to change, where that is what is wrong. */
const CAUSES: Readonly<Partial<Record<FaultKind, StatusCause>>> = {
  unreachable: 'noServer',
  missing: 'noModel',
  unable: 'wrongModel',
  remote: 'wrongModel',
  outdated: 'wrongModel',
  damaged: 'wrongModel',
  memory: 'wrongModel',
  stranger: 'wrongAddress',
  redirected: 'wrongAddress',
  forbidden: 'noAccess',
  denied: 'notNamed',
  untrusted: 'notTrusted',
};

/** What a client offers against these, such as a download, is of Ollama. */
const OF_OLLAMA: ReadonlySet<FaultKind> = new Set(['unreachable', 'missing']);

export function faultToProto(fault: ModelFault): StatusParams {
  const { kind, server } = fault;
  const cause = server !== OLLAMA && OF_OLLAMA.has(kind) ? undefined : CAUSES[kind];
  return { state: 'problem', ...explainFault(fault), ...(cause && { cause }) };
}

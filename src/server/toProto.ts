import type {
  InlineCompletionContext,
  InlineCompletionItem,
  Position,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Quoted } from '../core/completion/lastPrompt.js';
import type { Suggestion } from '../core/completion/suggestion.js';
import { type ModelFault } from '../core/models/modelRuntime.js';
import { explainFault } from '../core/models/explainFault.js';
import type { PromptSource } from '../protocol/prompt.js';
import type { StatusParams } from '../protocol/status.js';

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

export function sourceToProto(quoted: Quoted, document: TextDocument): PromptSource {
  return {
    uri: quoted.uri,
    range: { start: document.positionAt(quoted.start), end: document.positionAt(quoted.end) },
    why: 'around the cursor',
    tokens: quoted.tokens,
  };
}

export function faultToProto(fault: ModelFault): StatusParams {
  return { state: 'problem', ...explainFault(fault) };
}

import * as vscode from 'vscode';
import type { ProvideSuggestions } from './serverNews.js';

/** As long as it takes to read a sentence in the status bar, in ms. */
const TOLD_MS = 6_000;

/**
 * Gives `provide` the editor, and a server whose silence is explained to a person who asked by a
 * command: `outcome` is what became of the request, as a sentence.
 */
export function sayingWhyNothing(
  provide: ProvideSuggestions,
  outcome: () => Promise<string>,
): ProvideSuggestions {
  return (...asking) => {
    const [document, position, context, token, ask] = asking;
    return provide(document, position, context, token, async (...asked) => {
      const answer = await ask(...asked);
      const [, , { triggerKind }, cancelled] = asked;
      const isByPerson = triggerKind === vscode.InlineCompletionTriggerKind.Invoke;
      if (isByPerson && !answer && !cancelled.isCancellationRequested) {
        outcome().then(say, () => undefined);
      }
      return answer;
    });
  };
}

function say(outcome: string): void {
  vscode.window.setStatusBarMessage(`Cove: ${outcome}`, TOLD_MS);
}

import * as vscode from 'vscode';
import { reviewLanguageOf } from '../core/review/reviewLanguages.js';

const LANGUAGE = reviewLanguageOf('markdown');

/**
 * Gives a page the colors of Markdown, and none of its links, which run commands of the editor where
 * a model wrote so. The name of the page must not end as that of a Markdown file does.
 */
export async function likeMarkdown(uri: vscode.Uri): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  } catch {
    // A busy editor does not know it yet: it is read all the same.
  }
}

import * as vscode from 'vscode';
import type { Row } from '../core/review/reviewPage.js';

/** Says without color what a line is. */
function sign(path: string, color: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="${path}" stroke="${color}" stroke-width="1.5"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
}

const PLUS = 'M3 8h10M8 3v10';
const MINUS = 'M3 8h10';

/** As the editor's own comparisons draw it, with a bar at the left for whoever sees no colors. */
function lines(kind: 'inserted' | 'removed', bar: string): vscode.DecorationRenderOptions {
  return {
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor(`diffEditor.${kind}LineBackground`),
    borderColor: new vscode.ThemeColor(`editorGutter.${bar}Background`),
    borderStyle: 'solid',
    borderWidth: '0 0 0 2px',
    overviewRulerColor: new vscode.ThemeColor(`diffEditorOverview.${kind}Foreground`),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  };
}

type Decorated = Exclude<Row['mark'], 'around' | 'same'>;

/** How the lines of a review look. */
export class ReviewLooks implements vscode.Disposable {
  readonly #types: Readonly<Record<Decorated, vscode.TextEditorDecorationType>> = {
    added: vscode.window.createTextEditorDecorationType({
      ...lines('inserted', 'added'),
      dark: { gutterIconPath: sign(PLUS, '#89d185') },
      light: { gutterIconPath: sign(PLUS, '#388a34') },
    }),
    removed: vscode.window.createTextEditorDecorationType({
      ...lines('removed', 'deleted'),
      dark: { gutterIconPath: sign(MINUS, '#f48771') },
      light: { gutterIconPath: sign(MINUS, '#a1260d') },
    }),
    ahead: vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    }),
  };

  /** Draws what lines are. */
  draw(editor: vscode.TextEditor, rows: readonly Row[]): void {
    const marks: Readonly<Record<Decorated, vscode.Range[]>> = {
      added: [],
      removed: [],
      ahead: [],
    };
    for (const [at, { mark }] of rows.entries()) {
      if (mark !== 'around' && mark !== 'same') marks[mark].push(new vscode.Range(at, 0, at, 0));
    }
    editor.setDecorations(this.#types.added, marks.added);
    editor.setDecorations(this.#types.removed, marks.removed);
    editor.setDecorations(this.#types.ahead, marks.ahead);
  }

  dispose(): void {
    for (const type of Object.values(this.#types)) type.dispose();
  }
}

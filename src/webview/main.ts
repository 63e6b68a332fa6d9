import { h, render } from 'preact';
import { loadDrawing } from './drawing.js';
import { Page } from './page.js';

const editor = acquireVsCodeApi();
const place = document.getElementById('page');
if (place) {
  const page = h(Page, {
    post: message => {
      editor.postMessage(message);
    },
    draft: draftIn(editor.getState()),
    keepDraft: draft => {
      editor.setState({ draft });
    },
  });
  render(page, place);
  // Behind the first frame: to read it takes longer than all the rest of the page.
  requestAnimationFrame(() => setTimeout(() => void loadDrawing()));
}

/** What was being typed; the editor keeps it while the page is hidden. */
function draftIn(state: unknown): string {
  const isKept = typeof state === 'object' && state !== null && 'draft' in state;
  return isKept && typeof state.draft === 'string' ? state.draft : '';
}

import type { CodeActs } from './codeBlock.js';
import { element } from './element.js';
import { visible } from './visible.js';

/** Draws one answer, as often as more of it is there. */
export interface Drawing {
  draw(text: string, isWhole: boolean): void;
}

type DrawingIn = (host: HTMLElement, acts: CodeActs) => Drawing;

/**
 * What draws answers: most of the page's code, read once it is wanted. A window that stays open
 * while Cove is updated may find nothing there: then an answer is shown as it was written.
 */
export async function loadDrawing(): Promise<DrawingIn> {
  try {
    const { MarkdownStream } = await import('./markdownStream.js');
    return (host, acts) => new MarkdownStream(host, acts);
  } catch {
    return asWritten;
  }
}

function asWritten(host: HTMLElement): Drawing {
  return {
    draw: text => {
      host.replaceChildren(element('p', { class: 'plain', dir: 'auto' }, visible(text)));
    },
  };
}

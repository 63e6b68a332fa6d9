import { h, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CodeActs } from './codeBlock.js';
import { type Drawing, loadDrawing } from './drawing.js';

/** Drawing takes no more of the page's time than one part in this, however long the answer is. */
const SHARE = 5;

/** Words that come faster than this are drawn together. */
const DRAW_MS_MIN = 30;

interface AnswerProps {
  readonly text: string;
  readonly isWhole: boolean;
  readonly acts: CodeActs;
}

/** An answer as it is drawn, whole or while it comes. */
export function Answer({ text, isWhole, acts }: AnswerProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const pace = useRef<Pace>(null);
  // What was drawn while the answer came does what is known to be done once it is whole.
  const newest = useRef(acts);
  newest.current = acts;
  // An effect of the usual kind waits for the frame behind the next one.
  useLayoutEffect(() => {
    const { current: place } = host;
    if (place) pace.current ??= new Pace(drawingIn(place, () => newest.current));
    pace.current?.show(text.replace(/\r\n?/g, '\n'), isWhole);
  }, [text, isWhole]);
  useEffect(() => () => pace.current?.end(), []);
  return h('div', { class: 'answer', ref: host });
}

async function drawingIn(place: HTMLElement, acts: () => CodeActs): Promise<Drawing> {
  const drawing = await loadDrawing();
  return drawing(place, latest(acts));
}

function latest(of: () => CodeActs): CodeActs {
  return {
    copy: code => {
      of().copy(code);
    },
    insert: code => {
      of().insert(code);
    },
    apply: (code, info) => {
      of().apply(code, info);
    },
    newFile: (code, language) => {
      of().newFile(code, language);
    },
  };
}

/** Draws as often as the page has time for, once there is what draws. */
class Pace {
  #drawing: Drawing | undefined;
  #text = '';
  #isWhole = false;
  #timer: number | undefined;
  #restUntil = 0;

  constructor(coming: Promise<Drawing>) {
    void coming.then(drawing => {
      this.#drawing = drawing;
      this.show(this.#text, this.#isWhole);
    });
  }

  show(text: string, isWhole: boolean): void {
    this.#text = text;
    this.#isWhole = isWhole;
    if (isWhole) {
      this.end();
      this.#drawing?.draw(text, true);
      return;
    }
    if (text === '' || this.#timer !== undefined) return;
    const restMs = this.#restUntil - performance.now();
    if (restMs <= 0) {
      this.#draw();
      return;
    }
    this.#timer = window.setTimeout(() => {
      this.#timer = undefined;
      this.#draw();
    }, restMs);
  }

  end(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #draw(): void {
    if (!this.#drawing) return;
    const started = performance.now();
    this.#drawing.draw(this.#text, false);
    const now = performance.now();
    this.#restUntil = now + Math.max(DRAW_MS_MIN, (now - started) * SHARE);
  }
}

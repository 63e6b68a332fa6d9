import { h, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CodeActs } from './codeBlock.js';
import { MarkdownStream } from './markdownStream.js';

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
    if (host.current)
      pace.current ??= new Pace(
        new MarkdownStream(
          host.current,
          latest(() => newest.current),
        ),
      );
    pace.current?.show(text.replace(/\r\n?/g, '\n'), isWhole);
  }, [text, isWhole]);
  useEffect(() => () => pace.current?.end(), []);
  return h('div', { class: 'answer', ref: host });
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

/** Draws as often as the page has time for. */
class Pace {
  readonly #stream: MarkdownStream;
  #text = '';
  #timer: number | undefined;
  #restUntil = 0;

  constructor(stream: MarkdownStream) {
    this.#stream = stream;
  }

  show(text: string, isWhole: boolean): void {
    this.#text = text;
    if (isWhole) {
      this.end();
      this.#stream.draw(text, true);
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
    const started = performance.now();
    this.#stream.draw(this.#text, false);
    const now = performance.now();
    this.#restUntil = now + Math.max(DRAW_MS_MIN, (now - started) * SHARE);
  }
}

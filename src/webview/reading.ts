import { h, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const TICK_MS = 1_000;

/** What takes longer than this is worth a number. */
const SECONDS_SHOWN_FROM = 3;

/** Stands where an answer will, until its first word is there. */
export function Reading(): JSX.Element {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const beganAt = performance.now();
    const ticking = window.setInterval(() => {
      setSeconds(Math.round((performance.now() - beganAt) / TICK_MS));
    }, TICK_MS);
    return () => {
      window.clearInterval(ticking);
    };
  }, []);
  const long = seconds < SECONDS_SHOWN_FROM ? '' : ` ${seconds} s`;
  return h('p', { class: 'waiting' }, `Reading …${long}`);
}

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** This close to the end is at the end, for whoever looks. */
const END_PX = 24;

/**
 * Keeps the end of `content` in sight while it grows, unless the person scrolled up to read.
 * Returns whether it does, and a way back to the end.
 */
export function useFollowEnd(
  frame: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): readonly [isFollowing: boolean, toEnd: () => void] {
  const [isFollowing, follow] = useState(true);
  const follows = useRef(true);
  const last = useRef(0);
  const toEnd = (): void => {
    follows.current = true;
    follow(true);
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  };
  useEffect(() => {
    const box = frame.current;
    if (!box || !content.current) return undefined;
    const onScroll = (): void => {
      const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < END_PX;
      // Text that grew below moves the end away, and does not scroll up.
      if (isAtEnd) follows.current = true;
      else if (box.scrollTop < last.current) follows.current = false;
      last.current = box.scrollTop;
      follow(follows.current);
    };
    const growing = new ResizeObserver(() => {
      if (follows.current) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', onScroll, { passive: true });
    growing.observe(content.current);
    growing.observe(box);
    return () => {
      box.removeEventListener('scroll', onScroll);
      growing.disconnect();
    };
  }, []);
  return [isFollowing, toEnd];
}

import { posix } from 'node:path';
import type { Source } from './sources.js';

type Exists = (path: string) => boolean;

/**
 * Files and pages that a page speaks of and that are not there.
 *
 * In backticks, a name with a folder and an ending is a file, from the root or below `src`; what is
 * built or kept at run time is none.
 */
export function deadWords({ path, text }: Source, exists: Exists): readonly string[] {
  const named = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs|md|json))`/g)]
    .map(([, file]) => file ?? '')
    .filter(file => !/^(?:dist|out|\.vscode|\.docker)\//.test(file))
    .filter(file => !exists(file) && !exists(`src/${file}`));
  const linked = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
    .map(([, link]) => posix.join(posix.dirname(path), link ?? ''))
    .filter(file => !exists(file));
  return [...named, ...linked].map(dead => `${path} speaks of ${dead}`);
}

/** Links to a heading that the page does not have. */
export function deadAnchors(
  { path, text }: Source,
  pageAt: (path: string) => string,
): readonly string[] {
  return [...text.matchAll(/\]\(([^)#:]*)#([^)]*)\)/g)]
    .filter(([, page, anchor]) => {
      const target = page ? pageAt(posix.join(posix.dirname(path), page)) : text;
      return !anchorsOf(target).includes(anchor ?? '');
    })
    .map(([, page, anchor]) => `${path} links to ${page ?? ''}#${anchor ?? ''}`);
}

/** As GitHub makes them: `` ## `cove/status` `` is `covestatus`. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

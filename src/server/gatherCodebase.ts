import type { Part } from '../core/codebase/codebaseIndex.js';
import type { Quote } from '../core/chat/session.js';
import { documentName } from './documentPath.js';
import { EXCLUDED, type Found, isExcluded, leftOut, type Library } from './library.js';

const URI = 'cove:codebase';

/**
 * The passages of the workspace that fit a question best, each with its lines.
 *
 * **Invariant:** nothing of an excluded file is quoted; what was not searched is told.
 */
export async function gatherCodebase(
  question: string,
  library: Library,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  if (library.folders().length === 0) return [leftOut(URI, 'the codebase: no folder is open')];
  const searched = await library.search(question, signal).catch((error: unknown) => {
    // The question is kept, and told to be stopped.
    if (signal.aborted) return { passages: [], left: ['what was not searched yet'] };
    throw error;
  });
  if (!searched) return [leftOut(URI, 'the codebase: "cove.context.codebase" is off')];
  const { passages, left } = searched;
  const found = await Promise.all(passages.map(passage => foundOf(passage, library)));
  const none = passages.length === 0 && left.length === 0;
  return [
    ...found,
    ...(none ? [leftOut(URI, 'the codebase: nothing in it has the words of the question')] : []),
    ...left.map(what => leftOut(URI, `of the codebase ${what}`)),
  ];
}

async function foundOf(passage: Part, library: Library): Promise<Found> {
  const { file } = passage;
  return (await isExcluded(file, library))
    ? leftOut(file, `found in the codebase: ${EXCLUDED}`)
    : quoteOf(passage);
}

function quoteOf({ file, line, text }: Part): Quote {
  const lines = text.split('\n');
  const end = { line: line + lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const range = { start: { line, character: 0 }, end };
  const name = documentName(file);
  return { uri: file, name, range, whole: false, text, why: 'found in the codebase' };
}

import type { Choice, Mention } from '../protocol/panel/shapes.js';

/** What can be mentioned besides files and symbols. */
export const PLACES: readonly Choice[] = [
  place('codebase', 'What fits the question in the workspace'),
  place('problems', 'What the editor reports, with its lines'),
  place('diff', 'What is not committed yet'),
  place('terminal', 'What is selected in the terminal'),
];

/** What a question can begin with. */
export const WORDS: readonly Choice[] = [
  command('explain', 'Explain the selection, or the open file'),
  command('fix', 'Find what is wrong, and put it right'),
  command('tests', 'Write tests for the selection, or the open file'),
  command('doc', 'Write documentation comments'),
  command('commit', 'Write a commit message for what is not committed'),
  { take: 'clear', picture: 'command', label: '/clear', about: 'Begin a new conversation' },
];

/** The server knows what it means. */
function command(name: string, about: string): Choice {
  return { take: 'text', picture: 'command', text: `/${name}`, label: `/${name}`, about };
}

type PlaceKind = Extract<Mention, { kind: 'codebase' | 'problems' | 'diff' | 'terminal' }>['kind'];

function place(kind: PlaceKind, about: string): Choice {
  const chip = { mention: { kind }, label: kind };
  return { take: 'chip', picture: 'place', label: kind, about, chip };
}

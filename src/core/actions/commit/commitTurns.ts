import type { ChatTurn } from '../../models/modelRuntime.js';
import { cutTo } from '../../text/cutTo.js';
import { fenced, fenceFor } from '../../text/fence.js';
import type { FittedFile } from './fitDiff.js';

/** What a person gives away of a change. */
export interface CommitTold {
  /** Messages of the last commits, the newest first. */
  readonly recent: readonly string[];
  /** What they wrote of the message themselves; empty where nothing. */
  readonly begun: string;
}

/** How the subjects of a project sound; more of them fill a small model's head. */
export const RECENT_MAX = 6;
const SUBJECT_UNITS_MAX = 100;
const BEGUN_UNITS_MAX = 500;

const WRITES =
  'You write commit messages for Git. You answer with the message itself, without any words before or after it.';

const RULES =
  'The first line says in the imperative mood what the commit does and names the thing that it changes, in at most 72 characters: "Add …", "Fix …", "Remove …". It does not end in a period.';
const ONE_LINE = 'Write that one line and nothing else.';
const WITH_BODY =
  'Then a blank line, and one to three short sentences of why, where the change shows it.';

/** What a model is told of a change. */
export function commitTurns(files: readonly FittedFile[], told: CommitTold): readonly ChatTurn[] {
  const shown = files.filter(({ text }) => text !== '');
  const more = files.length - shown.length;
  const texts = shown.map(({ text }) => text);
  const diff = [...texts, ...(more === 0 ? [] : [`(and ${more} more files)`])].join('\n\n');
  const subjects = subjectsOf(told.recent).slice(0, RECENT_MAX);
  const parts = [
    subjects.length === 0
      ? ''
      : `The last commits of this project, whose style you keep:\n${subjects.map(each => `- ${each}`).join('\n')}`,
    `The change:\n\n${fenced(diff, fenceFor(diff), 'diff')}`,
    told.begun === '' ? '' : `The author says of it: ${cutTo(told.begun, BEGUN_UNITS_MAX)}`,
    `Write the commit message of this change. ${RULES} ${hasBodies(told.recent) ? WITH_BODY : ONE_LINE}`,
  ];
  return [
    { role: 'system', content: WRITES },
    { role: 'user', content: parts.filter(part => part !== '').join('\n\n') },
  ];
}

/** The first lines, without those that tools wrote. */
export function subjectsOf(recent: readonly string[]): readonly string[] {
  return recent
    .map(message => cutTo(message.trim().split('\n')[0]?.trim() ?? '', SUBJECT_UNITS_MAX))
    .filter(subject => subject !== '' && !/^(?:Merge|Revert)\b/.test(subject));
}

/** Whether most messages of a project say more than their first line. */
export function hasBodies(recent: readonly string[]): boolean {
  const long = recent.filter(message => message.trim().includes('\n'));
  return recent.length < 2 * long.length;
}

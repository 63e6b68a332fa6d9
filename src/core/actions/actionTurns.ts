import type { ChatTurn } from '../models/modelRuntime.js';
import { isBlank } from '../text/cursorSite.js';
import { cutTo } from '../text/cutTo.js';
import { linesOf } from '../text/lines.js';
import type { Action } from './actions.js';
import { docHintOf } from './docStyle.js';
import type { Nearby } from './nearby/nearby.js';
import { languageOf } from '../syntax/languages.js';
import { fenced, fenceFor, fenceLabel } from '../text/fence.js';
import { commonIndent, withoutIndent } from './indents.js';
import type { ActionDocument, Job, Problem, Stretch } from './job.js';
import { actionOf } from './ownActions.js';
import { testPlaceOf } from './tests/testPlace.js';

/** The problems and letters beyond these fill a small model's context and help nobody. */
const PROBLEMS_MAX = 8;
const MESSAGE_UNITS_MAX = 300;
const INSTRUCTION_UNITS_MAX = 2_000;

const TELLS =
  'You are an experienced programmer. You explain code to a colleague, briefly and in plain words.';
const TALKS_AND_WRITES =
  'You are an experienced programmer. You answer with the complete new code in one fenced block.';
const WRITES =
  'You are an experienced programmer. You answer with code in one fenced block, without any words before or after it.';

/** Which try a prompt is for: the second one is asked in fewer words, and may be answered in more. */
export type Try = 'first' | 'second';

/**
 * What the model is told; where it answers with code, the opening fence is put into its mouth at the
 * first try.
 */
export function actionTurns(
  job: Job,
  target: Stretch,
  nearby: Nearby,
  nth: Try = 'first',
): readonly ChatTurn[] {
  const action = actionOf(job.action);
  const { text, language } = job.document;
  const fence = fenceFor(text);
  const label = fenceLabel(language);
  const parts = [
    othersPart(job, nearby, fence),
    contextPart(job, nearby, fence),
    askPart(job, action, target),
    isBlank(codeOf(text, target)) ? '' : fenced(codeOf(text, target), fence, label),
    problemsPart(job, target),
    job.instruction === '' ? '' : `Instruction: ${cutTo(job.instruction, INSTRUCTION_UNITS_MAX)}`,
    job.action === 'document' ? docHintOf(language) : '',
    action.delivery === 'file' ? testPlaceOf(job.document, job.project).hint : '',
    conventionsPart(nearby),
    nth === 'first' ? action.rules : '',
  ];
  const user = parts.filter(part => part !== '').join('\n\n');
  const asked: ChatTurn = { role: 'user', content: user };
  if (action.delivery === 'answer') return [{ role: 'system', content: TELLS }, asked];
  if (nth === 'second') return [{ role: 'system', content: TALKS_AND_WRITES }, asked];
  const begun: ChatTurn = { role: 'assistant', content: `${fence}${label}\n` };
  return [{ role: 'system', content: WRITES }, asked, begun];
}

/** Without the indent of the target: a model answers without it as a rule. */
function codeOf(text: string, { start, end }: Stretch): string {
  const lines = linesOf(text.slice(start, end));
  return withoutIndent(lines, commonIndent(lines)).join('\n');
}

/** Pieces of other files, below the name of each. */
function othersPart({ document }: Job, { others }: Nearby, fence: string): string {
  if (others.length === 0) return '';
  const mark = languageOf(document.language).lineComment ?? '#';
  const pieces = others.map(({ uri, text, start, end }, at) => {
    const name = others[at - 1]?.uri === uri ? '' : `${mark} ${fileNameOf(uri)}\n`;
    return name + text.slice(start, end);
  });
  return `This is declared in other files of the project.\n\n${quoted(pieces, document, fence)}`;
}

/** As it is written in an import, so without what an address escapes. */
function fileNameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1).replace(/%\w\w/g, '');
}

function contextPart({ document }: Job, { own }: Nearby, fence: string): string {
  if (own.length === 0) return '';
  const pieces = own.map(({ start, end }) => document.text.slice(start, end));
  return `These lines stand elsewhere in the file. They are for your information: do not repeat them.\n\n${quoted(pieces, document, fence)}`;
}

function quoted(pieces: readonly string[], { language }: ActionDocument, fence: string): string {
  const lines = pieces.flatMap(piece => linesOf(piece));
  return fenced(lines.join('\n'), fence, fenceLabel(language));
}

function conventionsPart({ conventions }: Nearby): string {
  if (conventions.length === 0) return '';
  return `Conventions of the project:\n${conventions.map(rule => `- ${rule}`).join('\n')}`;
}

function askPart(job: Job, action: Action, target: Stretch): string {
  const { text } = job.document;
  if (!isBlank(codeOf(text, target))) return action.ask;
  return 'Write the code that comes next, as told below.';
}

/** What the editor reports of the target, by the target's own lines. */
function problemsPart({ action, document, problems }: Job, target: Stretch): string {
  const own = problems.filter(({ start, end }) => start <= target.end && target.start <= end);
  if (action !== 'fix' || own.length === 0) return '';
  const lines = own
    .slice(0, PROBLEMS_MAX)
    .map(problem => problemLine(document.text, problem, target));
  return `The editor reports:\n${lines.join('\n')}`;
}

function problemLine(text: string, { start, message }: Problem, target: Stretch): string {
  const line = linesOf(text.slice(target.start, Math.max(target.start, start))).length;
  const words = cutTo(message.replace(/\s+/g, ' ').trim(), MESSAGE_UNITS_MAX);
  return `- line ${line}: ${words}`;
}

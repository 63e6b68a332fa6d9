import picomatch from 'picomatch';
import { tokensOf } from '../../models/tokens.js';
import { cutTo } from '../../text/cutTo.js';
import { linesOf } from '../../text/lines.js';

/** Small models follow few rules, and each is read at each run. */
const RULES_MAX = 6;
const RULES_TOKENS_MAX = 120;

/** A longer rule is a paragraph, of which no half can be told. */
const RULE_UNITS_MAX = 200;

/** Longer files of rules are handbooks: what matters most stands first. */
const READ_UNITS_MAX = 32 << 10;

const HEADING = /^#{1,6}\s+(.*)$/;
const ITEM = /^\s{0,3}(?:[-*+]|\d+[.)])\s+(.*\S)\s*$/;

/** Headings below which is said how code looks, and not how it is built or sent. */
const ON_CODE =
  /\b(?:styles?|conventions?|code|coding|naming|names|rules|guidelines?|formatting)\b/i;

/** What is a command for a terminal is none for a model. */
const COMMAND = /`(?:npm|npx|yarn|pnpm|make|cargo|go|python3?|pip|git|docker|uv|\.\/)\b[^`]*`/;

/** The rules for code in an `AGENTS.md`: items of its lists, those on code where some are. */
export function rulesIn(agents: string): readonly string[] {
  const all: string[] = [];
  const onCode: string[] = [];
  let isOnCode = false;
  for (const line of linesOf(cutTo(agents, READ_UNITS_MAX))) {
    const [, heading] = HEADING.exec(line) ?? [];
    if (heading !== undefined) isOnCode = ON_CODE.test(heading);
    const [, item] = ITEM.exec(line) ?? [];
    if (item === undefined || RULE_UNITS_MAX < item.length || COMMAND.test(item)) continue;
    all.push(item);
    if (isOnCode) onCode.push(item);
  }
  return withinBudget(0 < onCode.length ? onCode : all);
}

/** What an `.editorconfig` says of a file that the file does not show by itself. */
export function editorRules(config: string, path: string): readonly string[] {
  const set = settingsFor(config, path);
  const longest = Number(set.get('max_line_length'));
  const quotes = set.get('quote_type');
  return [
    ...(0 < longest ? [`Lines have at most ${longest} characters.`] : []),
    ...(quotes === 'single' || quotes === 'double' ? [`Strings are in ${quotes} quotes.`] : []),
  ];
}

/** The settings of all sections that fit, the last one counts. */
function settingsFor(config: string, path: string): ReadonlyMap<string, string> {
  const set = new Map<string, string>();
  let fits = false;
  for (const line of linesOf(cutTo(config, READ_UNITS_MAX))) {
    const [, glob] = /^\s*\[(.+)\]\s*$/.exec(line) ?? [];
    if (glob !== undefined) fits = matches(glob, path);
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (fits && key !== '') set.set(key.toLowerCase(), value.toLowerCase());
  }
  return set;
}

function matches(glob: string, path: string): boolean {
  const isName = !glob.replace(/\{[^}]*\}/g, '').includes('/');
  return picomatch(glob.replace(/^\//, ''), { dot: true, ...(isName ? { basename: true } : {}) })(
    path,
  );
}

function withinBudget(rules: readonly string[]): readonly string[] {
  let left = RULES_TOKENS_MAX;
  return rules.slice(0, RULES_MAX).filter(rule => {
    left -= tokensOf(rule);
    return 0 <= left;
  });
}

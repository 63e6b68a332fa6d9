/**
 * How a chat model begins to speak to a person, where only code was wanted. The first row needs no
 * whole sentence behind it.
 */
const OPENINGS = {
  words:
    /^(?:(?:Sure|Certainly|Of course|Absolutely|Okay|Great|Alright)[!.]|(?:Explanation|Example usage|Usage|Output|Solution|Answer):$)/,
  sentences:
    /^(?:(?:Sure|Certainly|Of course|Absolutely|Okay|Great|Alright),\s|(?:Here(?:['’]s| is| are)|(?:Above|Below|These) (?:is|are)|The following|This (?:class|code|example|function|implementation|is|method|program|script|snippet|will)|In th(?:is|e) (?:above|case|code|example|function)|Let me|Let['’]s|I(?:['’]ll|['’]ve|['’]m| am| can| have| will| would)|You can|You need|To (?:complete|fix|implement|run|solve|use)|Note that|Please|The (?:above|answer|class|code|completed|function|method|missing|output|solution)|As an AI|Hope this|I hope|If you|\p{Lu}[\p{L} ,'’-]* (?:you|we) (?:can|could|must|need|should|want))\b)/u,
} as const;

/** Fewer words are a name, or a statement. */
const WORDS_MIN = 3;

/** Whether a line is how a chat model speaks to a person: `Here is the code:`. */
export function isChat(line: string): boolean {
  const said = spoken(line);
  return OPENINGS.words.test(said) || (OPENINGS.sentences.test(said) && isSentence(said));
}

/** Whether a line may go on with what a chat model began to say: it has words, and no code. */
export function isSentence(line: string): boolean {
  const said = spoken(line);
  const words = said.split(/\s+/, WORDS_MIN);
  return words.length === WORDS_MIN && /^\p{Lu}/u.test(said) && !/[{};=]|\w\([^)]/.test(said);
}

/** Whether a text ends where JSX has its own: behind the end of a tag, sentences are content. */
export function isBehindTag(text: string): boolean {
  return /[^=-]>$/.test(text.slice(-SPOKEN_UNITS).trimEnd());
}

/** The line without what Markdown makes bold, and without quoted names. */
function spoken(line: string): string {
  return line
    .slice(0, SPOKEN_UNITS)
    .trim()
    .replaceAll('**', '')
    .replace(/`[^`]*`/g, 'it');
}

/** So much of a line tells what it is, in UTF-16 units. */
const SPOKEN_UNITS = 400;

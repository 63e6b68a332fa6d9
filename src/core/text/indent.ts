/** The columns that a tab is worth where indents are compared. */
const TAB_COLUMNS = 4;

/** How far a line is indented, in columns. */
export function indentColumns(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += TAB_COLUMNS - (columns % TAB_COLUMNS);
    else break;
  }
  return columns;
}

/** As much of a line as is seen beside the editor's own views in a small window. */
const COLUMNS_MAX = 80;

/**
 * The words of a line in lines that are seen whole; those behind the first begin with `indent`.
 * A narrower place has lines of at most `columnsMax`.
 */
export function wrapped(line: string, indent: string, columnsMax = COLUMNS_MAX): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/(?<=\S) (?=\S)/)) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row === '' || longer.length <= columnsMax) row = longer;
    else {
      rows.push(row);
      row = indent + word;
    }
  }
  return [...rows, row];
}

/** As the editor writes what is dragged out of its lists of files, and as others do. */
const FORMATS = ['application/vnd.code.uri-list', 'text/uri-list'];

/** What people point at with one question. */
const URIS_MAX = 100;

/** Whether files are dragged. */
export function bringsFiles(event: DragEvent): boolean {
  return FORMATS.some(format => event.dataTransfer?.types.includes(format) === true);
}

/** The addresses of what was dropped. */
export function droppedUris({ dataTransfer }: DragEvent): readonly string[] {
  const text = FORMATS.map(format => dataTransfer?.getData(format) ?? '').find(each => each !== '');
  const lines = (text ?? '').split(/\r?\n/).map(line => line.trim());
  return [...new Set(lines.filter(line => line !== '' && !line.startsWith('#')))].slice(
    0,
    URIS_MAX,
  );
}

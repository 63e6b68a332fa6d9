/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;

/** A comment of up to 65,535 bytes may stand behind the 22 bytes of the end. */
const END_BYTES_MAX = 22 + 65_535;

/** The files that the directory at the end of `archive` lists. */
export function zipEntries(archive: Buffer): readonly ZipEntry[] {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  while (entries.length < count) {
    if (archive.readUInt32LE(at) !== ENTRY_MARK) throw new Error('no entry where one should be');
    const nameBytes = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes);
    entries.push({ name, size: archive.readUInt32LE(at + 24) });
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_BYTES_MAX);
  for (let at = archive.length - 22; first <= at; at -= 1) {
    if (archive.readUInt32LE(at) === END_MARK) return at;
  }
  throw new Error('this is no zip archive');
}

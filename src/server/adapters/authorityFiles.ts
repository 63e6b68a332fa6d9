import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** The authorities of a whole system are a quarter of it. */
const FILE_BYTES_MAX = 1 << 20;

/** Where systems keep the authorities that they trust, all in one file. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The certificates of a file, in PEM form; undefined where it cannot be read, or holds none. */
export async function authoritiesIn(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile() || FILE_BYTES_MAX < found.size) return undefined;
    const text = await readFile(file, 'utf8');
    return text.includes('-----BEGIN CERTIFICATE-----') ? text : undefined;
  } catch {
    return undefined;
  }
}

/** What the system and the environment trust, for a Node that does not tell by itself. */
export function systemAuthorities(
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const [system] = SYSTEM_FILES.flatMap(textIn);
  return [system ?? [], textIn(env['NODE_EXTRA_CA_CERTS'] ?? '')].flat();
}

function textIn(file: string): readonly string[] {
  try {
    return file === '' ? [] : [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}

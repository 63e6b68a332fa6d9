import { X509Certificate } from 'node:crypto';
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

/** One certificate in PEM form. */
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** What a file of certificates holds; undefined where it cannot be read, or is too long for one. */
export async function authoritiesIn(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile() || FILE_BYTES_MAX < found.size) return undefined;
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a text holds certificates, in PEM form, and each of them makes sense. */
export function holdsCertificates(text: string): boolean {
  try {
    const found = text.match(CERTIFICATE) ?? [];
    return 0 < found.map(each => new X509Certificate(each)).length;
  } catch {
    return false;
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

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate and its key, in PEM form, as a server of TLS takes them. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

export interface Wanted {
  /** The name that it is for, besides this machine's address. */
  readonly host?: string;
  /** Whether its time is over. */
  readonly expired?: boolean;
}

/** An authority that nobody knows, made anew each time, with certificates that it signed. */
export class Authority {
  /** What a person has to trust, in PEM form. */
  readonly pem: string;
  readonly #name = nameOf('An authority of a test');
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor() {
    const isAuthority = extension('2.5.29.19', sequence(der(0x01, Buffer.from([0xff]))));
    this.pem = this.#signed({
      subject: this.#name,
      publicKey: this.#keys.publicKey,
      years: [-1, 1],
      extension: isAuthority,
    });
  }

  /** A certificate of a server on this machine. */
  certify({ host = 'localhost', expired = false }: Wanted = {}): Certified {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const names = [der(0x82, Buffer.from(host))];
    if (host === 'localhost') names.push(der(0x87, Buffer.from([127, 0, 0, 1])));
    const cert = this.#signed({
      subject: nameOf(host),
      publicKey,
      years: expired ? [-2, -1] : [-1, 1],
      extension: extension('2.5.29.17', sequence(...names)),
    });
    return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  }

  #signed({ subject, publicKey, years: [from, to], extension }: Told): string {
    const told = sequence(
      der(0xa0, integer(2)),
      integer(Math.floor(Math.random() * 0x7fff_ffff)),
      ECDSA,
      this.#name,
      sequence(timeIn(from), timeIn(to)),
      subject,
      publicKey.export({ type: 'spki', format: 'der' }),
      der(0xa3, sequence(extension)),
    );
    const signature = sign('sha256', told, this.#keys.privateKey);
    return pem(sequence(told, ECDSA, der(0x03, Buffer.from([0]), signature)));
  }
}

interface Told {
  readonly subject: Buffer;
  readonly publicKey: KeyObject;
  /** From when to when it holds, in years from now. */
  readonly years: readonly [number, number];
  readonly extension: Buffer;
}

/** A value of ASN.1, which certificates are written in. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** Not below zero, and below 2^31. */
function integer(value: number): Buffer {
  const bytes = [value & 0xff];
  for (let left = value >> 8; 0 < left; left >>= 8) bytes.unshift(left & 0xff);
  // A first bit that is set would make it one below zero.
  return der(0x02, Buffer.from(0x80 <= (bytes[0] ?? 0) ? [0, ...bytes] : bytes));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const digits = [value & 0x7f];
  for (let left = value >> 7; 0 < left; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

const ECDSA = sequence(oid('1.2.840.10045.4.3.2'));

function nameOf(text: string): Buffer {
  return sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(text)))));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(0x04, value));
}

/** The moment so many years from now; two digits of a year are enough until 2049. */
function timeIn(years: number): Buffer {
  const at = new Date();
  at.setUTCFullYear(at.getUTCFullYear() + years);
  return der(0x17, Buffer.from(at.toISOString().replace(/\D/g, '').slice(2, 14) + 'Z'));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

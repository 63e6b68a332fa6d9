import type * as vscode from 'vscode';
import type { AccessParams } from '../protocol/access.js';

type Hosts = AccessParams['hosts'];

/** Where the editor keeps them: in the system's store of passwords, and in no settings. */
const KEY = 'cove.access';

/** Tokens and headers for servers of models, by host. */
export class Access {
  readonly #secrets: vscode.SecretStorage;
  #hosts: Hosts = {};

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** As it was read last. */
  get params(): AccessParams {
    return { hosts: this.#hosts };
  }

  /** Reads what is kept. A store that cannot be read has nothing. */
  async load(): Promise<void> {
    try {
      this.#hosts = hostsIn(await this.#secrets.get(KEY));
    } catch {
      this.#hosts = {};
    }
  }

  /** Adds a header for a host. */
  async set(host: string, name: string, value: string): Promise<void> {
    await this.load();
    await this.#keep({ ...this.#hosts, [host]: { ...this.#hosts[host], [name]: value } });
  }

  /** Forgets what is for a host. */
  async clear(host: string): Promise<void> {
    await this.load();
    const others = Object.entries(this.#hosts).filter(([name]) => name !== host);
    await this.#keep(Object.fromEntries(others));
  }

  /** The names of the headers for a host. */
  namesFor(host: string): readonly string[] {
    return Object.keys(this.#hosts[host] ?? {});
  }

  async #keep(hosts: Hosts): Promise<void> {
    this.#hosts = hosts;
    await this.#secrets.store(KEY, JSON.stringify(hosts));
  }
}

function hostsIn(kept: string | undefined): Hosts {
  const value: unknown = JSON.parse(kept ?? '{}');
  return Object.fromEntries(entriesOf(value).map(([host, headers]) => [host, textsOf(headers)]));
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const texts = entriesOf(value).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[name, text]] : [],
  );
  return Object.fromEntries(texts);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

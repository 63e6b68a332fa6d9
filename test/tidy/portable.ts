import type { Source } from './sources.js';

/** Where systems keep what is one person's; put together, or this file would find itself. */
const HOMES = ['root', 'home', 'Users'].map(name => `/${name}/`);

/** People whom tests make up. */
const MADE_UP = /^(?:ada|me|you|user)$/;

/** Hosts that packages come from: they differ from one machine to the next. */
const REGISTRIES = [
  ['registry', '[a-z0-9-]+', '(?:org|com|net|io|dev)'],
  ['pythonhosted', 'org'],
  ['pypi', 'org'],
  ['proxy', 'golang', 'org'],
].map(labels => labels.join('\\.'));

/**
 * Where a file speaks of the machine that it was written on, or of where packages come from.
 *
 * `checkout` is the folder that the repository lies in here.
 */
export function machineWords({ path, text }: Source, checkout: string): readonly string[] {
  const homes = new RegExp(`(?<![\\w.~*-])(?:${HOMES.join('|')})([\\w.-]*)`, 'g');
  const hosts = new RegExp(`\\b(?:${REGISTRIES.join('|')})\\b`, 'g');
  const people = [...text.matchAll(homes)].filter(([, name]) => !MADE_UP.test(name ?? ''));
  const words = [...people, ...text.matchAll(hosts)].map(([word]) => word);
  // A checkout right below the root, such as `/app`, has too common a name to look for.
  const here = checkout.split(/[\\/]/).filter(part => part !== '').length > 1;
  return [...words, ...(here && text.includes(checkout) ? [checkout] : [])].map(
    word => `${path}: ${word}`,
  );
}

/** Addresses in a lock file; without them npm asks the registry that it is set to. */
export function lockedAddresses({ path, text }: Source): readonly string[] {
  const lines = text.split('\n').filter(line => /"resolved":\s*"[a-z+]+:/.test(line));
  return lines.map(line => `${path}: ${line.trim()}`);
}

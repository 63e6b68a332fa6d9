import picomatch from 'picomatch';

/**
 * Files that no prompt, index or ledger may name or quote, unless the user says otherwise: what
 * programs keep passwords and keys in.
 *
 * Code about secrets is code: `credentials.ts` is completed, `credentials.json` is not.
 */
export const EXCLUDED_BY_DEFAULT: readonly string[] = [
  '.env*',
  '*.env',
  '*.pem',
  '*.key',
  '*.p8',
  '*.p12',
  '*.pfx',
  '*.jks',
  '*.keystore',
  '*.keytab',
  '*.kdbx',
  '*.ppk',
  '*.ovpn',
  'id_{rsa,dsa,ecdsa,ed25519}*',
  '{.,_}netrc',
  '.npmrc',
  '.pypirc',
  '.pgpass',
  '.my.cnf',
  '.s3cfg',
  '.boto',
  '.htpasswd',
  '.dockercfg',
  '.git-credentials',
  '.vault-{pass,token}',
  '*.tfvars',
  '*.tfvars.json',
  '*.tfstate*',
  '{secret,credential}{,s}.{json,json5,jsonc,yml,yaml,toml,ini,cfg,conf,xml,plist,properties,txt}',
  '*{_,-}credentials.json',
  '*service{_,-}account*.json',
  'local.settings.json',
  '**/.ssh/**',
  '**/.gnupg/**',
  '**/.aws/**',
  '**/.azure/**',
  '**/.kube/**',
  '**/.docker/config.json',
  '**/.config/{gcloud,gh}/**',
];

/** Whether a path is kept out of everything that a model sees. Takes either kind of slash. */
export type Exclusion = (path: string) => boolean;

/** The longest path of any system has 32,767 characters; a longer pattern matches none. */
const PATTERN_UNITS_MAX = 32_767;

/**
 * A matcher for `patterns`: globs, in any case of letters, dot files included.
 *
 * A pattern without a slash names a file in any folder (`.env` matches `app/.env`); one with a
 * slash matches the whole path or the end of it (`config/*.json` matches `app/config/a.json`). What
 * names a folder takes all that lies in it.
 */
export function exclusionOf(patterns: readonly string[]): Exclusion {
  const globs = patterns.map(tidied).filter(usable).flatMap(anywhere);
  if (globs.length === 0) return () => false;
  const matches = picomatch(globs, { dot: true, nocase: true });
  return path =>
    matches(
      path
        .split(/[\\/]+/)
        .filter(named)
        .join('/'),
    );
}

/** Globs stop at `.` and `..`, which name no folder of their own. */
function named(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..';
}

/** Before a letter or a dot a backslash escapes nothing: it is how Windows writes a slash. */
function tidied(pattern: string): string {
  return pattern
    .trim()
    .replace(/\\(?=[\w.])/g, '/')
    .replace(/^(?:\.?\/)+|\/+$/g, '');
}

function usable(pattern: string): boolean {
  return pattern !== '' && pattern.length <= PATTERN_UNITS_MAX;
}

function anywhere(pattern: string): readonly string[] {
  const glob = pattern.startsWith('**/') ? pattern : `**/${pattern}`;
  return glob.endsWith('/**') ? [glob] : [glob, `${glob}/**`];
}

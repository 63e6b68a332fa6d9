/** One kind of secret, as it is written where it should not be. */
interface SecretPattern {
  readonly kind: string;
  /** Finds it wherever it stands; its group `secret` is what is masked, else all of it is. */
  readonly pattern: RegExp;
}

/** What stands in place of a secret: no letter of it, nor how long it is. */
export const MASK = '***';

/** Values that say that there is no value, or where it comes from, are shown. */
const HARMLESS =
  /^(?:null|none|nil|true|false|undefined|string|str|bytes|changeme|example|placeholder|your[\w-]*|x{3,}|\*+|<[^>]*>|\$\{?[\w.{}-]*|%[\w%]*|process\.env.*|os\.environ.*|env\..*|self\..*|this\..*)$/i;

/** Names of what is secret, as a part of a longer one too: `dbPassword`, `API_KEY`. */
const SECRET_NAME =
  '(?:password|passwd|passphrase|secret|api[_-]?key|apikey|access[_-]?key|account[_-]?key|private[_-]?key|auth[_-]?token|access[_-]?token|client[_-]?secret|credential|bearer)';

/**
 * Every kind that is known. Those that services give out begin as their makers document it; the
 * last rows know a secret by the name that it is given to.
 *
 * Each pattern reads a text in linear time: no part of one can match what its neighbor matches.
 */
export const SECRETS: readonly SecretPattern[] = [
  {
    kind: 'a private key',
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?<secret>(?:(?:\r?\n|\\n)[+ -]?[ \t]{0,40}(?:[\w-]{1,40}: [\w,-]*|[\w+/=]*)(?=[\s\\"'`]|$))*)/g,
  },
  {
    kind: 'a token of GitHub',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{16}\w*|github_pat_[A-Za-z0-9_]{20,})/g,
  },
  { kind: 'a token of GitLab', pattern: /\bgl(?:pat|dt|rt|cbt|ptt)-[\w-]{16,}/g },
  { kind: 'a key of AWS', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12}\w*/g },
  { kind: 'a key of Google', pattern: /\bAIza[\w-]{30,}/g },
  { kind: 'a token of Google', pattern: /\b(?:ya29\.|GOCSPX-)[\w-]{16,}/g },
  { kind: 'a token of Slack', pattern: /\bxox[abeoprs]-[\w-]{10,}|\bxapp-[\w-]{10,}/g },
  {
    kind: 'a webhook',
    pattern:
      /\bhttps:\/\/(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks)\/(?<secret>[\w/-]+)/g,
  },
  { kind: 'a key of Stripe', pattern: /\b(?:sk|rk|pk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16}\w*/g },
  { kind: 'a key of a model’s maker', pattern: /\bsk-[\w-]{20,}/g },
  { kind: 'a token of Hugging Face', pattern: /\bhf_[A-Za-z0-9]{20}\w*/g },
  { kind: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{20}\w*/g },
  { kind: 'a token of PyPI', pattern: /\bpypi-[\w-]{20,}/g },
  { kind: 'a key of SendGrid', pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { kind: 'a key of Twilio', pattern: /\b(?:SK|AC)[0-9a-f]{32}\b/g },
  { kind: 'a token of Telegram', pattern: /\b\d{8,10}:AA[\w-]{30,}/g },
  { kind: 'a web token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g },
  {
    kind: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"`]{0,100}:(?<secret>[^\s@/'"`]{1,200})@/gi,
  },
  {
    kind: 'what is sent to be let in',
    pattern: /\b(?:Bearer|Basic|Token) (?<secret>[\w+/=.~-]{16,})/g,
  },
  {
    kind: 'a quoted value of a secret name',
    pattern: new RegExp(
      `${SECRET_NAME}\\w{0,40}["'\`]?\\]?\\s{0,4}(?::[ \\t]{0,4}[\\w.]{1,20}[ \\t]{0,4})?(?:=>|:=|=|:)\\s{0,4}(?<quote>["'\`])(?<secret>[^"'\`\\r\\n]{4,400})\\k<quote>`,
      'gi',
    ),
  },
  {
    kind: 'a bare value of a secret name',
    pattern: new RegExp(
      `^[+ -]?[ \\t]{0,40}(?:export |set |- )?[\\w.-]{0,60}${SECRET_NAME}[\\w.-]{0,40}[ \\t]{0,4}[=:][ \\t]{0,4}(?<secret>[^\\s"'\`(){}\\[\\];,]{6,400})[ \\t]*$`,
      'gim',
    ),
  },
];

/**
 * `text` with every secret in it replaced by `***`, so that what is quoted of a file tells none.
 *
 * It has as many lines as before, since diffs and line numbers have to fit. What nobody could know
 * for a secret stays: this is the second fence, behind the files that no model sees.
 *
 * **Invariant:** what a row matches is not in what comes back, and masking twice changes nothing.
 */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((rest, { pattern }) => rest.replace(pattern, masked), text);
}

/** What a match becomes: `replace` passes the match, its groups, and at last those by name. */
function masked(match: string, ...rest: readonly unknown[]): string {
  const secret = secretIn(rest.at(-1));
  if (secret === undefined) return MASK;
  if (secret === '' || HARMLESS.test(secret)) return match;
  const at = match.lastIndexOf(secret);
  return match.slice(0, at) + maskedLines(secret) + match.slice(at + secret.length);
}

function secretIn(groups: unknown): string | undefined {
  if (typeof groups !== 'object' || groups === null || !('secret' in groups)) return undefined;
  return typeof groups.secret === 'string' ? groups.secret : undefined;
}

/** A secret of several lines keeps their breaks, and the sign of a diff before each. */
function maskedLines(secret: string): string {
  if (!secret.includes('\n')) return MASK;
  return secret.replace(/^([+ -]?)[^\r\n]*[^\s][^\r\n]*$/gm, `$1${MASK}`);
}

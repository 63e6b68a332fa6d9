import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MASK, SECRETS, withoutSecrets } from '../../../src/core/privacy/secrets.js';
import { nastyText } from '../../support/nastyText.js';

const word = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[A-Za-z0-9]{${length}}$`));
const upper = fc.stringMatching(/^[A-Z0-9]{16}$/);
const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
const secretName = fc.constantFrom('password', 'API_KEY', 'clientSecret', 'db.passwd', 'authToken');

/** Of each kind: what is not to be seen, and how it is written in a file. */
const WRITTEN: Readonly<Record<string, fc.Arbitrary<readonly [secret: string, text: string]>>> = {
  'a private key': fc
    .tuple(word(64), word(64), fc.constantFrom('\n', '\r\n', '\\n', '\n+', '\n-  '))
    .map(([one, other, lineBreak]) => {
      const lines = [
        '-----BEGIN RSA PRIVATE KEY-----',
        one,
        other,
        '-----END RSA PRIVATE KEY-----',
      ];
      return [one, lines.join(lineBreak)];
    }),
  'a token of GitHub': itself(fc.constantFrom('ghp_', 'ghs_', 'github_pat_'), word(36)),
  'a token of GitLab': itself(fc.constant('glpat-'), word(20)),
  'a key of AWS': itself(fc.constantFrom('AKIA', 'ASIA'), upper),
  'a key of Google': itself(fc.constant('AIza'), word(35)),
  'a token of Google': itself(fc.constantFrom('ya29.', 'GOCSPX-'), word(28)),
  'a token of Slack': itself(fc.constantFrom('xoxb-', 'xoxp-', 'xapp-'), word(24)),
  'a webhook': word(24).map(key => [key, `https://hooks.slack.com/services/T0/B0/${key}`]),
  'a key of Stripe': itself(fc.constantFrom('sk_live_', 'rk_test_', 'whsec_'), word(24)),
  'a key of a model’s maker': itself(fc.constantFrom('sk-proj-', 'sk-ant-api03-', 'sk-'), word(40)),
  'a token of Hugging Face': itself(fc.constant('hf_'), word(34)),
  'a token of npm': itself(fc.constant('npm_'), word(36)),
  'a token of PyPI': itself(fc.constant('pypi-'), word(60)),
  'a key of SendGrid': fc
    .tuple(word(22), word(43))
    .map(([one, other]) => [other, `SG.${one}.${other}`]),
  'a key of Twilio': itself(fc.constantFrom('SK', 'AC'), hex),
  'a token of Telegram': itself(fc.constant('1234567890:AA'), word(33)),
  'a web token': fc
    .tuple(word(20), word(40), word(43))
    .map(([head, body, sign]) => [body, `eyJ${head}.${body}.${sign}`]),
  'a password in an address': word(12).map(key => [key, `postgres://me:${key}@db.local/shop`]),
  'what is sent to be let in': word(30).map(key => [key, `Authorization: Bearer ${key}`]),
  'a quoted value of a secret name': fc
    .tuple(secretName, word(12), fc.constantFrom(' = "', ": '", '": "', ' := `', ': string = "'))
    .map(([name, key, between]) => {
      const quote = between.at(-1) ?? '';
      return [key, `const ${name}${between}${key}${quote};`];
    }),
  'a bare value of a secret name': fc
    .tuple(
      fc.constantFrom('', '+', '-', '  '),
      fc.constantFrom('DB_PASSWORD=', 'api_key: '),
      word(14),
    )
    .map(([sign, name, key]) => [key, `${sign}${name}${key}`]),
};

function itself(
  start: fc.Arbitrary<string>,
  rest: fc.Arbitrary<string>,
): fc.Arbitrary<readonly [string, string]> {
  return fc.tuple(start, rest).map(parts => [parts[1], parts.join('')]);
}

describe('withoutSecrets', () => {
  for (const { kind } of SECRETS) {
    it(`shows nothing of ${kind}`, () => {
      const written = WRITTEN[kind];
      assert.ok(written, 'the kind has an example');
      fc.assert(
        fc.property(nastyText(), written, nastyText(), (before, [secret, text], after) => {
          const said = withoutSecrets(`${before}\n${text}\n${after}`);
          assert.ok(!said.includes(secret), said);
          assert.ok(said.includes(MASK));
        }),
      );
    });
  }

  it('keeps the lines, and finds nothing more when it looks again', () => {
    const some = fc.oneof(
      nastyText(),
      ...Object.values(WRITTEN).map(each => each.map(([, text]) => text)),
    );
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 6 }),
        fc.constantFrom('', ' ', '\n'),
        (pieces, between) => {
          const text = pieces.join(between);
          const once = withoutSecrets(text);
          assert.equal(once.split('\n').length, text.split('\n').length);
          assert.equal(withoutSecrets(once), once);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  const left: readonly string[] = [
    'const password = readPassword();',
    'const token = tokens[at];',
    'password: string;',
    'password = None',
    'export const PASSWORD_LENGTH_MIN = 12;',
    'apiKey: process.env.API_KEY,',
    'API_KEY=${API_KEY}',
    'const secret = "changeme";',
    'private key of the house',
    'https://example.com:8080/path',
    'see https://hooks.slack.com for more',
    '"Enter your password:"',
    'skip-this-long-name-of-a-branch-please',
    'risk_assessment_of_everything',
    '-----BEGIN PUBLIC KEY-----\nMIIB',
    'if (password === confirmation) return;',
  ];
  for (const text of left) {
    it(`leaves ${text} as it is`, () => {
      assert.equal(withoutSecrets(text), text);
    });
  }

  it('shows the lines of a diff around a key', () => {
    const key = 'A'.repeat(20);
    const diff = `+-----BEGIN PRIVATE KEY-----\n+${key}\n+-----END PRIVATE KEY-----\n context();`;
    assert.equal(
      withoutSecrets(diff),
      '+-----BEGIN PRIVATE KEY-----\n+***\n+-----END PRIVATE KEY-----\n context();',
    );
  });
});

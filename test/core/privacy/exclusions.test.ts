import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EXCLUDED_BY_DEFAULT, exclusionOf } from '../../../src/core/privacy/exclusions.js';

describe('what is excluded by default', () => {
  const excluded = exclusionOf(EXCLUDED_BY_DEFAULT);

  const secrets: readonly string[] = [
    '.env',
    '/work/app/.env',
    'app/.env.local',
    'app/.env.production.local',
    'app/.env-staging',
    'app/.envrc',
    '.ENV',
    'App/.Env.Local',
    'config/prod.env',
    'C:\\Users\\ada\\app\\.env',
    '/c:/Users/ada/app/.env.local',
    'C:\\Users\\ada\\.ssh\\config',
    '/home/ada/.ssh/config',
    '/home/ada/.ssh/deep/er/config',
    '/home/ada/.ssh/known_hosts',
    '/home/ada/.gnupg/trustdb.gpg',
    '/home/ada/.aws/credentials',
    '/home/ada/.azure/accessTokens.json',
    '/home/ada/.kube/config',
    '/home/ada/.docker/config.json',
    '/home/ada/.config/gh/hosts.yml',
    '/home/ada/.config/gcloud/credentials.db',
    'server.pem',
    'server.KEY',
    'config/master.key',
    'AuthKey_ABC.p8',
    'store.jks',
    'passwords.kdbx',
    'office.ovpn',
    'id_rsa',
    'keys/id_ed25519_work',
    'id_ecdsa.pub',
    '/home/ada/.netrc',
    '/home/ada/_netrc',
    '.npmrc',
    '.pypirc',
    '.git-credentials',
    '.htpasswd',
    'infra/prod.tfvars',
    'infra/prod.auto.tfvars.json',
    'infra/terraform.tfstate',
    'infra/terraform.tfstate.backup',
    'secrets.json',
    'config/secrets.yml',
    'config/secret.yaml',
    'credentials.toml',
    'credential.xml',
    'application_default_credentials.json',
    'my-service-account-key.json',
    'service_account.json',
    'local.settings.json',
    '.env/inside/a/folder.ts',
    '/work/./app/../.env',
    '/work//app///.env',
    'folder with spaces/.env',
    'ünïcödé/.env',
  ];
  for (const path of secrets) {
    it(`keeps out ${path}`, () => {
      assert.equal(excluded(path), true);
    });
  }

  const code: readonly string[] = [
    'environment.ts',
    'src/env.ts',
    'src/environments/environment.prod.ts',
    'key.ts',
    'keys.py',
    'keyboard.go',
    'monkey.tsx',
    'pem.rs',
    'credentials.ts',
    'secrets.py',
    'secret.go',
    'app/credentials_test.go',
    'docs/secrets.md',
    'ssh/config.ts',
    'src/ssh.ts',
    'aws/main.tf',
    'main.tf',
    'variables.tf',
    'package.json',
    'config.json',
    'docker/config.json',
    'settings.json',
    'netrc.ts',
    'npmrc.md',
    'id.ts',
    'identity.ts',
    'serviceAccount.ts',
    'C:\\work\\app\\environment.ts',
    'untitled-1',
    '',
  ];
  for (const path of code) {
    it(`lets in ${path === '' ? 'a file without a name' : path}`, () => {
      assert.equal(excluded(path), false);
    });
  }
});

describe('exclusionOf', () => {
  const rows: readonly {
    does: string;
    patterns: readonly string[];
    path: string;
    excluded: boolean;
  }[] = [
    {
      does: 'finds a name in any folder',
      patterns: ['notes.md'],
      path: '/a/b/notes.md',
      excluded: true,
    },
    {
      does: 'finds a whole name only',
      patterns: ['notes.md'],
      path: '/a/my-notes.md',
      excluded: false,
    },
    {
      does: 'finds the end of a path',
      patterns: ['config/*.json'],
      path: '/app/config/a.json',
      excluded: true,
    },
    {
      does: 'lets a star stop at a slash',
      patterns: ['config/*.json'],
      path: '/app/config/deep/a.json',
      excluded: false,
    },
    {
      does: 'takes all that lies in a named folder',
      patterns: ['private'],
      path: '/app/private/deep/a.ts',
      excluded: true,
    },
    {
      does: 'takes a folder with a slash after it',
      patterns: ['private/'],
      path: '/app/private/a.ts',
      excluded: true,
    },
    {
      does: 'reads a slash before it as the start of any folder',
      patterns: ['/private/**'],
      path: '/app/private/a.ts',
      excluded: true,
    },
    {
      does: 'reads a dot and a slash before it the same way',
      patterns: ['./private/a.ts'],
      path: '/app/private/a.ts',
      excluded: true,
    },
    {
      does: 'reads a pattern with the slashes of Windows',
      patterns: ['private\\.notes\\a.ts'],
      path: 'C:\\app\\private\\.notes\\a.ts',
      excluded: true,
    },
    {
      does: 'keeps what a backslash really escapes',
      patterns: ['\\[id\\].ts'],
      path: '/app/[id].ts',
      excluded: true,
    },
    {
      does: 'overlooks blanks around a pattern',
      patterns: ['  *.secret '],
      path: '/app/a.secret',
      excluded: true,
    },
    {
      does: 'does not read an exclamation mark as all but',
      patterns: ['!a.ts'],
      path: '/app/b.ts',
      excluded: false,
    },
    {
      does: 'excludes nothing where nothing is named',
      patterns: [],
      path: '/app/.env',
      excluded: false,
    },
    {
      does: 'overlooks an empty pattern',
      patterns: ['', ' ', '/'],
      path: '/app/.env',
      excluded: false,
    },
    {
      does: 'overlooks a pattern that is longer than any path',
      patterns: ['a'.repeat(70_000)],
      path: '/app/.env',
      excluded: false,
    },
    {
      does: 'reads a bracket that never closes as what it is',
      patterns: ['a[b'],
      path: '/app/a[b',
      excluded: true,
    },
  ];
  for (const { does, patterns, path, excluded } of rows) {
    it(does, () => {
      assert.equal(exclusionOf(patterns)(path), excluded);
    });
  }

  it('never fails, whatever a person writes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 })), fc.string(), (patterns, path) => {
        assert.equal(typeof exclusionOf(patterns)(path), 'boolean');
      }),
    );
  });

  it('finds a default wherever it lies and however it is spelled', () => {
    const excluded = exclusionOf(EXCLUDED_BY_DEFAULT);
    const part = fc.stringMatching(/^[\w.@ -]{1,12}$/);
    const name = fc.constantFrom('.env', '.env.local', 'server.pem', 'id_rsa', 'secrets.json');
    const spelled = fc.constantFrom<(text: string) => string>(
      text => text,
      text => text.toUpperCase(),
      text => text.replaceAll('/', '\\'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), name, spelled, (folders, file, spell) => {
        assert.equal(excluded(spell(['', ...folders, file].join('/'))), true);
      }),
    );
  });
});

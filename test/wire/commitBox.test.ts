import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { InlineCompletionItem } from 'vscode-languageserver/node';
import { type Piped, piped } from '../support/pipedServer.js';
import { Repository } from '../support/repository.js';
import type { Script } from '../support/scriptedOllama.js';
import { inTemporaryFolder } from '../support/temporaryFolder.js';

const TYPED = 'Round ';

/** A box with the beginning of a message, of a repository with a staged change. */
function inBox(
  script: Script,
  work: (parts: Piped & { readonly uri: string; readonly repository: Repository }) => Promise<void>,
  withSettings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return inTemporaryFolder(async folder => {
    const repository = new Repository(folder);
    await repository.commit({ 'euros.ts': 'one\n' });
    await repository.write({ 'euros.ts': 'round();\n', '.env': 'A=not to be seen\n' });
    repository.git('add', '--all', '--force');
    const root = encodeURIComponent(encodeURIComponent(pathToFileURL(folder).href));
    const uri = `vscode-scm:git/scm0/input?rootUri%3D${root}`;
    await piped(
      script,
      async parts => {
        await parts.client.status('ready');
        await parts.client.open(uri, 'scminput', `${TYPED}█`);
        await work({ ...parts, uri, repository });
      },
      { withSettings },
    );
  });
}

const complete = ({
  client,
  uri,
}: Pick<Piped, 'client'> & { readonly uri: string }): Promise<readonly InlineCompletionItem[]> =>
  client.complete(uri, TYPED.length);

describe('the box of a commit message', () => {
  it('is completed from what is staged, one line at a time', () =>
    inBox({ answers: ['the euros\n\nSince they were odd.'] }, async parts => {
      const items = await complete(parts);
      assert.deepEqual(
        items.map(({ insertText }) => insertText),
        ['the euros'],
      );
      const [prompt = ''] = parts.ollama.prompts;
      assert.match(
        prompt,
        /File euros\.ts \(changed\)\n@@\n-one\n\+round\(\);\n\ncommit\n\n {4}Round /,
      );
      assert.doesNotMatch(prompt, /not to be seen|\.env/);
      assert.deepEqual((await parts.client.ledger()).at(-1)?.files, ['input', 'euros.ts']);
    }));

  it('is left alone where the language is turned off', () =>
    inBox(
      { answers: ['the euros'] },
      async parts => {
        assert.deepEqual(await parts.client.complete(parts.uri, TYPED.length, true), []);
        assert.deepEqual(parts.ollama.prompts, []);
      },
      { completion: { languages: { scminput: false } } },
    ));

  it('offers no refactoring', () =>
    inBox({}, async ({ client, uri }) => {
      const start = { line: 0, character: 0 };
      const range = { start, end: { line: 0, character: 5 } };
      const actions = await client.connection.sendRequest('textDocument/codeAction', {
        ...{ textDocument: { uri }, range, context: { diagnostics: [], triggerKind: 1 } },
      });
      assert.deepEqual(actions, []);
    }));
});

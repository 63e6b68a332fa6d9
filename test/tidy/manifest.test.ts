import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Setting } from '../../src/core/settings/setting.js';
import { SETTINGS } from '../../src/core/settings/settings.js';
import { COMMANDS } from '../../src/protocol/commands.js';
import { read, ROOT } from './sources.js';

const Manifest = v.object({
  activationEvents: v.array(v.string()),
  main: v.string(),
  extensionKind: v.array(v.string()),
  capabilities: v.object({
    untrustedWorkspaces: v.object({
      supported: v.literal('limited'),
      restrictedConfigurations: v.array(v.string()),
    }),
  }),
  contributes: v.looseObject({
    commands: v.array(v.object({ command: v.string(), title: v.string(), category: v.string() })),
    keybindings: v.array(v.object({ key: v.string(), when: v.string() })),
    configuration: v.object({
      properties: v.record(v.string(), v.looseObject({ scope: v.string() })),
    }),
  }),
});

const manifest = v.parse(Manifest, JSON.parse(read('package.json').text));
const { commands, configuration } = manifest.contributes;
const settings: readonly [string, Setting<unknown>][] = Object.entries(SETTINGS);

describe('package.json', () => {
  it('contributes exactly the commands that exist', () => {
    assert.deepEqual(
      commands.map(({ command }) => command).sort(),
      [...Object.keys(COMMANDS)].sort(),
    );
    assert.ok(commands.every(({ category }) => category === 'Cove'));
  });

  it('contributes exactly the settings that exist', () => {
    assert.deepEqual(
      Object.keys(configuration.properties).sort(),
      settings.map(([name]) => `cove.${name}`).sort(),
    );
  });

  it('lets no folder that is not trusted say which server is asked, which files are kept out or what a model is told first', () => {
    const ofTheMachine = settings.filter(([, { scope }]) => scope === 'machine');
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const restricted = new Set(restrictedConfigurations);
    const names = [...ofTheMachine.map(([name]) => name), 'context.exclude', 'chat.systemPrompt'];
    assert.ok(names.includes('ollama.url') && names.includes('ollama.allowedHosts'));
    assert.deepEqual(
      names.filter(name => !restricted.has(`cove.${name}`)),
      [],
    );
  });

  it('binds keys on its own read-only pages alone, since elsewhere each is somebody’s already', () => {
    const { keybindings } = manifest.contributes;
    assert.ok(0 < keybindings.length);
    for (const { key, when } of keybindings) {
      assert.match(when, /^editorTextFocus && resourceScheme == cove-review(?: && |$)/, key);
    }
  });

  it('starts once the editor has, or with the first file, beside the files that are used', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage',
      'onStartupFinished',
      'onWebviewPanel:cove.chatTab',
    ]);
    assert.deepEqual(manifest.extensionKind, ['workspace']);
    assert.equal(manifest.main, './dist/client.cjs');
  });
});

describe('scripts/manifest.mjs', () => {
  it('finds the manifest and the page of settings as the tables say', () => {
    const script = join(ROOT, 'scripts', 'manifest.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
});

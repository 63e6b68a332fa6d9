import assert from 'node:assert/strict';
import {
  cloudFinding,
  leaksMemory,
  versionFinding,
} from '../../../src/core/models/versionFinding.js';

describe('versionFinding', () => {
  const versions: readonly [version: string, ok: boolean, says: RegExp][] = [
    ['0.17.0', false, /CVE-2026-7482/],
    ['0.11.4', false, /CVE-2026-7482.* cuts a prompt.*; it does not tell how sure/],
    ['0.12.6', false, /doubtful code is suggested/],
    ['0.17.1', true, /^0\.17\.1\. It notices only at the first token/],
    ['0.17.1-rc0', true, /./],
    ['0.30.0', true, /^0\.30\.0\.$/],
    ['0.32.15', true, /^0\.32\.15\.$/],
    ['1.0.0', true, /^1\.0\.0\.$/],
    ['0.0.0', true, /a build of your own/],
    ['nightly', true, /a build of your own/],
  ];
  for (const [version, ok, says] of versions) {
    it(`${ok ? 'is content with' : 'warns of'} version ${version}`, () => {
      const found = versionFinding(version);
      assert.equal(found.ok, ok);
      assert.match(found.detail, says);
      assert.equal(found.remedy !== undefined, !ok);
      assert.equal(leaksMemory(version), found.detail.includes('CVE'));
    });
  }
});

describe('cloudFinding', () => {
  const rows: readonly [on: boolean | undefined, says: RegExp][] = [
    [true, /^On\. Cove asks none of the models there\. OLLAMA_NO_CLOUD=1/],
    [false, /^Off\.$/],
    [undefined, /^The server does not say\. Cove asks none/],
  ];
  for (const [on, says] of rows) {
    it(`says ${String(says)} of ${on}`, () => {
      assert.match(cloudFinding(on).detail, says);
    });
  }
});

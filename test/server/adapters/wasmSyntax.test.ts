import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';

import type { Place } from '../../../src/core/syntax/place.js';
import { WasmSyntax } from '../../../src/server/adapters/wasmSyntax.js';
import { grammarsFolder } from '../../support/grammarsFolder.js';
import { siteAt } from '../../support/siteAt.js';

describe('WasmSyntax', () => {
  it('smoke', async () => {
    const folder = await grammarsFolder(['typescript', 'python', 'go', 'tsx', 'javascript']);
    const syntax = new WasmSyntax({
      folder,
      log: (...all) => {
        process.stderr.write(JSON.stringify(all) + '\n');
      },
    });
    for (const [language, text] of [
      ['typescript', 'const a = "hi█";'],
      ['typescript', '// foo█\nx'],
      ['typescript', '/* a */█'],
      ['typescript', 'class A { m() {█} }'],
      ['typescript', 'a(`x ${█} y`)'],
      ['typescript', 'a("x█'],
      ['python', 'def f():\n    █'],
      ['python', 'def f():\n    """hi█"""\n'],
      ['go', 'package a\nfunc f() {\n\t█\n}'],
    ]) {
      const site = siteAt(text, language);
      syntax.open(site.uri, language, site.before + site.after);
      await syntax.settled(site.uri);
      const place: Place | undefined = syntax.placeAt(site);
      process.stderr.write(JSON.stringify([text, place]) + '\n');
    }
    await rm(folder, { recursive: true });
    assert.ok(true);
  });
});

import assert from 'node:assert/strict';
import { dropPreamble } from '../../../../src/core/completion/shape/dropPreamble.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('dropPreamble', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['a = █', '```ts\n1;\n```', '1;\n```'],
    ['a = █', 'Sure! Here it is:\n\n```ts\n1;', '1;'],
    ['a();█', '```ts\nb();', '\nb();'],
    ['def f():█', '```python\n    a()', '\n    a()'],
    ['a();█', '\n// src/a.ts\nb();', '\nb();'],
    ['a(█', '\n// src/a.ts\nb', '\nb'],
    ['a(█', '// src/a.ts\nb', 'b'],
    ['  █', '// src/a.ts\n  b', '  b'],
    ['a = █', '1;', '1;'],
    ['a = █', '\n1;', '\n1;'],
    ['█', '// src/a.ts', ''],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(dropPreamble(text, contextOf(siteAt(given))), becomes);
    });
  }
});

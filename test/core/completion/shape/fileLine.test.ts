import assert from 'node:assert/strict';
import { isFileLine } from '../../../../src/core/completion/shape/fileLine.js';
import { languageOf } from '../../../../src/core/syntax/languages.js';

describe('isFileLine', () => {
  const rows: readonly [line: string, file: boolean, language?: string][] = [
    ['// src/cart.ts', true],
    ['// cart.ts', true],
    ['# path: x.py', true],
    ['# File: tools/x.unknown', true],
    ['// filename = x.unknown', true],
    ['/* styles/cart.css */', true],
    ['<!-- pages/index.html -->', true],
    ['-- migrations/001.sql', true],
    ['; src/start.asm', true],
    ['// app/[id]/page.tsx', true],
    ['// C:\\src\\cart.cs', false],
    ['<filename>src/cart.ts', true],
    ['<|file_sep|>src/cart.ts', true],
    ['<filename>cart.ts</filename>', false, 'html'],
    ['// https://example.com/a/b.html', false],
    ['// this.state', false],
    ['// see src/cart.ts', false],
    ['// src/cart.ts is old', false],
    ['#!/usr/bin/env/x.py', false],
    ['#include "a.h"', false],
    ['src/cart.ts', false],
    ['// File: the old one', false],
    ['', false],
    [`// ${'a/'.repeat(200)}b.ts`, false],
  ];
  for (const [line, file, language = 'typescript'] of rows) {
    it(`is ${String(file)} of ${JSON.stringify(line.slice(0, 40))} in ${language}`, () => {
      assert.equal(isFileLine(line, languageOf(language)), file);
    });
  }
});

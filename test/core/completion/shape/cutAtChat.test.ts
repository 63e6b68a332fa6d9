import assert from 'node:assert/strict';
import { cutAtChat } from '../../../../src/core/completion/shape/cutAtChat.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtChat', () => {
  const rows: readonly [given: string, text: string, becomes: string, language?: string][] = [
    ['█', 'a;\n```\nb', 'a;\n'],
    ['█', 'a;```', 'a;'],
    ['█', '```a`', ''],
    ['█', 'a;\n~~~ts\nb', 'a;\n'],
    ['█', 'a;\nThis code adds two numbers.\nb', 'a;\n'],
    ['█', 'a;\n// This code adds two numbers.\nb', 'a;\n// This code adds two numbers.\nb'],
    ['█', 'a\nThis code adds two numbers.', 'a\nThis code adds two numbers.', 'html'],
    ['█', 'a\n```\nb', 'a\n', 'html'],
    ['█', 'a\n```\nb', 'a\n```\nb', 'markdown'],
    ['"""\n█', 'a\n```\nb', 'a\n```\nb', 'python'],
    ['█', '"""\n```\n"""\n```\nb', '"""\n```\n"""\n', 'python'],
    ['█', '"""\nThis code is old.\n"""', '"""\nThis code is old.\n"""', 'python'],
    ['█', "x = '```'", "x = '```'", 'python'],
    ['█', 'a = `b`;\n```', 'a = `b`;\n'],
    ['cat <<EOF\n█', 'a\nThis script is old.\nEOF', 'a\nThis script is old.\nEOF', 'shellscript'],
    ['█', 'cat <<EOF\nUsage:\nEOF', 'cat <<EOF\nUsage:\nEOF', 'shellscript'],
    ['█', '<p>\n  This code is old.\n</p>', '<p>\n  This code is old.\n</p>'],
    ['/** █', 'a\n```', 'a\n```'],
  ];
  for (const [given, text, becomes, language] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(cutAtChat(text, contextOf(siteAt(given, language))), becomes);
    });
  }
});

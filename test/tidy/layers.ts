/** What a folder of `src` may import besides itself. */
export interface Layer {
  readonly folders: readonly string[];
  /** Packages by name, with all that lies below it; `node:` is every module of Node. */
  readonly packages?: readonly string[];
}

/**
 * Who may import whom. ARCHITECTURE.md draws this table; `layers.test.ts` enforces it.
 *
 * A folder may import itself, the folders named here, and the packages named here. Nothing else.
 */
export const LAYERS: Readonly<Record<string, Layer>> = {
  'core/base': { folders: [] },
  'core/text': { folders: [], packages: ['diff'] },
  'core/privacy': { folders: [], packages: ['picomatch'] },
  'core/settings': { folders: ['core/models', 'core/privacy'] },
  'core/models': { folders: ['core/base'] },
  'core/syntax': { folders: ['core/text'] },
  'core/codebase': { folders: ['core/base'], packages: ['minisearch'] },
  'core/actions': {
    folders: ['core/base', 'core/text', 'core/models', 'core/privacy', 'core/syntax'],
    packages: ['diff', 'picomatch'],
  },
  'core/review': { folders: ['core/base', 'core/text'] },
  'core/completion': {
    folders: ['core/base', 'core/text', 'core/settings', 'core/models', 'core/syntax'],
  },
  'core/chat': { folders: ['core/base', 'core/text', 'core/models'] },
  protocol: { folders: [] },
  'protocol/panel': { folders: [], packages: ['valibot'] },
  'server/adapters': {
    folders: [
      'core/base',
      'core/chat',
      'core/codebase',
      'core/text',
      'core/privacy',
      'core/models',
      'core/syntax',
    ],
    packages: ['ignore', 'ollama', 'valibot', 'web-tree-sitter', 'node:'],
  },
  'server/handlers': {
    folders: [
      'core/actions',
      'core/base',
      'core/chat',
      'core/completion',
      'core/models',
      'core/privacy',
      'core/settings',
      'protocol',
      'server',
    ],
    packages: ['valibot', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  },
  server: {
    folders: [
      'core/actions',
      'core/base',
      'core/chat',
      'core/codebase',
      'core/completion',
      'core/models',
      'core/privacy',
      'core/settings',
      'core/text',
      'protocol',
      'server/adapters',
      'server/handlers',
    ],
    packages: ['valibot', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'node:'],
  },
  client: {
    folders: ['core/review', 'core/text', 'protocol', 'protocol/panel'],
    packages: ['vscode', 'vscode-languageclient'],
  },
  webview: {
    folders: ['protocol/panel'],
    packages: ['dompurify', 'highlight.js', 'markdown-it', 'preact'],
  },
};

/** Siblings that never import each other, those to come included: what two need moves down. */
export const FEATURES: readonly string[] = [
  'core/completion',
  'core/chat',
  'core/actions',
  'core/review',
];

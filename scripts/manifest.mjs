#!/usr/bin/env node
/**
 * Writes what is read off the tables: `contributes` in `package.json`, and `docs/settings.md`.
 * With `--check` it writes nothing, and fails where they differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { loadTable } from './loadTable.mjs';
import { ROOT } from './root.mjs';

const { COMMANDS } = await loadTable('src/protocol/commands.ts');
const { CATALOG, expectedSpeed, firstModels } = await loadTable('src/core/models/catalog.ts');
const { CONTEXTS, WALKTHROUGH } = await loadTable('src/client/walkthrough.ts');
const { stepsFor } = await loadTable('src/client/walkthroughSteps.ts');
const { REVIEW_LANGUAGES, reviewIdOf } = await loadTable('src/core/review/reviewLanguages.ts');
const { SETTINGS } = await loadTable('src/core/settings/settings.ts');

/** Where the chat is shown: on the left at first, and wherever the person moves it. */
const VIEWS = {
  viewsContainers: {
    activitybar: [{ id: 'cove', title: 'Cove', icon: 'media/chat.svg' }],
  },
  views: {
    cove: [{ id: 'cove.chat', name: 'Chat', type: 'webview', icon: 'media/chat.svg' }],
  },
};

const MANIFEST = join(ROOT, 'package.json');
/** The submenu of an editor's context menu. */
const MENU = 'cove.editor';

/** New code is shown that a person is to decide on. */
const DECIDING = 'resourceScheme == cove-review';

/** A message of a commit is being written. */
const WRITING = 'cove.writingCommit';

/** It is still being written, and Escape means nothing else. */
const STOPPING = `editorTextFocus && ${DECIDING} && cove.isWriting && !findWidgetVisible`;

const PAGE = join(ROOT, 'docs', 'settings.md');

/** Shown beside the step of the walkthrough that offers a model. */
const MODELS = join(ROOT, 'media', 'models.md');

const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
const files = [
  [MANIFEST, await written({ ...manifest, ...generated() })],
  [PAGE, settingsPage()],
  [MODELS, await modelsPage()],
  ...(await reviewGrammars()),
];
const stale = files.filter(([file, text]) => textOf(file) !== text);
if (!process.argv.includes('--check')) {
  for (const [file, text] of stale) writeFileSync(file, text);
} else if (0 < stale.length) {
  const names = stale.map(([file]) => file.slice(ROOT.length)).join(', ');
  process.stderr.write(`not as the tables say: ${names}; "npm run manifest" writes them\n`);
  process.exitCode = 1;
}

/** @param {unknown} value */
function written(value) {
  return format(JSON.stringify(value), { parser: 'json-stringify' });
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The languages of the pages of reviews, and their grammars. */
function reviewLanguages() {
  return {
    languages: REVIEW_LANGUAGES.map(({ of, name }) => ({
      id: reviewIdOf(of),
      aliases: [`${name} in a review of Cove`],
      configuration: './media/review/brackets.json',
    })),
    grammars: REVIEW_LANGUAGES.map(({ of }) => ({
      language: reviewIdOf(of),
      scopeName: reviewScopeOf(of),
      path: grammarPathOf(of),
    })),
    configurationDefaults: Object.fromEntries(
      REVIEW_LANGUAGES.filter(({ wraps }) => wraps).map(({ of }) => [
        `[${reviewIdOf(of)}]`,
        { 'editor.wordWrap': 'on' },
      ]),
    ),
  };
}

/** @param {string} language */
function reviewScopeOf(language) {
  return `source.cove.review.${language}`;
}

/** @param {string} language */
function grammarPathOf(language) {
  return `./media/review/${language}.tmLanguage.json`;
}

/** Each is the grammar of the language that it looks like, under a name of its own. */
function reviewGrammars() {
  return Promise.all(
    REVIEW_LANGUAGES.map(async ({ of, scope }) => [
      join(ROOT, grammarPathOf(of)),
      await written({ scopeName: reviewScopeOf(of), patterns: [{ include: scope }] }),
    ]),
  );
}

function generated() {
  const settings = Object.entries(SETTINGS);
  return {
    // A window that is read anew may have the chat in a tab, which no contribution tells.
    activationEvents: ['onLanguage', 'onStartupFinished', 'onWebviewPanel:cove.chatTab'],
    capabilities: {
      untrustedWorkspaces: {
        supported: 'limited',
        description:
          'Which server, which files and what a model is told first are taken from your own settings.',
        restrictedConfigurations: settings
          .filter(([, { scope, needsTrust }]) => scope === 'machine' || needsTrust)
          .map(([name]) => `cove.${name}`),
      },
      virtualWorkspaces: true,
    },
    contributes: {
      commands: Object.entries(COMMANDS).map(([command, { title, decides, commits }]) => ({
        command,
        title,
        category: 'Cove',
        ...(decides ? { enablement: whenDecides(decides) } : {}),
        ...(decides?.icon ? { icon: decides.icon } : {}),
        ...(commits ? { icon: commits.icon } : {}),
      })),
      ...reviewLanguages(),
      submenus: [{ id: MENU, label: 'Cove' }],
      menus: menus(),
      keybindings: keybindings(),
      ...VIEWS,
      walkthroughs: [walkthrough()],
      configuration: {
        title: 'Cove',
        properties: Object.fromEntries(
          settings.map(([name, setting], order) => [`cove.${name}`, propertyOf(setting, order)]),
        ),
      },
    },
  };
}

/** The editor itself opens no walkthrough whose `when` does not hold when it is installed. */
function walkthrough() {
  const steps = stepsFor(firstModels().map(offerOf));
  return {
    ...WALKTHROUGH,
    icon: 'media/icon.png',
    when: CONTEXTS.isKnown,
    steps: steps.map(({ description, done, media, ...step }) => ({
      ...step,
      description: description.join('\n'),
      media: media.endsWith('.md')
        ? { markdown: `media/${media}` }
        : { image: `media/${media}`, altText: step.title },
      completionEvents: [`onContext:${done}`],
    })),
  };
}

function offerOf(model) {
  return {
    name: model.name,
    license: model.license,
    gigabytes: gigabytes(model.bytes),
    processor: expectedSpeed(model, 'processor'),
    graphics: expectedSpeed(model, 'graphics'),
  };
}

/** @param {number} bytes */
function gigabytes(bytes) {
  return (bytes / 1e9).toFixed(1);
}

/** All models of the catalog, as a person reads them beside the walkthrough. */
function modelsPage() {
  const rows = CATALOG.map(({ name, bytes, memory, license, isNonCommercial, roles }) =>
    [
      name,
      `${gigabytes(bytes)} GB`,
      `${gigabytes(memory)} GB`,
      license + (isNonCommercial ? ' (not for commercial use)' : ''),
      roles.join(', '),
    ].join(' | '),
  );
  const text = [
    '# Models that Cove stands behind',
    '',
    'Any other model that Ollama runs can be chosen too.',
    '',
    '| Name | Download | Memory | License | Good for |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(row => `| ${row} |`),
  ];
  return format(text.join('\n'), { parser: 'markdown' });
}

/** Where commands stand besides the palette. */
function menus() {
  return {
    'editor/context': [{ submenu: MENU, group: '1_modification@9', when: '!editorReadonly' }],
    'editor/title': Object.entries(COMMANDS)
      .filter(([, { decides }]) => decides?.icon)
      .map(([command, { decides }], at) => ({
        command,
        group: `navigation@${at + 1}`,
        when: whenDecides(decides),
      })),
    'scm/title': Object.entries(COMMANDS)
      .filter(([, { commits }]) => commits)
      .map(([command, { commits }]) => ({
        command,
        group: 'navigation',
        when: `scmProvider == git && ${commits.whileWriting ? '' : '!'}${WRITING}`,
      })),
    commandPalette: Object.entries(COMMANDS)
      .filter(([, { commits }]) => commits?.whileWriting)
      .map(([command]) => ({ command, when: WRITING })),
    [MENU]: Object.entries(COMMANDS)
      .filter(([, { menu }]) => menu)
      .map(([command], at) => ({ command, group: `1_actions@${at + 1}` })),
  };
}

/** What keeps something has nothing to keep before all is written. */
function whenDecides({ stops }) {
  return stops ? DECIDING : `${DECIDING} && !cove.isWriting`;
}

/** Keys that work while new code is shown, and nowhere else. */
function keybindings() {
  return Object.entries(COMMANDS)
    .filter(([, { decides }]) => decides)
    .flatMap(([command, { decides }]) => [
      {
        command,
        key: decides.key.replace('mod', 'ctrl'),
        mac: decides.key.replace('mod', 'cmd'),
        when: `editorTextFocus && ${whenDecides(decides)}`,
      },
      ...(decides.stops ? [{ command, key: 'escape', when: STOPPING }] : []),
    ]);
}

function propertyOf({ default: value, description, schema, scope }, order) {
  return { ...schema, default: value, markdownDescription: description, scope, order };
}

function settingsPage() {
  const rows = Object.entries(SETTINGS).map(([name, { default: value, description, scope }]) => {
    const shown =
      Array.isArray(value) && 3 < value.length ? 'see below' : `\`${JSON.stringify(value)}\``;
    const who = scope === 'machine' ? 'machine' : 'any';
    return `| \`cove.${name}\` | ${shown} | ${who} | ${description.replaceAll('|', '\\|')} |`;
  });
  return [
    '# Settings',
    '',
    'Written by `npm run manifest` from `src/core/settings/settings.ts`.',
    'A setting of the machine cannot be changed by a workspace.',
    '',
    '| name | default | scope | what it does |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## Files that are kept out by default',
    '',
    'A pattern without a slash names a file in any folder.',
    '',
    ...SETTINGS['context.exclude'].default.map(pattern => `- \`${pattern}\``),
    '',
  ].join('\n');
}

import ts from 'typescript';
import { importsOf } from './imports.js';
import type { Source } from './sources.js';
import { lineOf, nodesIn, treeOf } from './syntax.js';

/** The one file that opens a socket. */
export const SOCKET = 'src/server/adapters/guardedFetch.ts';

/** The one file that starts a program: git, told to fetch nothing, and what tells of the battery. */
export const PROGRAM = 'src/server/adapters/runProgram.ts';

/** Names that open a socket, or run text as code that could. */
const POWERS = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'eval',
  'Function',
]);

/** Modules that open a socket. */
const NETWORK_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'undici', 'ws'];

/** Modules that start what this test cannot see into. */
const PROCESS_MODULES = ['child_process', 'worker_threads', 'cluster', 'inspector'];

const MODULES = new Set([...NETWORK_MODULES, ...PROCESS_MODULES]);

/** Every word of a file of `src` that reaches for the network; none where it is `SOCKET`. */
export function networkWords(file: Source): readonly string[] {
  if (file.path === SOCKET) return [];
  const tree = treeOf(file);
  const words = nodesIn(tree)
    .filter(reachesForPower)
    .map(node => `${file.path}:${lineOf(node, tree)} ${node.getText()}`);
  const modules = importsOf(file)
    .filter(specifier => MODULES.has(moduleOf(specifier)))
    .filter(specifier => file.path !== PROGRAM || specifier !== 'node:child_process')
    .map(specifier => `${file.path} imports ${specifier}`);
  return [...words, ...modules];
}

/** `node:dns/promises` is `dns`. */
function moduleOf(specifier: string): string {
  return specifier.replace(/^node:/, '').split('/')[0] ?? '';
}

/** `fetch` in a type, or as the name of a member that is set, reaches nothing. */
function reachesForPower(node: ts.Node): boolean {
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: key } = node;
    return ts.isStringLiteralLike(key) && POWERS.has(key.text);
  }
  if (!ts.isIdentifier(node) || !POWERS.has(node.text)) return false;
  const { parent } = node;
  const isName =
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    (ts.isPropertyDeclaration(parent) && parent.name === node);
  return !isName && !ts.isPartOfTypeNode(node) && !ts.isTypeQueryNode(parent);
}

/** Ways to get an `ollama` client that has a `fetch` of its own. */
export function unguardedClients(file: Source): readonly string[] {
  const tree = treeOf(file);
  return nodesIn(tree).flatMap(node => {
    const unguarded =
      (ts.isImportDeclaration(node) && takesMoreThanClass(node)) ||
      (ts.isNewExpression(node) && node.expression.getText() === 'Ollama' && !isGuarded(node));
    return unguarded ? [`${file.path}:${lineOf(node, tree)} ${node.getText()}`] : [];
  });
}

/** The package's default export is a client that is ready, and unguarded. */
function takesMoreThanClass({ moduleSpecifier, importClause }: ts.ImportDeclaration): boolean {
  if (!ts.isStringLiteral(moduleSpecifier) || !/^ollama(?:\/|$)/.test(moduleSpecifier.text)) {
    return false;
  }
  if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  const named = importClause?.namedBindings;
  return (
    importClause?.name !== undefined ||
    named === undefined ||
    !ts.isNamedImports(named) ||
    named.elements.some(({ name, propertyName }) => (propertyName ?? name).text === 'default')
  );
}

function isGuarded({ arguments: given }: ts.NewExpression): boolean {
  const config = given?.[0];
  return (
    config !== undefined &&
    ts.isObjectLiteralExpression(config) &&
    config.properties.some(property => property.name?.getText() === 'fetch')
  );
}

/** Lines that go around the log. */
export function printing(file: Source): readonly string[] {
  const tree = treeOf(file);
  return nodesIn(tree).flatMap(node => {
    const prints =
      ts.isPropertyAccessExpression(node) &&
      /^(?:console|process\.stdout|process\.stderr)$/.test(node.expression.getText());
    return prints ? [`${file.path}:${lineOf(node, tree)} ${node.getText()}`] : [];
  });
}

/** Which modules with a socket, or with programs, a bundle loads. */
export function modulesOf(bundle: Source): readonly string[] {
  const tree = treeOf(bundle);
  const loaded = nodesIn(tree).flatMap(node => {
    // A bundler may rename `require`: any call with a module's name alone is taken for one.
    const [first, second] = ts.isCallExpression(node) ? node.arguments : [];
    return first && !second && ts.isStringLiteralLike(first) ? [first.text] : [];
  });
  const all = [...importsOf(bundle), ...loaded].map(moduleOf);
  return [...new Set(all)].filter(name => MODULES.has(name)).sort();
}

/** Which names that open a socket a bundle creates objects of or calls. */
export function powersOf(bundle: Source): readonly string[] {
  const names = nodesIn(treeOf(bundle)).flatMap(node =>
    ts.isIdentifier(node) && POWERS.has(node.text) && !OTHERWISE_USED.has(node.text)
      ? [node.text]
      : [],
  );
  return [...new Set(names)].sort();
}

/** The guarded fetch is in the bundle too, and libraries look at what kind of value a value is. */
const OTHERWISE_USED = new Set(['fetch', 'Function', 'eval']);

/** The web addresses that the strings of a bundle hold, loopback ones left out. */
export function addressesIn(bundle: Source): readonly string[] {
  const found = nodesIn(treeOf(bundle)).flatMap(node =>
    isText(node) ? [...node.text.matchAll(/\b(?:https?|wss?):\/\/([^\s/"'`)<]+)[^\s"'`)<]*/g)] : [],
  );
  const far = found.filter(
    ([, host]) => !/^(?:127\.0\.0\.1|localhost|\[::1\])(?::|$)/.test(host ?? ''),
  );
  return [...new Set(far.map(([address]) => address))].sort();
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateHead {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
}

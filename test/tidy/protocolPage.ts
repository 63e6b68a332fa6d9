import ts from 'typescript';
import type { Source } from './sources.js';
import { nodesIn, treeOf } from './syntax.js';

/** What goes over the wire, read off `src/protocol`. */
export interface Wire {
  readonly methods: readonly string[];
  /** Names of the fields of each exported interface, those of the objects inside included. */
  readonly types: ReadonlyMap<string, readonly string[]>;
  /** The words that a field may hold. */
  readonly words: readonly string[];
}

export function wireOf(files: readonly Source[]): Wire {
  const nodes = files.flatMap(file => nodesIn(treeOf(file)));
  return {
    methods: nodes.flatMap(methodsIn),
    types: new Map(
      nodes.filter(ts.isInterfaceDeclaration).map(node => [node.name.text, fieldsOf(node)]),
    ),
    words: nodes.filter(ts.isLiteralTypeNode).flatMap(({ literal }) => textsOf(literal)),
  };
}

function methodsIn(node: ts.Node): readonly string[] {
  const isTable = ts.isVariableDeclaration(node) && node.name.getText() === 'METHODS';
  return isTable ? nodesIn(node).flatMap(textsOf) : [];
}

function fieldsOf(type: ts.InterfaceDeclaration): readonly string[] {
  return nodesIn(type)
    .filter(ts.isPropertySignature)
    .map(({ name }) => name.getText());
}

function textsOf(node: ts.Node): readonly string[] {
  return ts.isStringLiteralLike(node) ? [node.text] : [];
}

/** What of `wire` the page does not tell, and what it tells that is not there, a sentence each. */
export function pageFaults(page: string, wire: Wire): readonly string[] {
  const silent = wire.methods.filter(method => sectionOf(page, method) === undefined);
  const told = [...page.matchAll(/\bcove\/[\w/]*\w/g)].map(([method]) => method);
  const types = [...wire.types].flatMap(([name, fields]) => typeFaults(page, name, fields));
  return [
    ...silent.map(method => `no section for ${method}`),
    ...told.filter(each => !wire.methods.includes(each)).map(each => `there is no ${each}`),
    ...types,
    ...wire.words.filter(word => !page.includes(`\`${word}\``)).map(word => `no word on ${word}`),
  ];
}

/** A type's section has a row for each field, and names those of objects inside. */
function typeFaults(page: string, type: string, fields: readonly string[]): readonly string[] {
  const section = sectionOf(page, type);
  if (section === undefined) return [`no section for ${type}`];
  const rows = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, field]) => field ?? '');
  return [
    ...fields.filter(each => !section.includes(`\`${each}\``)).map(each => `no ${type}.${each}`),
    ...rows.filter(each => !fields.includes(each)).map(each => `there is no ${type}.${each}`),
  ];
}

/** From the heading that names `subject` to the next heading. */
function sectionOf(page: string, subject: string): string | undefined {
  const sections = page.split(/^(?=#+ )/m);
  return sections.find(section => section.split('\n', 1)[0]?.includes(`\`${subject}\``));
}

/**
 * What a model says that knows the language and not what the person has in mind: whole statements,
 * and rests of lines by what stands before the cursor. A model's first line is 6 to 12 tokens.
 */
export const STATEMENTS: readonly string[] = [
  'logger.debug(`took ${elapsed} ms`);',
  'await queue.push(job);',
  'yield* walk(child, depth + 1);',
  'throw new RangeError(`bad ${key}`);',
  'options.signal?.throwIfAborted();',
  'using lock = await mutex.lock();',
  'assert.ok(visited.has(node.key));',
  'delete pending[ticket.key];',
  'void cache.evict(oldest, budget);',
  'emitter.emit("drained", backlog);',
];

export const EXPRESSIONS: readonly string[] = [
  'structuredClone(defaults.options)',
  'performance.now() + budget.ms',
  'JSON.parse(payload.body)',
  'await queue.take(batchSize)',
  'Number.parseInt(digits, 16)',
  'new Map(entries.map(toPair))',
  'crypto.randomUUID().slice(0, 8)',
  'Object.freeze({ ...options, depth })',
  'yielded ?? fallback.value',
];

export const ARGUMENTS: readonly string[] = [
  'key => visited.has(key)',
  'offset + index * width',
  'JSON.stringify(payload)',
  'await response.json()',
  'queue.head, budget * 2',
  '...words.slice(1)',
  'Boolean(flags.verbose)',
];

export const MEMBERS: readonly string[] = [
  'dispatchEvent(new Event("idle"))',
  'queue.peek()?.weight ?? 0',
  'filter(Boolean).join("-")',
  'at(-1)?.toUpperCase() ?? ""',
  'ownerDocument.body.offsetTop',
  'visit(root, { depth: 2 })',
  'key.localeCompare(other.key)',
];

/** The rest of a word, and what a model puts behind it. */
export const TAILS: readonly string[] = [
  'Buffer.from(chunk, "hex")',
  'Queue?.drain(budget)',
  'Keys.map(key => key.id)',
  'Options = { depth: 2 }',
  'Visitor.visit(node, 0)',
];

/** Behind a statement that is complete. */
export const REMARKS: readonly string[] = [
  ' // see the note on budgets',
  ' // checked by the caller too',
  ' // kept for old callers only',
];

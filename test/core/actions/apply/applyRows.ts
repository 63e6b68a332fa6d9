/** A document, a block of code of an answer, and what a careful person makes of them. */
export interface ApplyRow {
  readonly does: string;
  readonly language: string;
  readonly document: string;
  readonly code: string;
  readonly becomes: string;
}

export const SUMS = `import { log } from './log';

/** Adds. */
export function add(a: number, b: number): number {
  return a - b;
}

/** Takes away. */
export function subtract(a: number, b: number): number {
  return a - b;
}

log(add(1, 2));
`;

export const CART = `export class Cart {
  items: Item[] = [];

  /** Puts something in. */
  add(item: Item): void {
    this.items.push(item);
  }

  total(): number {
    let sum = 0;
    for (const item of this.items) {
      sum += item.price;
    }
    return sum;
  }

  empty(): void {
    this.items = [];
  }
}
`;

const SHOP = `import os


def price(cents):
    """The price."""
    return cents / 100


class Cart:
    def __init__(self):
        self.items = []

    @property
    def total(self):
        return sum(self.items)


print(price(100))
`;

const GO = `package sums

import "fmt"

// Add adds.
func Add(a, b int) int {
	return a - b
}

type Cart struct {
	items []int
}

func (c *Cart) Total() int {
	return 0
}

func show() {
	fmt.Println(Add(1, 2))
}
`;

const NO_PLACE =
  'It is not certain where in the file this code goes. Put the cursor where you want it, and insert it there.';

const ts = (does: string, document: string, code: string, becomes: string): ApplyRow => ({
  does,
  language: 'typescript',
  document,
  code,
  becomes,
});

const ADDS = 'export function add(a: number, b: number): number {\n  return a + b;\n}';
const SUMMED = SUMS.replace('return a - b', 'return a + b');

export const APPLY_ROWS: readonly ApplyRow[] = [
  ts('replaces the function of that name, and keeps its comment', SUMS, ADDS, SUMMED),
  ts('keeps the export that the code leaves away', SUMS, ADDS.replace('export ', ''), SUMMED),
  ts(
    'takes the comment that the code brings',
    SUMS,
    `/** Adds two numbers. */\n${ADDS}`,
    SUMMED.replace('/** Adds. */', '/** Adds two numbers. */'),
  ),
  ts(
    'replaces two functions, in whatever order they are said',
    SUMS,
    `function subtract(a: number, b: number): number {\n  return b - a;\n}\n\n${ADDS}`,
    SUMMED.replace('return a - b', 'return b - a'),
  ),
  ts(
    'puts a new function behind the one that is said before it',
    SUMS,
    `${ADDS}\n\nexport function double(a: number): number {\n  return add(a, a);\n}`,
    SUMMED.replace(
      'return a + b;\n}\n',
      'return a + b;\n}\n\nexport function double(a: number): number {\n  return add(a, a);\n}\n',
    ),
  ),
  ts(
    'adds an import that is missing',
    SUMS,
    `import { log } from './log';\nimport { sum } from './sum';\n\n${ADDS.replace('a + b', 'sum(a, b)')}`,
    SUMMED.replace("'./log';\n", "'./log';\nimport { sum } from './sum';\n").replace(
      'a + b',
      'sum(a, b)',
    ),
  ),
  ts(
    'fills in what is left out of a function',
    CART,
    "  total(): number {\n    log('total');\n    let sum = 0;\n    // ... rest unchanged\n  }",
    CART.replace('    let sum', "    log('total');\n    let sum"),
  ),
  ts(
    'replaces a method that is said without its class',
    CART,
    'empty(): void {\n  this.items.length = 0;\n}',
    CART.replace('this.items = [];\n  }', 'this.items.length = 0;\n  }'),
  ),
  ts(
    'replaces a method that is said in its class, with the others left out',
    CART,
    'class Cart {\n  // ... existing code ...\n\n  empty(): void {\n    this.items.length = 0;\n  }\n}',
    CART.replace('this.items = [];\n  }', 'this.items.length = 0;\n  }'),
  ),
  ts(
    'does not throw away the methods of which nothing is said',
    CART,
    'export class Cart {\n  empty(): void {\n    this.items.length = 0;\n  }\n}',
    CART.replace('this.items = [];\n  }', 'this.items.length = 0;\n  }'),
  ),
  ts(
    'adds a method to its class',
    CART,
    'export class Cart {\n  // ... existing methods ...\n\n  empty(): void {\n    this.items = [];\n  }\n\n  size(): number {\n    return this.items.length;\n  }\n}',
    CART.replace(
      'this.items = [];\n  }\n',
      'this.items = [];\n  }\n\n  size(): number {\n    return this.items.length;\n  }\n',
    ),
  ),
  ts(
    'replaces lines within a function by what they are like',
    CART,
    'for (const item of this.items) {\n  sum += item.price * item.count;\n}',
    CART.replace('sum += item.price;', 'sum += item.price * item.count;'),
  ),
  ts(
    'takes a file that is said as a whole',
    SUMS,
    SUMMED.replace('log(add(1, 2))', 'log(add(2, 3))'),
    SUMMED.replace('log(add(1, 2))', 'log(add(2, 3))'),
  ),
  ts('fills an empty file', '', ADDS, `${ADDS}\n`),
  ts('refuses code that is like nothing', SUMS, "app.listen(8080, () => start('shop'));", NO_PLACE),
  ts(
    'refuses a use of what the file has',
    SUMS,
    'const three = add(1, 2);\nshow(three);',
    NO_PLACE,
  ),
  ts(
    'refuses a new function that stands beside nothing known',
    SUMS,
    'function other() {}',
    NO_PLACE,
  ),
  ts(
    'refuses lines that stand in two places',
    'if (a) {\n  start();\n  stop();\n}\nif (b) {\n  start();\n  stop();\n}\n',
    'start();\npause();\nstop();',
    NO_PLACE,
  ),
  ts(
    'refuses a name that is there twice',
    'class A {\n  run() {\n    a();\n  }\n}\nclass B {\n  run() {\n    b();\n  }\n}\n',
    'class C {\n  run() {\n    c();\n  }\n}',
    NO_PLACE,
  ),
  ts(
    'leaves out an example of how the code is used',
    SUMS,
    'function add(a: number, b: number): number {\n  return a + b;\n}\n\n// Example usage:\nconst sum = add(1, 2);\nconsole.log(sum); // 3',
    SUMS.replace('a - b', 'a + b'),
  ),
  {
    does: 'leaves out an example in Python',
    language: 'python',
    document: SHOP,
    code: 'def price(cents):\n    """The price."""\n    return cents // 100\n\n# Test the function\nif __name__ == "__main__":\n    print(price(5))',
    becomes: SHOP.replace('cents / 100', 'cents // 100'),
  },
  {
    does: 'replaces a function of Python with its decorator',
    language: 'python',
    document: SHOP,
    code: '@property\ndef total(self):\n    return round(sum(self.items))',
    becomes: SHOP.replace('return sum(self.items)', 'return round(sum(self.items))'),
  },
  {
    does: 'replaces a function of Python with the comment in it',
    language: 'python',
    document: SHOP,
    code: 'def price(cents):\n    """The price in euros."""\n    return cents / 100',
    becomes: SHOP.replace('The price.', 'The price in euros.'),
  },
  {
    does: 'replaces a function of Go, with tabs for blanks',
    language: 'go',
    document: GO,
    code: 'func Add(a, b int) int {\n    return a + b\n}',
    becomes: GO.replace('return a - b', 'return a + b'),
  },
  {
    does: 'replaces a method of Go',
    language: 'go',
    document: GO,
    code: 'func (c *Cart) Total() int {\n\treturn len(c.items)\n}',
    becomes: GO.replace('return 0', 'return len(c.items)'),
  },
  {
    does: 'finds a place by lines alone where no grammar fits',
    language: 'plaintext',
    document: 'one\ntwo of many words\nthree of many words\nfour\nfive\n',
    code: 'two of many words\n3 of many words\nfour',
    becomes: 'one\ntwo of many words\n3 of many words\nfour\nfive\n',
  },
];

/** What is new goes to the end, where that may be. */
export const ADD_ROWS: readonly ApplyRow[] = [
  ts(
    'puts a function that is new behind the last one, with its comment',
    SUMS,
    '// The product.\nfunction times(a: number, b: number): number {\n  return a * b;\n}',
    SUMS.replace(
      '\nlog(add',
      '\n// The product.\nfunction times(a: number, b: number): number {\n  return a * b;\n}\n\nlog(add',
    ),
  ),
  ts(
    'puts two that are new there, and what they import below the imports',
    SUMS,
    "import { log } from './log';\nimport { max } from './max';\n\nfunction one() {\n  max(1);\n}\n\nfunction two() {\n  log(2);\n}",
    SUMS.replace("'./log';\n", "'./log';\nimport { max } from './max';\n").replace(
      '\nlog(add',
      '\nfunction one() {\n  max(1);\n}\n\nfunction two() {\n  log(2);\n}\n\nlog(add',
    ),
  ),
  {
    does: 'puts a function of Python as far behind as the others are apart',
    language: 'python',
    document: 'def one():\n    return 1\n\n\ndef two():\n    return 2\n',
    code: 'def three():\n    return 3',
    becomes:
      'def one():\n    return 1\n\n\ndef two():\n    return 2\n\n\ndef three():\n    return 3\n',
  },
  ts(
    'puts a function at the end of a file that defines nothing',
    'start();\n\n',
    'function stop() {\n  end();\n}',
    'start();\n\nfunction stop() {\n  end();\n}\n\n',
  ),
];

/** A command of the palette. */
export interface Command {
  readonly title: string;
  /** What is said instead of running it, where its feature is not there yet. */
  readonly later?: string;
  /** Whether it stands in the submenu of the editor's context menu. */
  readonly menu?: boolean;
  /** A picture for the title of a comparison that proposes a change, where it decides on that. */
  readonly decides?: string;
}

/** Every command there is. The manifest is generated from this table. */
export const COMMANDS = {
  'cove.complete': { title: 'Complete Here' },
  'cove.toggleCompletion': { title: 'Turn Completions On or Off' },
  'cove.menu': { title: 'Menu' },
  'cove.selectModel': { title: 'Select Completion Model' },
  'cove.diagnose': { title: 'Diagnose' },
  'cove.showPrompt': { title: 'Show Last Prompt' },
  'cove.showLedger': { title: 'Show Ledger of Requests' },
  'cove.explain': { title: 'Explain', menu: true },
  'cove.refactor': { title: 'Refactor', menu: true },
  'cove.fix': { title: 'Fix', menu: true },
  'cove.document': { title: 'Document', menu: true },
  'cove.test': { title: 'Write Tests', menu: true },
  'cove.edit': { title: 'Edit…', menu: true },
  'cove.ownAction': { title: 'Your Own Action…', menu: true },
  'cove.applyChange': { title: 'Apply Change', decides: '$(check)' },
  'cove.discardChange': { title: 'Discard Change', decides: '$(discard)' },
  'cove.openChat': { title: 'Open Chat' },
  'cove.newChat': { title: 'New Chat' },
  'cove.addToChat': { title: 'Add to Chat', menu: true },
  'cove.pullModel': { title: 'Download Model' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;

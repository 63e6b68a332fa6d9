/** A command of the palette. */
export interface Command {
  readonly title: string;
  /** What is said instead of running it, where its feature is not there yet. */
  readonly later?: string;
}

/** Every command there is. The manifest is generated from this table. */
export const COMMANDS = {
  'cove.complete': { title: 'Complete Here' },
  'cove.toggleCompletion': { title: 'Turn Completions On or Off' },
  'cove.selectModel': { title: 'Select Completion Model' },
  'cove.diagnose': { title: 'Diagnose' },
  'cove.showPrompt': { title: 'Show Last Prompt' },
  'cove.showLedger': { title: 'Show Ledger of Requests' },
  'cove.explain': { title: 'Explain', later: 'Explain' },
  'cove.refactor': { title: 'Refactor', later: 'Refactor' },
  'cove.fix': { title: 'Fix', later: 'Fix' },
  'cove.document': { title: 'Document', later: 'Document' },
  'cove.test': { title: 'Write Tests', later: 'Write Tests' },
  'cove.edit': { title: 'Edit…', later: 'Edit' },
  'cove.openChat': { title: 'Open Chat' },
  'cove.newChat': { title: 'New Chat' },
  'cove.addToChat': { title: 'Add to Chat' },
  'cove.pullModel': { title: 'Download Model', later: 'Downloading models' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;

/** A command of the palette. */
export interface Command {
  readonly title: string;
  /** Whether it stands in the submenu of the editor's context menu. */
  readonly menu?: boolean;
  /** A button in the title of the source control view, while no message is written or while one is. */
  readonly commits?: { readonly icon: string; readonly whileWriting: boolean };
  /** Where it decides on new code that is shown. */
  readonly decides?: Decides;
}

/** How a command is reached while new code is shown, and nowhere else. */
interface Decides {
  /** As the editor writes keys; `mod` is the command key of a Mac, and control elsewhere. */
  readonly key: string;
  /** A picture for the title, for what is about all of it. */
  readonly icon?: string;
  /** Whether Escape does it while the code is still written. */
  readonly stops?: boolean;
}

/** Every command there is. The manifest is generated from this table. */
export const COMMANDS = {
  'cove.complete': { title: 'Complete Here' },
  'cove.toggleCompletion': { title: 'Turn Completions On or Off' },
  'cove.menu': { title: 'Menu' },
  'cove.getStarted': { title: 'Get Started' },
  'cove.tryIt': { title: 'Try It on an Example' },
  'cove.selectModel': { title: 'Select Completion Model' },
  'cove.setAccess': { title: 'Set Token or Header for the Server' },
  'cove.diagnose': { title: 'Diagnose' },
  'cove.showPrompt': { title: 'Show Last Prompt' },
  'cove.showLedger': { title: 'Show Ledger of Requests' },
  'cove.erase': { title: 'Erase Ledger and Counts' },
  'cove.explain': { title: 'Explain', menu: true },
  'cove.refactor': { title: 'Refactor', menu: true },
  'cove.fix': { title: 'Fix', menu: true },
  'cove.document': { title: 'Document', menu: true },
  'cove.test': { title: 'Write Tests', menu: true },
  'cove.edit': { title: 'Edit…', menu: true },
  'cove.ownAction': { title: 'Your Own Action…', menu: true },
  'cove.keepChange': { title: 'Keep This Change', decides: { key: 'mod+enter' } },
  'cove.dropChange': { title: 'Drop This Change', decides: { key: 'mod+backspace' } },
  'cove.keepAllChanges': {
    title: 'Keep All Changes',
    decides: { key: 'mod+shift+enter', icon: '$(check-all)' },
  },
  'cove.dropAllChanges': {
    title: 'Drop All Changes',
    decides: { key: 'mod+shift+backspace', icon: '$(clear-all)', stops: true },
  },
  'cove.commitMessage': {
    title: 'Write Commit Message',
    commits: { icon: '$(sparkle)', whileWriting: false },
  },
  'cove.stopCommitMessage': {
    title: 'Stop Writing the Commit Message',
    commits: { icon: '$(stop-circle)', whileWriting: true },
  },
  'cove.openChat': { title: 'Open Chat' },
  'cove.openChatInEditor': { title: 'Show Chat in an Editor Tab' },
  'cove.newChat': { title: 'New Chat' },
  'cove.addToChat': { title: 'Add to Chat', menu: true },
  'cove.pullModel': { title: 'Download Model' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;

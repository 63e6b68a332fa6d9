import * as vscode from 'vscode';
import type { ChatMention, ChatReport } from '../protocol/chat.js';
import { isOnCode } from '../protocol/panel/isOnCode.js';
import type { Chip, Mention } from '../protocol/panel/shapes.js';
import { plainRange } from './ranges.js';

/** What the person looks at. */
export interface Here {
  readonly file?: Chip | undefined;
  readonly selection?: Chip | undefined;
}

/** More reports than these come from a broken build, of which the first tell the reason. */
const FILES_MAX = 200;

/** The mentions as they are sent: with what the editor alone knows of them. */
export function sentMentions(mentions: readonly Mention[]): Promise<readonly ChatMention[]> {
  return Promise.all(mentions.map(sentMention));
}

/**
 * What a question is about: what it mentions, and where it begins with a command that acts on code
 * and mentions none, what the person looks at.
 */
export function withHere(
  text: string,
  mentions: readonly Mention[],
  { file, selection }: Here,
): readonly Mention[] {
  const chip = selection ?? file;
  return isOnCode(text) && mentions.length === 0 && chip ? [chip.mention] : mentions;
}

async function sentMention(mention: Mention): Promise<ChatMention> {
  if (mention.kind === 'problems') return { kind: 'problems', reported: reported() };
  if (mention.kind !== 'terminal') return mention;
  return { kind: 'terminal', text: await selectedInTerminal() };
}

function reported(): readonly ChatReport[] {
  return vscode.languages
    .getDiagnostics()
    .filter(([, diagnostics]) => 0 < diagnostics.length)
    .slice(0, FILES_MAX)
    .map(([uri, diagnostics]) => ({
      uri: uri.toString(),
      diagnostics: diagnostics.map(({ range, message, severity, source }) => ({
        range: plainRange(range),
        message,
        // VS Code counts from 0, LSP from 1.
        severity: severity + 1,
        ...(source === undefined ? {} : { source }),
      })),
    }));
}

/**
 * The editor tells an extension what is selected in a terminal by the clipboard alone, which gets
 * its text back. What was in it before is not taken for a selection.
 */
async function selectedInTerminal(): Promise<string> {
  if (!vscode.window.activeTerminal) return '';
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  const nothing = `cove ${crypto.randomUUID()}`;
  try {
    await clipboard.writeText(nothing);
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    const copied = await clipboard.readText();
    return copied === nothing ? '' : copied;
  } catch {
    return '';
  } finally {
    await clipboard.writeText(before);
  }
}

import * as vscode from 'vscode';

/** Extensions that suggest code at the cursor, by id; an editor shows the one that answers first. */
const RIVALS: Readonly<Record<string, string>> = {
  'github.copilot': 'GitHub Copilot',
  'continue.continue': 'Continue',
  'codeium.codeium': 'Windsurf',
  'tabnine.tabnine-vscode': 'Tabnine',
  'supermaven.supermaven': 'Supermaven',
  'sourcegraph.cody-ai': 'Cody',
  'rjmacarthy.twinny': 'twinny',
  'tabbyml.vscode-tabby': 'Tabby',
  'ggml-org.llama-vscode': 'llama.vscode',
  'ex3ndr.llama-coder': 'Llama Coder',
  'kilocode.kilo-code': 'Kilo Code',
  'google.geminicodeassist': 'Gemini Code Assist',
  'amazonwebservices.amazon-q-vscode': 'Amazon Q',
  'augment.vscode-augment': 'Augment',
  'visualstudioexptteam.vscodeintellicode': 'IntelliCode',
  'jetbrains.jetbrains-ai-assistant': 'JetBrains AI',
  'alibaba-cloud.tongyi-lingma': 'Lingma',
  'refact.codify': 'Refact',
};

/** The names of those that run in this editor; one that is turned off is not there. */
export function rivalsHere(): readonly string[] {
  return vscode.extensions.all.flatMap(({ id }) => RIVALS[id.toLowerCase()] ?? []);
}

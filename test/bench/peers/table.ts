import { CODY } from './cody.js';
import { CONTINUE } from './continueDev.js';
import { LLAMA_CODER } from './llamaCoder.js';
import { LLAMA_VSCODE } from './llamaVscode.js';
import type { Peer } from './peer.js';
import { TABBY } from './tabby.js';
import { TWINNY } from './twinny.js';

/** Who is compared with: tools for VS Code that complete with a model on the user's machine. */
export const PEERS: readonly Peer[] = [CONTINUE, TWINNY, LLAMA_CODER, LLAMA_VSCODE, TABBY, CODY];

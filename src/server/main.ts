import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loopbackPastProxies } from './adapters/loopbackPastProxies.js';
import { machineHere } from './adapters/machineHere.js';
import { powerSource } from './adapters/powerSource.js';
import { SYSTEM_CLOCK } from './adapters/systemClock.js';
import { EditorReader, EditorWriter } from './editorPipes.js';
import { serve } from './server.js';

loopbackPastProxies(process.env);

/** `node server.js --stdio`: a language server on standard input and output. */
const connection = createConnection(
  ProposedFeatures.all,
  new EditorReader(process, () => close()),
  new EditorWriter(process),
);

const close = serve(connection, {
  clock: SYSTEM_CLOCK,
  grammars: fileURLToPath(new URL('grammars', import.meta.url)),
  env: process.env,
  platform: process.platform,
  home: homedir(),
  machine: machineHere(),
  power: powerSource(process),
});
connection.listen();

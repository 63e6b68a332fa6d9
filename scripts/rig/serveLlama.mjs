import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { weightsOf } from './parts/model.mjs';
import { LLAMA_SERVER } from './parts/ollama.mjs';
import { startGuarded } from './processes.mjs';
import { logFile } from './run.mjs';
import { answers, freePort } from './serveOllama.mjs';

/**
 * llama-server with the weights of a model, on a port of its own, without Ollama around it. It answers as
 * soon as the model is in memory, and ends with `stop` or with this script.
 * @param {import('./parts.mjs').Context} context
 * @param {readonly string[]} args besides the model and the address
 */
export async function serveLlama(context, args) {
  const [folder, weights] = await Promise.all([
    context.bring(LLAMA_SERVER),
    context.bring(weightsOf(context.model)),
  ]);
  const port = await freePort();
  const log = logFile(`llama-server-${port}`);
  const output = openSync(log, 'w');
  const child = await startGuarded({
    program: join(folder, 'llama-server'),
    args: ['--model', weights, '--host', '127.0.0.1', '--port', String(port), ...args],
    // Threads that wait by spinning make a server ten times slower as soon as anything else wants a core.
    env: { OMP_WAIT_POLICY: 'passive' },
    output,
  });
  closeSync(output);
  const url = `http://127.0.0.1:${port}`;
  await answers({ url, probe: '/health', child, step: 'llama-server', log });
  return { url, log, pid: child.pid, stop: child.stop };
}

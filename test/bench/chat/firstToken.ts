import { ChatClient } from '../../support/chatClient.js';
import { CHAT_MODEL } from '../../support/chatting.js';
import { ScriptedOllama } from '../../support/scriptedOllama.js';
import { startServer } from '../../support/serverProcess.js';

/** Enough for a p95 that is not the longest. */
const QUESTIONS = 40;

/** From a request to the first piece, through the built server, in ms; the model needs no time. */
export async function serverTimes(): Promise<readonly number[]> {
  const ollama = await ScriptedOllama.start({ models: [CHAT_MODEL], answers: ['So it is.'] });
  const server = await startServer({ settings: { ollama: { url: ollama.url } } });
  try {
    const chat = new ChatClient(server.client);
    // The first question finds the model, as the first one after a start does.
    let { session } = await chat.ask('Is it so?');
    const times: number[] = [];
    for (let asked = 0; asked < QUESTIONS; asked += 1) {
      if (asked % 10 === 0) ({ session } = await chat.ask('And is it?'));
      const startedAt = performance.now();
      const turn = chat.begin('Why is it so?', { session });
      await turn.came(1);
      times.push(performance.now() - startedAt);
      await turn.reply;
    }
    return times;
  } finally {
    await server.stop();
    await ollama.stop();
  }
}

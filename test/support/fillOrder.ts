import type { FillOrder } from '../../src/core/completion/runningFill.js';
import type { FillRequest } from '../../src/core/models/modelRuntime.js';
import { readyModel } from './readyModel.js';
import { siteAt } from './siteAt.js';

export const REQUEST: FillRequest = {
  model: 'qwen2.5-coder:1.5b-base',
  prompt: 'p',
  stop: [],
  maxTokens: 64,
  sureness: false,
  alternatives: 0,
  contextLength: undefined,
  keepAlive: undefined,
  files: [],
};

/** An order at the cursor of `marked`, with nothing to answer but what `parts` say. */
export function fillOrder(
  marked: string,
  parts: Partial<FillOrder> & Pick<FillOrder, 'ask'>,
): FillOrder {
  const origin = siteAt(marked);
  return {
    beganAt: 0,
    origin,
    from: origin,
    sent: { request: REQUEST, quoted: { uri: origin.uri, start: 0, end: 0, tokens: 0 } },
    model: readyModel(),
    maxTokens: 64,
    serves: true,
    onOver: () => undefined,
    ...parts,
  };
}

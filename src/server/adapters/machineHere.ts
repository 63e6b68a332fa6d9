import { totalmem } from 'node:os';
import type { Machine } from '../../core/models/catalog.js';

/** A Mac with a processor of Apple's lends its graphics two thirds of the memory, by default. */
const GRAPHICS_SHARE = 2 / 3;

/** What this machine has to run models with. The memory of a graphics card is not known here. */
export function machineHere(
  memory = totalmem(),
  system: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
): Machine {
  const shares = system.platform === 'darwin' && system.arch === 'arm64';
  return { memory, graphicsMemory: shares ? memory * GRAPHICS_SHARE : 0 };
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Surroundings } from './findProgram.js';
import { runProgram } from './runProgram.js';

/** What a machine is fed from. */
export interface PowerSource {
  /** How often it is worth a look, in ms. */
  readonly eachMs: number;
  /** False also where there is no battery, or nobody says; never rejects. */
  readonly isBattery: () => Promise<boolean>;
}

/** Where Linux tells of what feeds it, a folder for each. */
const SUPPLIES = '/sys/class/power_supply';

const LOOK_MS_MAX = 10_000;

/** How to know it by system; each answers whether a battery feeds the machine. */
const LOOKS: Readonly<
  Partial<
    Record<
      NodeJS.Platform,
      {
        readonly eachMs: number;
        readonly isBattery: (env: Surroundings['env']) => Promise<boolean>;
      }
    >
  >
> = {
  linux: { eachMs: 30_000, isBattery: () => suppliesAreEmpty(SUPPLIES) },
  darwin: {
    eachMs: 30_000,
    isBattery: async env => isBatteryOfMac(await said('/usr/bin/pmset', ['-g', 'batt'], env)),
  },
  // A look takes half a second of a processor.
  win32: {
    eachMs: 5 * 60_000,
    isBattery: async env => isBatteryOfWindows(await said(powerShell(env), WINDOWS_ASKS, env)),
  },
};

/** What feeds the machine; undefined on a system that Cove cannot ask. */
export function powerSource({ platform, env }: Surroundings): PowerSource | undefined {
  const look = LOOKS[platform];
  if (!look) return undefined;
  const { eachMs, isBattery } = look;
  return { eachMs, isBattery: () => isBattery(env).catch(() => false) };
}

/** Whether a battery of the machine is drained, and nothing else feeds it. */
export async function suppliesAreEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  const supplies = await Promise.all(
    names.map(async supply => {
      const told = (what: string): Promise<string> =>
        readFile(join(folder, supply, what), 'utf8').then(
          text => text.trim(),
          () => '',
        );
      return {
        isDrained: (await told('type')) === 'Battery' && (await told('status')) === 'Discharging',
        // A mouse has a battery of its own.
        isOfMachine: (await told('scope')) !== 'Device',
        isOnline: (await told('online')) === '1',
      };
    }),
  );
  const own = supplies.filter(({ isOfMachine }) => isOfMachine);
  return own.some(({ isDrained }) => isDrained) && !own.some(({ isOnline }) => isOnline);
}

/** What `pmset -g batt` says first. */
export function isBatteryOfMac(text: string): boolean {
  return text.includes("'Battery Power'");
}

const WINDOWS_ASKS = [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  '(Get-CimInstance Win32_Battery).BatteryStatus',
];

/** `Win32_Battery.BatteryStatus`: discharging, low, critical. */
const DRAINED: ReadonlySet<string> = new Set(['1', '4', '5']);

/** A line for each battery. */
export function isBatteryOfWindows(text: string): boolean {
  return text.split(/\s+/).some(word => DRAINED.has(word));
}

/** By its whole path, so that no folder brings one of its own. */
function powerShell(env: Surroundings['env']): string {
  const root = env['SystemRoot'] ?? 'C:\\Windows';
  return `${root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
}

async function said(
  program: string,
  args: readonly string[],
  env: Surroundings['env'],
): Promise<string> {
  const { ok, text } = await runProgram(program, args, { env, msMax: LOOK_MS_MAX });
  return ok ? text : '';
}

import { spawn } from 'node:child_process';

/** More fits into no context that an ordinary machine bears. */
const OUTPUT_BYTES_MAX = 1 << 20;

export interface ProgramOutput {
  /** Whether it ended well. */
  readonly ok: boolean;
  readonly text: string;
  /** Whether there was more than is read. */
  readonly isCut: boolean;
}

export interface Run {
  /** Missing: where the server runs. */
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long it may take, in ms. */
  readonly msMax: number;
}

/** Runs `program`, a whole path, without a shell and without input; never rejects. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env, msMax }: Run,
): Promise<ProgramOutput> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: msMax,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (OUTPUT_BYTES_MAX < bytes) child.kill('SIGKILL');
    });
    const end = (ok: boolean): void => {
      const isCut = OUTPUT_BYTES_MAX < bytes;
      const text = Buffer.concat(chunks).subarray(0, OUTPUT_BYTES_MAX).toString('utf8');
      resolve({ ok: ok || isCut, text, isCut });
    };
    child.on('error', () => {
      end(false);
    });
    child.on('close', code => {
      end(code === 0);
    });
  });
}

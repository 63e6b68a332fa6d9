import {
  type DataCallback,
  type Disposable,
  type NotificationMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** The process whose standard input and output lead to an editor. */
export type PipedProcess = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'once'>;

/** How a system asks a process to end. */
const ENDING_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

const EXIT: NotificationMessage = { jsonrpc: '2.0', method: 'exit' };

/**
 * Hears an editor over the standard input. Whichever way it takes its leave, by `exit`, by closing
 * the pipe or by a signal, is heard as one `exit`, and only once `close` is through: what is cut
 * off in the middle can leave a server of models hanging.
 */
export class EditorReader extends StreamMessageReader {
  readonly #process: PipedProcess;
  readonly #close: () => Promise<void>;
  #leaves = false;

  constructor(process: PipedProcess, close: () => Promise<void>) {
    super(process.stdin);
    this.#process = process;
    this.#close = close;
  }

  override listen(callback: DataCallback): Disposable {
    const leave = (): void => {
      if (this.#leaves) return;
      this.#leaves = true;
      const exit = (): void => {
        callback(EXIT);
      };
      this.#close().then(exit, exit);
    };
    for (const event of ['end', 'close']) this.#process.stdin.once(event, leave);
    for (const signal of ENDING_SIGNALS) this.#process.once(signal, leave);
    return super.listen(message => {
      if ('method' in message && message.method === EXIT.method) leave();
      else callback(message);
    });
  }

  /** A pipe that is closed ends nothing by itself. */
  protected override fireClose(): void {
    return;
  }
}

/** Tells an editor over the standard output; where nobody reads that any more, nothing happens. */
export class EditorWriter extends StreamMessageWriter {
  constructor({ stdout }: PipedProcess) {
    super(stdout);
  }

  override write(...message: Parameters<StreamMessageWriter['write']>): Promise<void> {
    return super.write(...message).catch(() => undefined);
  }

  protected override fireClose(): void {
    return;
  }
}

import type { Connection } from 'vscode-languageserver/node';
import type { Log, LogLevel } from '../core/base/log.js';

/** A log whose lines go to the client's output channel: `event key=value …`. */
export function connectionLog({ console: sink }: Pick<Connection, 'console'>): Log {
  const write: Readonly<Record<LogLevel, (line: string) => void>> = {
    error: line => {
      sink.error(line);
    },
    warn: line => {
      sink.warn(line);
    },
    info: line => {
      sink.info(line);
    },
    debug: line => {
      sink.debug(line);
    },
  };
  return (level, event, fields = {}) => {
    const measures = Object.entries(fields).map(([key, value]) => ` ${key}=${String(value)}`);
    write[level](event + measures.join(''));
  };
}

import { pino, type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on stdout. Bodies and query strings are never handed to it; what slips through under a known name is cut out. */
export function createLogger(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: [
        'password',
        '*.password',
        'cookie',
        '*.cookie',
        'authorization',
        '*.authorization',
        'headers',
        '*.headers',
        'body',
        '*.body',
        'query',
        '*.query',
        'payload',
        '*.payload',
        'input',
        '*.input',
      ],
      censor: '[cut]',
    },
    serializers: { err: plainError },
  });
}

/** An error without the values that drivers hang on it (SQL parameters, request bodies). */
function plainError(err: unknown) {
  if (!(err instanceof Error)) return { message: 'not an Error' };
  return { name: err.name, message: err.message.slice(0, 500), stack: err.stack?.slice(0, 4000), code: (err as { code?: unknown }).code };
}

import { resolve } from 'node:path';
import type { Settings } from './env.ts';

type Where = Pick<Settings, 'databaseUrl' | 'host' | 'port'>;
type Coded = { code?: unknown; syscall?: unknown; message?: string; cause?: unknown };

/**
 * What an operator reads when the server does not start: one sentence that names what is wrong and what to do. What is not known here keeps its own first
 * line, without a trace.
 */
export function startFault(error: unknown, settings: Where): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('The setting')) return message.split('\n')[0];
  const found = coded(error);
  const table = found?.syscall === 'listen' ? LISTENING : settings.databaseUrl.startsWith('sqlite:') ? STORING : null;
  const say = table?.[String(found?.code)];
  if (say) return say(settings);
  if (!table && message.startsWith('The database at')) return reaching(String(found?.code ?? message), settings);
  if (/corrupted migrations/.test(message)) return 'The database was written by a newer version of Mekoar: start that version, or restore a backup of before.';
  return message.split('\n')[0];
}

/** The innermost error that has a code. */
function coded(error: unknown): Coded | null {
  const here = (error ?? {}) as Coded;
  const deeper = here.cause === undefined ? null : coded(here.cause);
  return deeper ?? (here.code === undefined ? null : here);
}

/** PostgreSQL that was not reached, or that did not let us in. */
function reaching(code: string, { databaseUrl }: Where): string {
  const { host, pathname } = new URL(databaseUrl);
  if (code.startsWith('28')) return `The setting DATABASE_URL is wrong: PostgreSQL at ${host} refuses its user or password (${code}).`;
  if (code === '3D000') return `The setting DATABASE_URL is wrong: PostgreSQL at ${host} has no database ${pathname.slice(1)}; create it, or name another.`;
  return `The database at ${host} cannot be reached (${code}): start PostgreSQL there, or correct the setting DATABASE_URL.`;
}

const fileOf = ({ databaseUrl }: Where): string => resolve(databaseUrl.slice('sqlite:'.length));
const mayNot = (at: Where): string => `The setting DATABASE_URL is wrong: this process may not write ${fileOf(at)}; give it the right, or name another place.`;
const noFile = (at: Where): string => `The setting DATABASE_URL is wrong: ${fileOf(at)} cannot be opened; name a file in a folder that this process may write.`;
const full = (at: Where): string => `The disk with ${fileOf(at)} is full: make room, then start again; nothing was lost.`;

const LISTENING: Record<string, (at: Where) => string> = {
  EADDRINUSE: ({ host, port }) => `The setting PORT is wrong: something listens on ${host}:${port} already; stop that, or choose another port.`,
  EACCES: ({ port }) => `The setting PORT is wrong: this process may not listen on ${port}; choose a port from 1024 up and put a proxy in front.`,
  EADDRNOTAVAIL: ({ host }) => `The setting HOST is wrong: this machine has no address ${host}; 127.0.0.1 is for a proxy on this machine, 0.0.0.0 for all.`,
  EINVAL: ({ host }) => `The setting HOST is wrong: ${host} is no address of this machine; 127.0.0.1 is for a proxy on this machine, 0.0.0.0 for all.`,
};

const STORING: Record<string, (at: Where) => string> = {
  SQLITE_CANTOPEN: noFile,
  ENOTDIR: noFile,
  EEXIST: noFile,
  EISDIR: noFile,
  ENOENT: noFile,
  SQLITE_NOTADB: (at) =>
    `The setting DATABASE_URL is wrong: ${fileOf(at)} is no database; name another file, or restore a backup (npm run mekoar -- restore newest).`,
  SQLITE_CORRUPT: (at) => `The database ${fileOf(at)} is damaged: keep it aside and restore a backup (npm run mekoar -- restore newest --force).`,
  SQLITE_FULL: full,
  ENOSPC: full,
  SQLITE_READONLY: mayNot,
  SQLITE_PERM: mayNot,
  EACCES: mayNot,
  EPERM: mayNot,
  EROFS: mayNot,
  SQLITE_BUSY: (at) => `The database ${fileOf(at)} is held by another process that does not let go: stop that one, then start again.`,
};

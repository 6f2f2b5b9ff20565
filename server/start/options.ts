import type { Track } from '../../machines/track.ts';
import type { BackupSettings } from '../backup/keep-backups.ts';
import type { Clock, Ids } from '../engine/types.ts';
import type { Patience } from '../http/patient-server.ts';
import type { OidcSettings } from '../identity/oidc-settings.ts';
import type { Log } from '../runtime/logger.ts';
import type { SmtpSettings } from '../runtime/smtp-url.ts';

/** All that a server needs from outside; server/main.ts reads it from the environment, a test says it. */
export type StartOptions = {
  databaseUrl: string;
  host: string;
  port: number;
  demo: boolean;
  baseUrl: string | null;
  /** the gateway for secure mail; absent or null: letters wait */
  smtp?: SmtpSettings | null;
  clock: Clock;
  /** the clock of the machine; only tests have another one */
  wall?: Clock;
  /** the organisation's own sign-in */
  oidc?: OidcSettings | null;
  /** a list of leaked passwords on disk */
  leakedPasswords?: string | null;
  ids: Ids;
  log: Log;
  /** gives the master key once it is known whether the database already holds something encrypted */
  master: (fresh: boolean) => Buffer;
  /** file of the signed audit checkpoints, outside the database; null or absent: none are kept */
  checkpoints?: string | null;
  /** requests of one session in a minute; absent or 0: any number */
  requestsAMinute?: number;
  /** only tests have less of it */
  patience?: Patience;
  /** where the server makes backups; null or absent: nowhere */
  backups?: BackupSettings | null;
  /** for tests only: a database that does not keep what it acknowledges may pass */
  unsafe?: boolean;
  /** called once, with the sentence to say, when the disk gives an I/O error or the database cannot be written; nothing is answered from it any more, and the process should end */
  diskFailed?: (sentence: string) => void;
  /** for tests only: machines, or versions of them, that no release has */
  tracks?: readonly Track[];
};

import type { Store } from '../../db/store.ts';
import type { Clock, Engine, Ids, Keys, Vault } from '../engine/types.ts';
import type { Upgrades } from '../engine/upgrade/upgrades.ts';
import type { SecureMail } from '../outbound/mail/secure-mail.ts';
import type { Policy } from '../policy/types.ts';
import type { Attempts } from '../identity/attempts.ts';
import type { LeakedPasswords } from '../identity/leaked-passwords.ts';
import type { OidcSettings } from '../identity/oidc-settings.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { Log } from '../runtime/logger.ts';
import type { UnderWay } from '../runtime/under-way.ts';
import type { BackupKeeper, BackupSettings } from '../backup/keep-backups.ts';
import type { Trail } from './trail.ts';

/** What the routes work with; made once by server/main.ts (or a test). */
export type Deps = {
  store: Store;
  engine: Engine & { vault: Vault; reloadSettings?(): Promise<void>; upgrades: Upgrades };
  policy: Policy;
  clock: Clock;
  ids: Ids;
  keys: Keys;
  log: Log;
  /** the clock of the machine, by which sessions, codes and invitations hold; `clock` may be that of a demonstration */
  wall: Clock;
  sessions: Sessions;
  attempts: Attempts;
  leaked: LeakedPasswords;
  /** the organisation's own sign-in; null when there is none */
  oidc: OidcSettings | null;
  /** notes who read what */
  trail: Trail;
  demo: boolean;
  /** where the product is reached from outside; other origins may not write */
  baseUrl: string | null;
  /** person ids that look at a room now; empty until the live part is attached */
  online: (room: string) => string[];
  /** secure mail, once the server stands */
  mail: SecureMail | null;
  /** the backups that this server makes; null when it makes none */
  backups: (BackupSettings & BackupKeeper) | null;
  /** carries out what the outbox holds; resolves when nothing is left */
  deliver: () => Promise<unknown>;
  /** looks again at the open connections of a person: his session, hat or account changed */
  recheck: (person: string) => void;
  /** after a write of plain rows that did not go through the engine */
  nudge: (clock: number) => void;
  /** lets the other nodes forget keys that were destroyed */
  tellErased: (scopes: string[]) => void;
  /** requests of one session in a minute before 429; absent or 0: any number */
  requestsAMinute?: number;
  /** what was begun and must end before the database is closed; every request is in it */
  underWay: UnderWay;
};

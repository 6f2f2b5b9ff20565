import type { Tx } from '../../db/store.ts';
import type { Security } from '../contract/identity-shapes.ts';
import { DAY_HOURS, IDLE_MINUTES, type SessionRow } from '../identity/sessions.ts';
import { judgePassword } from '../identity/password-rules.ts';
import { newBackupCodes } from '../identity/second-factors.ts';
import type { Deps } from './deps.ts';
import { setPassword, signInTables } from './logins.ts';
import type { Handlers } from './mount.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { refuse } from './refuse.ts';
import type { Session } from './session.ts';

type Ours = 'security' | 'changePassword' | 'newBackupCodes' | 'removePasskey' | 'removeTotp' | 'endSession' | 'endOtherSessions';

/** What a person keeps of his own sign-in: password, second factors, codes on paper, open sessions. */
export function securityHandlers(deps: Deps): Pick<Handlers, Ours> {
  const note = noteOf(deps);

  return {
    security: ({ session }) => securityOf(deps, session),

    changePassword: passwordChange(deps),

    newBackupCodes: async ({ session }) => {
      const codes = await deps.store.write((tx) => newBackupCodes(deps, tx, session.user));
      await note(session, 'new-backup-codes');
      return { codes };
    },

    removePasskey: async ({ params, session }) => {
      const removed = await deps.store.write(async (tx) => {
        if ((await factorsOf(tx, session.user)) === 1 && !deps.demo) return 'last-factor';
        const gone = await tx.deleteFrom('passkeys').where('id', '=', params.id).where('user_id', '=', session.user).executeTakeFirst();
        return Number(gone.numDeletedRows) ? null : 'not-found';
      });
      if (removed) return refuse(removed);
      await note(session, 'remove-passkey');
      return { ok: true };
    },

    removeTotp: async ({ session }) => {
      const removed = await deps.store.write(async (tx) => {
        if ((await factorsOf(tx, session.user)) === 1 && !deps.demo) return false;
        await tx.deleteFrom('totp').where('user_id', '=', session.user).execute();
        return true;
      });
      if (!removed) return refuse('last-factor');
      await note(session, 'remove-totp');
      return { ok: true };
    },

    endSession: async ({ params, session }) => {
      if (!(await deps.store.write((tx) => deps.sessions.end(tx, { user: session.user, id: params.id })))) return refuse('not-found');
      await note(session, 'end-session');
      deps.recheck(session.person.id);
      return { ok: true };
    },

    endOtherSessions: async ({ session }) => {
      const ended = await deps.store.write((tx) => deps.sessions.end(tx, { user: session.user, but: session.id }));
      await note(session, 'end-other-sessions');
      deps.recheck(session.person.id);
      return { ended };
    },
  };
}

type Note = (session: Session, action: string, outcome?: 0 | 4) => Promise<void>;

const noteOf =
  (deps: Deps): Note =>
  (session, action, outcome = 0) =>
    deps.trail.note({
      actor: session.person.id,
      hat: session.who.hat,
      action,
      object_type: 'session',
      object_id: session.id,
      case_id: null,
      outcome,
      detail: null,
    });

/** Another password, by who knows the present one; every other session ends. */
function passwordChange(deps: Deps): Handlers['changePassword'] {
  const note = noteOf(deps);
  return async ({ body, session }) => {
    const attempt = await deps.attempts.begin([{ what: `password of ${session.user}`, most: 10 }]);
    if (!attempt) return refuse('too-many');
    if (!(await hasPassword(deps, session.user, body.current))) {
      await note(session, 'change-password', 4);
      return refuse('bad-input', [{ path: 'current', text: { nl: 'Dit is niet uw wachtwoord van nu.', en: 'This is not your present password.' } }]);
    }
    const weak = await judgePassword(deps.leaked, body.password, { path: 'password', about: [session.person.name, session.person.email] });
    if (weak) return weak;
    const passwordHash = await hashPassword(body.password);
    await deps.store.write(async (tx) => {
      await setPassword(tx, deps.ids, { user: session.user, passwordHash, at: deps.wall.now().toISOString() });
      await deps.sessions.end(tx, { user: session.user, but: session.id });
    });
    await deps.attempts.forget(attempt);
    await note(session, 'change-password');
    deps.recheck(session.person.id);
    return { ok: true };
  };
}

/** How many second factors a user has, those being set up included. */
async function factorsOf(tx: Tx, user: string): Promise<number> {
  const totp = await tx.selectFrom('totp').select('user_id').where('user_id', '=', user).execute();
  const passkeys = await tx.selectFrom('passkeys').select('id').where('user_id', '=', user).execute();
  return totp.length + passkeys.length;
}

async function securityOf(deps: Deps, session: Session): Promise<Security> {
  const { user } = session;
  const { db } = deps.store;
  const totp = await db.selectFrom('totp').selectAll().where('user_id', '=', user).where('confirmed_at', 'is not', null).executeTakeFirst();
  const passkeys = await db.selectFrom('passkeys').selectAll().where('user_id', '=', user).orderBy('created_at').execute();
  const paper = await db.selectFrom('backup_codes').select('id').where('user_id', '=', user).where('used_at', 'is', null).execute();
  return {
    demo: deps.demo,
    password: (await passwordOf(deps, user)) !== undefined,
    totp: totp?.confirmed_at ?? null,
    passkeys: passkeys.map((key) => ({ id: key.id, name: key.name, since: key.created_at, usedAt: key.last_used_at })),
    backupCodesLeft: paper.length,
    sessions: (await deps.sessions.list(user)).map((row) => lineOf(row, session.id)),
    idleMinutes: IDLE_MINUTES,
    absoluteHours: DAY_HOURS,
  };
}

async function passwordOf(deps: Deps, user: string): Promise<string | undefined> {
  const own = signInTables(deps.store.db).selectFrom('account').select('password').where('userId', '=', user).where('providerId', '=', 'credential');
  return (await own.executeTakeFirst())?.password ?? undefined;
}

async function hasPassword(deps: Deps, user: string, password: string): Promise<boolean> {
  const hash = await passwordOf(deps, user);
  return hash !== undefined && verifyPassword({ hash, password });
}

function lineOf(row: SessionRow, present: string | null) {
  return {
    id: row.id,
    device: deviceOf(row.userAgent ?? ''),
    method: row.method,
    since: row.createdAt,
    seenAt: row.lastSeenAt ?? row.createdAt,
    here: row.id === present,
  };
}

/** What a browser calls itself, in a few words. */
function deviceOf(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : '';
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '';
  return [browser, system].filter(Boolean).join(', ');
}

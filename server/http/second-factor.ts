import { renderSVG } from 'uqr';
import type { Tx } from '../../db/store.ts';
import type { Refusal } from '../engine/types.ts';
import { raise } from '../identity/entry.ts';
import { askPasskey, judgePasskey, keepPasskey, passkeyToMake } from '../identity/passkeys.ts';
import { beginTotp, confirmTotp, firstBackupCodes, takeCode, waysOf } from '../identity/second-factors.ts';
import { totpUri } from '../identity/totp.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import type { Session } from './session.ts';
import { siteOf } from './site.ts';

type Ours = 'giveCode' | 'secondPasskeyOptions' | 'giveSecondPasskey' | 'beginTotp' | 'confirmTotp' | 'newPasskeyOptions' | 'addPasskey';
/** Ten wrong codes close the second factor of an account for a quarter of an hour: one in a hundred thousand is then guessed. */
const MOST_CODES = 10;

/** Giving a second factor (at sign-in, and again for what asks it fresh), and making one. */
export function secondFactorHandlers(deps: Deps): Pick<Handlers, Ours> {
  return {
    giveCode: async ({ body, session, req, res }) => {
      const way = await tried(deps, session, (tx) => takeCode(deps, tx, session.user, body.code));
      return isRefusal(way) ? way : raise(deps, session, { req, res });
    },

    secondPasskeyOptions: async ({ session, req }) => ({
      options: { ...(await deps.store.write((tx) => askPasskey(deps, tx, siteOf(req, deps.baseUrl), { name: `second ${session.user}`, user: session.user }))) },
    }),

    giveSecondPasskey: async ({ body, session, req, res }) => {
      const asked = { name: `second ${session.user}`, user: session.user, credential: body.credential };
      const user = await tried(deps, session, (tx) => judgePasskey(deps, tx, siteOf(req, deps.baseUrl), asked));
      return isRefusal(user) ? user : raise(deps, session, { req, res });
    },

    beginTotp: async ({ session }) => {
      const barred = await mayMake(deps, session);
      if (barred) return barred;
      const secret = await deps.store.write((tx) => beginTotp(deps, tx, session.user));
      const uri = totpUri(secret, session.person.email);
      return { secret, uri, svg: renderSVG(uri, { border: 2 }) };
    },

    confirmTotp: async ({ body, session, req, res }) => {
      const barred = await mayMake(deps, session);
      if (barred) return barred;
      const made = await tried(deps, session, async (tx) => {
        if (!(await confirmTotp(deps, tx, session.user, body.code.replace(/\s/g, '')))) return null;
        return { codes: await firstBackupCodes(deps, tx, session.user) };
      });
      if (isRefusal(made)) return made;
      await note(deps, session, 'add-factor', 'totp');
      return { me: await raise(deps, session, { req, res }), backupCodes: made.codes };
    },

    newPasskeyOptions: async ({ session, req }) => {
      const barred = await mayMake(deps, session);
      if (barred) return barred;
      const user = { id: session.user, name: session.person.name, email: session.person.email };
      return { options: { ...(await deps.store.write((tx) => passkeyToMake(deps, tx, siteOf(req, deps.baseUrl), user))) } };
    },

    addPasskey: async ({ body, session, req, res }) => {
      const barred = await mayMake(deps, session);
      if (barred) return barred;
      const made = await tried(deps, session, async (tx) => {
        if (!(await keepPasskey(deps, tx, siteOf(req, deps.baseUrl), { user: session.user, name: body.name, credential: body.credential }))) return null;
        return { codes: await firstBackupCodes(deps, tx, session.user) };
      });
      if (isRefusal(made)) return made;
      await note(deps, session, 'add-factor', 'passkey');
      return { me: await raise(deps, session, { req, res }), backupCodes: made.codes };
    },
  };
}

/** A first second factor is made on the way in; a further one only by who gave one just now. Never in place of giving one. */
async function mayMake(deps: Deps, session: Session): Promise<Refusal | null> {
  if (session.stage === 'second-factor') return refuse('second-factor-needed');
  const has = (await waysOf(deps.store.db, session.user)).length > 0;
  if (session.stage === 'set-up') return has ? refuse('second-factor-needed') : null;
  return session.fresh || deps.demo || !has ? null : refuse('fresh-needed');
}

/** One attempt, counted per account over all nodes; a null of the work is a wrong code, and is written in the log. */
async function tried<T>(deps: Deps, session: Session, work: (tx: Tx) => Promise<T | null>): Promise<T | Refusal> {
  const attempt = await deps.attempts.begin([{ what: `second factor ${session.user}`, most: MOST_CODES }]);
  if (!attempt) return refuse('too-many');
  const done = await deps.store.write(work);
  if (done === null) {
    await note(deps, session, 'second-factor', 'wrong');
    return refuse('wrong-code');
  }
  await deps.attempts.forget(attempt);
  await note(deps, session, session.stage === 'full' ? 'step-up' : 'second-factor', null);
  return done;
}

function note(deps: Deps, session: Session, action: string, detail: string | null): Promise<void> {
  const about = { actor: session.person.id, hat: session.who.hat, action, object_type: 'session', object_id: session.id, case_id: null };
  return deps.trail.note({ ...about, outcome: detail === 'wrong' ? 4 : 0, detail });
}

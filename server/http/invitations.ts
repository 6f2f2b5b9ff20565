import { ipKeyGenerator } from 'express-rate-limit';
import type { Request } from 'express';
import { enter } from '../identity/entry.ts';
import { findInvitation, useUp } from '../identity/invitations.ts';
import { judgePassword } from '../identity/password-rules.ts';
import { forgetFactors } from '../identity/second-factors.ts';
import type { Deps } from './deps.ts';
import { ensureUser, setPassword } from './logins.ts';
import type { Handlers } from './mount.ts';
import { hashPassword } from './password.ts';
import { refuse } from './refuse.ts';

const PER_COMPUTER = 60;

/** The way in for who was invited: a password and a language, once; then the second factor. */
export function invitationHandlers(deps: Deps): Pick<Handlers, 'readInvitation' | 'acceptInvitation'> {
  const counted = (req: Request) => deps.attempts.begin([{ what: `invitation ${ipKeyGenerator(req.ip ?? '')}`, most: PER_COMPUTER }]);
  const personOf = (id: string) => deps.store.db.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  return {
    readInvitation: async ({ body, req }) => {
      const attempt = await counted(req);
      if (!attempt) return refuse('too-many');
      const found = await findInvitation(deps, deps.store.db, body.token);
      if (!found) return refuse('link-over');
      await deps.attempts.forget(attempt);
      const person = await personOf(found.person);
      return { name: person.name, email: person.email, locale: person.locale === 'en' ? 'en' : 'nl' };
    },

    acceptInvitation: async ({ body, req, res }) => {
      const attempt = await counted(req);
      if (!attempt) return refuse('too-many');
      const found = await findInvitation(deps, deps.store.db, body.token);
      if (!found) return refuse('link-over');
      const person = await personOf(found.person);
      const weak = await judgePassword(deps.leaked, body.password, { path: 'password', about: [person.name, person.email] });
      if (weak) return weak;
      const passwordHash = await hashPassword(body.password);
      const user = await deps.store.write(async (tx) => {
        if (!(await useUp(deps, tx, found.invitation))) return null;
        const at = deps.wall.now().toISOString();
        const made = await ensureUser(tx, deps.ids, { person: person.id, name: person.name, email: person.email, at });
        await setPassword(tx, deps.ids, { user: made, passwordHash, at });
        await tx.updateTable('persons').set({ locale: body.locale }).where('id', '=', person.id).execute();
        if (found.renewsFactor) await forgetFactors(tx, made);
        // Whoever was in with what was forgotten or lost is out.
        await deps.sessions.end(tx, { user: made });
        return made;
      });
      if (!user) return refuse('link-over');
      await deps.attempts.forget(attempt);
      deps.recheck(person.id);
      return enter(deps, { user, method: 'invitation', complete: false }, { req, res });
    },
  };
}

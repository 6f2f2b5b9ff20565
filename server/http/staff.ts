import type { Tx } from '../../db/store.ts';
import { invitationToken, invite } from '../identity/invitations.ts';
import { giveMembership, judgeMembership } from '../identity/memberships.ts';
import { inHandOf, staffOf } from '../identity/staff.ts';
import type { Deps } from './deps.ts';
import type { Ask, Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { siteOf } from './site.ts';
import { writeOnce } from './write-once.ts';

type Ours = 'staff' | 'invite' | 'inviteAgain' | 'leaving' | 'leave' | 'endSessionsOf';

/** Who works here: added and invited by an administrator, and let go by one. */
export function staffHandlers(deps: Deps): Pick<Handlers, Ours> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();
  // Behind the #, so that no server and no log sees it.
  const linkOf = (req: Ask['req'], token: string) => `${siteOf(req, deps.baseUrl).origin}/uitnodiging#${token}`;

  return {
    staff: ({ who }) => staffOf(db, who, { now: now(), wall: deps.wall.now().toISOString() }),

    invite: async ({ body, who, key, req }) => {
      const wrong = judgeMembership(who.person, { ...body.membership, person: null }, 'membership.');
      if (wrong) return wrong;
      const token = invitationToken();
      const about = { until: '', waiting: false };
      const made = await writeOnce(deps, { who, key, action: 'invite', type: 'person', body, detail: body.membership.roles.join(' ') }, async (tx, at) => {
        const email = body.email.toLowerCase();
        if (await tx.selectFrom('persons').select('id').where('email', '=', email).executeTakeFirst()) return refuse('exists');
        const id = deps.ids.uuid();
        await tx
          .insertInto('persons')
          .values({ id, name: body.name, email, phone: body.phone ?? null, user_id: null, locale: body.locale, active: 1, added_by: who.person })
          .execute();
        const given = await giveMembership(tx, deps.ids, who.person, { ...body.membership, person: id }, at, 'membership.');
        if (isRefusal(given)) return given;
        about.waiting = given.waiting;
        about.until = await invite(deps, tx, { person: id, by: who.person, renewsFactor: false, token });
        return id;
      });
      if (isRefusal(made)) return made;
      // The same key again: the link was shown once and is not known here any more.
      if (!about.until) return refuse('exists');
      return { person: made.id, link: linkOf(req, token), ...about };
    },

    inviteAgain: async ({ params, body, who, key, req }) => {
      // Whoever makes a link can use it: nobody makes one for himself, and the log names who did.
      if (params.id === who.person) return refuse('own-request');
      const token = invitationToken();
      let until = '';
      const detail = body.renewFactor ? 'again, new second factor' : 'again';
      const made = await writeOnce(deps, { who, key, action: 'invite', type: 'person', body: { ...params, ...body }, detail }, async (tx) => {
        if (!(await tx.selectFrom('persons').select('id').where('id', '=', params.id).where('active', '=', 1).executeTakeFirst())) return refuse('not-found');
        until = await invite(deps, tx, { person: params.id, by: who.person, renewsFactor: body.renewFactor, token });
        return params.id;
      });
      if (isRefusal(made)) return made;
      return until ? { person: made.id, link: linkOf(req, token), until, waiting: false } : refuse('exists');
    },

    leaving: async ({ params, who }) => {
      if (!(await db.selectFrom('persons').select('id').where('id', '=', params.id).executeTakeFirst())) return refuse('not-found');
      await deps.trail.read(who, [{ type: 'person', id: params.id, detail: 'in hand' }]);
      return { open: await inHandOf(db, params.id) };
    },

    leave: async ({ params, body, who, key }) => {
      if (params.id === who.person) return refuse('own-request');
      const on = body.on ? new Date(body.on).toISOString() : null;
      const left = await writeOnce(
        deps,
        { who, key, action: 'leave', type: 'person', body: { ...params, ...body }, detail: on ? on.slice(0, 10) : 'now' },
        (tx, at) => letGo(deps, tx, params.id, { on: on && on > at ? on : null, at }),
      );
      deps.recheck(params.id);
      return left;
    },

    endSessionsOf: async ({ params, who }) => {
      const person = await db.selectFrom('persons').select(['id', 'user_id']).where('id', '=', params.id).executeTakeFirst();
      if (!person) return refuse('not-found');
      if (person.user_id) await deps.store.write((tx) => deps.sessions.end(tx, { user: person.user_id! }));
      const about = { actor: who.person, hat: who.hat, object_type: 'person', object_id: person.id, case_id: null };
      await deps.trail.note({ ...about, action: 'end-sessions', outcome: 0, detail: null });
      deps.recheck(person.id);
      return { ok: true };
    },
  };
}

/** Ends the memberships on a coming moment, or everything at once: account, sessions, invitations. Who left keeps his name on what he did. */
async function letGo(deps: Deps, tx: Tx, id: string, { on, at }: { on: string | null; at: string }) {
  const person = await tx.selectFrom('persons').select(['id', 'user_id']).where('id', '=', id).executeTakeFirst();
  if (!person) return refuse('not-found');
  await tx
    .updateTable('memberships')
    .set({ until_at: on ?? at })
    .where('person_id', '=', id)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', on ?? at)]))
    .execute();
  await tx.updateTable('membership_requests').set({ decision: 'refused', decided_at: at }).where('person_id', '=', id).where('decision', 'is', null).execute();
  if (on) return id;
  await tx.updateTable('persons').set({ active: 0 }).where('id', '=', id).execute();
  await tx.updateTable('invitations').set({ withdrawn_at: at }).where('person_id', '=', id).where('used_at', 'is', null).execute();
  if (person.user_id) await deps.sessions.end(tx, { user: person.user_id });
  return id;
}

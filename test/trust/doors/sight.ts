import type { Resource } from '../../../machines/resources.ts';
import type { Who } from '../../../server/engine/types.ts';
import { createJudge } from '../../../server/policy/judge.ts';
import { principalsOf } from '../../../server/policy/principals.ts';
import { createPolicy } from '../../../server/policy/policy.ts';
import type { Running } from '../../../server/start.ts';
import type { Kind } from './plan.ts';
import type { Viewer } from './town.ts';

/** What there is in the town, by kind, and what one viewer may see of it by the policy alone. */
export type Things = Awaited<ReturnType<typeof thingsOf>>;
export type Sight = {
  instances: Set<string>;
  clients: Set<string>;
  /** ids of a kind that this viewer may not see */
  hidden(kind: Kind): string[];
  seen(kind: Kind): string[];
};

/** Everything that has an id, read past all doors. */
export async function thingsOf({ store: { db } }: Running) {
  return {
    boards: await db.selectFrom('boards').selectAll().orderBy('id').execute(),
    clients: await db.selectFrom('clients').selectAll().orderBy('id').execute(),
    letters: await db
      .selectFrom('letters as l')
      .leftJoin('letter_papers as p', 'p.letter_id', 'l.id')
      .select(['l.id', 'l.kind', 'l.case_id', 'l.meeting_id', 'p.message_id'])
      .execute(),
    inbox: await db.selectFrom('inbox').select(['id', 'person_id', 'letter_id', 'at']).execute(),
    households: (await db.selectFrom('households').select('id').execute()).map((row) => row.id),
    mails: await db.selectFrom('mails').select(['id', 'owner_id']).execute(),
    denied: await db
      .selectFrom('access as a')
      .innerJoin('boards as b', 'b.id', 'a.object_id')
      .select(['a.subject', 'b.client_id'])
      .where('a.kind', '=', 'deny')
      .where('a.revoked_clock', 'is', null)
      .execute(),
    tokens: await db.selectFrom('search_tokens').selectAll().execute(),
  };
}

/** The category of what a message carries (TRUST.md part C): feedback and the report of the OJG, a referral. */
const CATEGORY: Record<string, Resource> = { FEEDBACK: 'r14', REFERRAL: 'r13', OJG: 'r8' };
const NO_CONTENT = new Set(['PROJECT_LEAD', 'SIGNATORY', 'PRIVACY_OFFICER', 'ADMIN', 'MUNICIPALITY']);
export const seesClients = (who: Who) => who.roles.some((role) => !NO_CONTENT.has(role));

/** Asks the policy itself, not a route, what this viewer may see of each thing. */
export async function sightOf(app: Running, things: Things, viewer: Viewer, sessions: string[]): Promise<Sight> {
  const { who } = viewer;
  const ids = things.boards.map((board) => board.id);
  const allowed = await createPolicy().visible(app.store.db, who, ids, app.clock.now().toISOString());
  const instances = new Set(allowed.keys());
  const about = things.boards.filter((board) => instances.has(board.id) && (board.machine === 'case' || board.case_id === null));
  const named = new Set(about.map((board) => board.client_id));
  const byOrganisation = createJudge()({
    who: principalsOf(who.roles),
    resource: 'r1',
    action: 'read',
    context: { org: true, consent: 'none', phase: 'running' },
  }).allow;
  const kept = new Set(things.denied.filter(({ subject }) => subject === `person:${who.person}`).map(({ client_id }) => client_id));
  const clients = new Set(
    things.clients
      .filter(({ id, org_id }) => seesClients(who) && (named.has(id) || (byOrganisation && org_id === who.org && !kept.has(id))))
      .map(({ id }) => id),
  );
  const letters = new Set(things.inbox.filter((line) => line.person_id === who.person).map((line) => line.letter_id));
  const sees: Record<Kind, (id: string) => boolean> = {
    instance: (id) => instances.has(id),
    case: (id) => instances.has(id) && machineOf(id) === 'case',
    meeting: (id) => instances.has(id) && machineOf(id) === 'meeting',
    client: (id) => clients.has(id),
    household: (id) => things.clients.some((client) => client.household_id === id && clients.has(client.id)),
    letter: (id) => {
      const { kind, message_id, case_id, meeting_id } = things.letters.find((letter) => letter.id === id)!;
      // What a message carries is read by who sees the message and may read its category: its receiver sees no case.
      if (message_id) return allowed.get(message_id)?.may(CATEGORY[kind]) === true;
      return letters.has(id) || instances.has(case_id ?? meeting_id ?? '');
    },
    mail: (id) => who.roles.includes('ADMIN') || things.mails.some((mail) => mail.id === id && mail.owner_id === who.person),
    inbox: (id) => things.inbox.some((line) => line.id === id && line.person_id === who.person),
    session: (id) => viewer.sessions.includes(id),
    none: () => false,
  };
  const machines = new Map(things.boards.map((board) => [board.id, board.machine]));
  const machineOf = (id: string) => machines.get(id);
  const all: Record<Kind, string[]> = {
    instance: ids,
    case: ids,
    meeting: ids,
    client: things.clients.map(({ id }) => id),
    household: things.households,
    letter: things.letters.map(({ id }) => id),
    mail: things.mails.map(({ id }) => id),
    inbox: things.inbox.map(({ id }) => id),
    session: sessions,
    none: [],
  };
  return {
    instances,
    clients,
    hidden: (kind) => all[kind].filter((id) => !sees[kind](id)),
    seen: (kind) => all[kind].filter((id) => sees[kind](id)),
  };
}

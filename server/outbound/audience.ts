import type { Db, Tx } from '../../db/store.ts';
import { ASSIGNED_ROLES, type Role } from '../../machines/roles.ts';
import type { Audience, Track } from '../../machines/track.ts';

/** Longer lists are cut: a notice to everybody is no notice. */
const MOST_PEOPLE = 500;
export type About = { db: Db | Tx; tracks: ReadonlyMap<string, Track>; now: string; instanceId: string };

/** The people whom a notice is meant for, each once; only those who are active. An audience that fits nobody is an empty list. */
export async function peopleOf(about: About, to: Audience): Promise<string[]> {
  const found = await named(about, to);
  if (found.length === 0) return [];
  const active = await about.db
    .selectFrom('persons')
    .select('id')
    .where('id', 'in', [...new Set(found)].slice(0, MOST_PEOPLE))
    .where('active', '=', 1)
    .orderBy('id')
    .execute();
  return active.map((person) => person.id);
}

async function named(about: About, to: Audience): Promise<string[]> {
  if ('person' in to) return [to.person];
  if ('holders' in to) return holders(about, to.holders);
  if ('participants' in to) return participants(about);
  if ('team' in to) return team(about);
  return (ASSIGNED_ROLES as readonly Role[]).includes(to.role) ? holders(about, to.role) : withRole(about, to);
}

/** Memberships of today with this role: of the organisation that is named, or else the one that the object belongs to, or else anywhere. */
async function withRole({ db, now, instanceId }: About, to: { role: Role; org?: string; theme?: string }): Promise<string[]> {
  const board = await db.selectFrom('boards').select('org_id').where('id', '=', instanceId).executeTakeFirst();
  const rows = await db
    .selectFrom('memberships')
    .select(['person_id', 'org_id', 'roles', 'themes'])
    .where('from_at', '<=', now)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .where('roles', 'like', `%"${to.role}"%`)
    .orderBy('id')
    .limit(5000)
    .execute();
  const able = rows.filter((row) => (JSON.parse(row.roles) as Role[]).includes(to.role) && fitsTheme(row.themes, to.theme));
  const org = to.org ?? board?.org_id;
  const near = org ? able.filter((row) => row.org_id === org) : able;
  // Somebody elsewhere with the role is better than nobody, unless an organisation was named.
  return (near.length || to.org ? near : able).map((row) => row.person_id);
}

function fitsTheme(themes: string, theme: string | undefined): boolean {
  const of = JSON.parse(themes) as string[];
  return theme === undefined || of.length === 0 || of.includes(theme);
}

/** Who holds an assigned role on the object, its case or its meeting. */
async function holders({ db, tracks, instanceId }: About, role: Role): Promise<string[]> {
  const board = await db.selectFrom('boards').select(['case_id', 'meeting_id']).where('id', '=', instanceId).executeTakeFirst();
  const ids = [instanceId, board?.case_id, board?.meeting_id].filter((id): id is string => Boolean(id));
  const rows = await db.selectFrom('instances').select(['machine', 'context']).where('id', 'in', ids).execute();
  return rows.flatMap((row) => tracks.get(row.machine)?.view.assigned?.(JSON.parse(row.context))[role] ?? []);
}

/** Who is named as participant or lead of the meeting. */
async function participants({ db, instanceId }: About): Promise<string[]> {
  const board = await db.selectFrom('boards').select(['machine', 'meeting_id']).where('id', '=', instanceId).executeTakeFirst();
  const meeting = board?.machine === 'meeting' ? instanceId : board?.meeting_id;
  return meeting ? personsOn(db, meeting, ['participant', 'lead']) : [];
}

/** Who is on the care team of the case. */
async function team({ db, instanceId }: About): Promise<string[]> {
  const board = await db.selectFrom('boards').select('case_id').where('id', '=', instanceId).executeTakeFirst();
  return personsOn(db, board?.case_id ?? instanceId, ['team', 'owner']);
}

async function personsOn(db: Db | Tx, object: string, kinds: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('access')
    .select('subject')
    .where('object_id', '=', object)
    .where('granted_by', '=', object)
    .where('kind', 'in', kinds)
    .where('revoked_clock', 'is', null)
    .where('subject', 'like', 'person:%')
    .execute();
  return rows.map((row) => row.subject.slice('person:'.length));
}

import type { Db, Tx } from '../../db/store.ts';
import { NO_CONTENT_ROLES, type Role } from '../../machines/roles.ts';

const NO_CONTENT = new Set<Role>(NO_CONTENT_ROLES);
const POWERS: readonly Role[] = ['ADMIN', 'PRIVACY_OFFICER'];
export type Wanted = { person: string; roles: readonly Role[] };

/** Who holds this role by a running or coming membership of an active person. */
async function holdersOf(db: Db | Tx, role: Role, now: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['m.person_id', 'm.roles'])
    .where('p.active', '=', 1)
    .where((on) => on.or([on('m.until_at', 'is', null), on('m.until_at', '>', now)]))
    .execute();
  return [...new Set(rows.filter((row) => (JSON.parse(row.roles) as Role[]).includes(role)).map((row) => row.person_id))];
}

/**
 * [C r23] Whether a membership waits for a second pair of eyes: one that gives power over others (administrator, privacy officer), and one with a content
 * role for somebody who is an administrator. Only the very first steps do not wait: as long as nobody but the one who asks could confirm, he may make one
 * other administrator or privacy officer, who is not himself.
 */
export async function needsConfirming(db: Db | Tx, by: string, wanted: Wanted, now: string): Promise<boolean> {
  const administrators = await holdersOf(db, 'ADMIN', now);
  const powers = wanted.roles.some((role) => POWERS.includes(role));
  const contentForAdmin = administrators.includes(wanted.person) && wanted.roles.some((role) => !NO_CONTENT.has(role));
  if (contentForAdmin) return true;
  if (!powers) return false;
  const others = [...administrators, ...(await holdersOf(db, 'PRIVACY_OFFICER', now))].filter((person) => person !== by);
  const bootstrap = others.length === 0 && wanted.person !== by && wanted.roles.every((role) => NO_CONTENT.has(role));
  return !bootstrap;
}

/** Why this person may not confirm: he asked for it, he gets it, or he is no other administrator (nor the privacy officer while there is only one). Null when he may. */
export async function mayConfirm(db: Db | Tx, person: string, roles: readonly Role[], request: { by: string; person: string }, now: string): Promise<boolean> {
  if (person === request.by || person === request.person) return false;
  if (roles.includes('ADMIN')) return true;
  if (!roles.includes('PRIVACY_OFFICER')) return false;
  const others = (await holdersOf(db, 'ADMIN', now)).filter((one) => one !== request.by && one !== request.person);
  return others.length === 0;
}

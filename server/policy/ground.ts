import type { Db, Tx } from '../../db/store.ts';
import { RESOURCES } from '../../machines/resources.ts';
import type { Role } from '../../machines/roles.ts';
import type { GroundRow } from '../../machines/track.ts';
import { createPolicy } from './policy.ts';

let policy: ReturnType<typeof createPolicy> | undefined;

/**
 * Who of these people, under the hats that they have at the organisation for which they sit there, may hear of this case by its name at this moment, and which
 * categories of it: the same decision as when they would look themselves. `meeting`: as people who sit at it, also those who are only coming in. In the order of `people`.
 */
export async function groundOf(
  db: Db | Tx,
  caseId: string,
  people: { person: string; org: string | null }[],
  now: string,
  meeting?: string,
): Promise<GroundRow[]> {
  if (people.length === 0) return [];
  policy ??= createPolicy();
  const hats = await db
    .selectFrom('memberships')
    .select(['person_id', 'org_id', 'roles'])
    .where(
      'person_id',
      'in',
      people.map((one) => one.person),
    )
    .where('from_at', '<=', now)
    .where((on) => on.or([on('until_at', 'is', null), on('until_at', '>', now)]))
    .execute();
  const found: GroundRow[] = [];
  for (const { person, org } of people) {
    const own = hats.filter((hat) => hat.person_id === person && (org === null || hat.org_id === org));
    const roles = [...new Set(own.flatMap((hat) => JSON.parse(hat.roles) as Role[]))];
    const who = { person, hat: 'at the table', org: org ?? own[0]?.org_id ?? null, roles };
    const held = await policy.subjects(db, who, now);
    const subjects = meeting && held.length > 0 ? [...new Set([...held, `meeting:${meeting}`])] : held;
    const allowed = (await policy.visible(db, who, [caseId], now, subjects)).get(caseId);
    found.push({ person, name: allowed !== undefined, may: allowed ? RESOURCES.filter((resource) => allowed.may(resource)) : [] });
  }
  return found;
}

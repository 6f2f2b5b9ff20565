import { currentAccess, rememberWhy } from '../audit/access.ts';
import type { Who } from '../engine/types.ts';
import { readOnly, type Allowed } from '../policy/types.ts';
import type { ViewDeps } from '../views/deps.ts';

type Asking = Pick<ViewDeps, 'db' | 'policy' | 'clock'>;

/** Of these clients, those on whose case an emergency access of this person runs, with what the policy says of that case. */
async function underEmergency({ db, policy, clock }: Asking, who: Who, clients: string[]): Promise<Map<string, Allowed>> {
  if (clients.length === 0) return new Map();
  const boxes = await db
    .selectFrom('boards')
    .select(['case_id', 'client_id'])
    .where('owner_id', '=', who.person)
    .where('running', '=', 1)
    .where('machine', '=', 'breakGlass')
    .execute();
  const mine = boxes.filter((box) => clients.includes(box.client_id ?? ''));
  const seen = await policy.visible(
    db,
    who,
    mine.flatMap((box) => box.case_id ?? []),
    clock.now().toISOString(),
  );
  return new Map(mine.flatMap(({ case_id, client_id }) => (seen.get(case_id!)?.emergency ? [[client_id!, seen.get(case_id!)!] as const] : [])));
}

/** Lets the log name the emergency access under which these clients are read: a client has no access rows of his own. */
export async function nameEmergency(deps: Asking, who: Who, clients: string[]): Promise<void> {
  const access = currentAccess();
  if (access) rememberWhy(access, who, await underEmergency(deps, who, clients));
}

/** Whether nothing but an emergency access opens this client to him: he then reads, and neither reveals a number nor takes a copy along. */
export async function onlyByEmergency(deps: Asking, who: Who, client: string): Promise<boolean> {
  const owned = await deps.db.selectFrom('clients').select('org_id').where('id', '=', client).executeTakeFirst();
  if (!owned || owned.org_id === who.org) return false;
  const cases = await deps.db.selectFrom('boards').select('id').where('client_id', '=', client).where('machine', '=', 'case').execute();
  const seen = await deps.policy.visible(
    deps.db,
    who,
    cases.map((row) => row.id),
    deps.clock.now().toISOString(),
  );
  return seen.size > 0 && [...seen.values()].every(readOnly);
}

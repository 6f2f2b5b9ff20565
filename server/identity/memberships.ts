import type { Tx } from '../../db/store.ts';
import { ASSIGNED_ROLES, NO_CONTENT_ROLES, type Role } from '../../machines/roles.ts';
import type { Ids, Refusal } from '../engine/types.ts';
import { nowhere, refuse } from '../http/refuse.ts';
import { needsConfirming } from './four-eyes.ts';

const NOT_BY_MEMBERSHIP = new Set<Role>(['SYSTEM', 'ANY_PRO', ...ASSIGNED_ROLES]);
const NO_CONTENT = new Set<Role>(NO_CONTENT_ROLES);
export type NewMembership = { person: string; org: string; title: string; roles: Role[]; themes: readonly string[]; from?: string; until?: string };
export type Given = { id: string; waiting: boolean };

/** What is wrong with a membership whoever asks for it; null when nothing is. `path` stands before the names of fields. */
export function judgeMembership(by: string, wanted: Omit<NewMembership, 'person'> & { person: string | null }, path = ''): Refusal | null {
  const wrong = wanted.roles.filter((role) => NOT_BY_MEMBERSHIP.has(role));
  if (wrong.length)
    return refuse('bad-input', [
      {
        path: `${path}roles`,
        text: { nl: `Deze rol hoort niet bij een functie: ${wrong.join(', ')}.`, en: `This role is not given by a membership: ${wrong.join(', ')}.` },
      },
    ]);
  if (wanted.until && wanted.from && utc(wanted.until)! <= utc(wanted.from)!)
    return refuse('bad-input', [{ path: `${path}until`, text: { nl: 'Het einde ligt voor het begin.', en: 'The end lies before the beginning.' } }]);
  // Four eyes: whoever hands out access does not hand it to himself (TRUST.md part C).
  if (wanted.person === by && wanted.roles.some((role) => !NO_CONTENT.has(role))) return refuse('own-membership');
  return null;
}

/** Gives a membership, or lays it by until somebody else confirms it. In the caller's write. */
export async function giveMembership(tx: Tx, ids: Ids, by: string, wanted: NewMembership, at: string, path = ''): Promise<Given | Refusal> {
  if (!(await tx.selectFrom('persons').select('id').where('id', '=', wanted.person).executeTakeFirst())) return nowhere(`${path}person`);
  if (!(await tx.selectFrom('organisations').select('id').where('id', '=', wanted.org).executeTakeFirst())) return nowhere(`${path}org`);
  const id = ids.uuid();
  const row = {
    id,
    person_id: wanted.person,
    org_id: wanted.org,
    title: wanted.title,
    roles: JSON.stringify(wanted.roles),
    themes: JSON.stringify(wanted.themes),
    from_at: utc(wanted.from) ?? at,
    until_at: utc(wanted.until),
  };
  const waiting = await needsConfirming(tx, by, wanted, at);
  if (waiting)
    await tx
      .insertInto('membership_requests')
      .values({ ...row, by_person: by, at })
      .execute();
  else await tx.insertInto('memberships').values(row).execute();
  return { id, waiting };
}

const utc = (moment: string | undefined): string | null => (moment ? new Date(moment).toISOString() : null);

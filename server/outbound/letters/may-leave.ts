import type { Db, Tx } from '../../../db/store.ts';
import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { covers, type Wanted } from '../../../machines/consent/covers.ts';
import type { MessageContext } from '../../../machines/message/contract.ts';
import type { SharedContent } from '../../../machines/resources.ts';
import type { Role } from '../../../machines/roles.ts';
import type { Who } from '../../engine/types.ts';
import type { Policy } from '../../policy/types.ts';

/** To whom, for what, on what ground; as a message says it, or as a draft would. */
export type Leaving = Pick<MessageContext, 'caseId' | 'recipient' | 'recipientOrg' | 'recipientRole' | 'purpose' | 'basis'> & {
  /** what its writer said is in it; empty: nothing was said */
  declared: readonly string[];
};
type Content = NonNullable<Wanted['content']>[number];

/**
 * What of the client may leave now (BR-03). On a consent: what it grants to this receiver for this purpose. On the ground that the client knows of it: what the
 * writer said is in it, unless the client refused or took back. On a legal exception: all. The policy is asked as the receiver, and its veto beats a grant.
 */
export async function mayLeave(db: Db | Tx, policy: Pick<Policy, 'consents'>, leaving: Leaving, now: string): Promise<(content: SharedContent) => boolean> {
  const { caseId, basis, declared } = leaving;
  if (basis === 'LEGAL_EXCEPTION') return () => true;
  const told = (content: SharedContent) => declared.length === 0 || content === 'SUPPORT_PRESENT' || declared.includes(content);
  if (caseId === null) return (content) => basis === 'IMPLIED' && told(content);
  const rows = await consentsOf(db, caseId);
  const said = (await policy.consents(db, await asReceiver(db, leaving, now), [caseId], now)).get(caseId);
  const covered = (content: SharedContent): boolean => {
    const found = covers(rows, wantedBy(leaving, content, now));
    return basis === 'IMPLIED' ? found.basis !== null || !found.refused : found.basis !== null;
  };
  return (content) => told(content) && said?.(content) !== 'veto' && covered(content);
}

function wantedBy({ recipient, recipientOrg, recipientRole, purpose }: Leaving, content: SharedContent, now: string): Wanted {
  const toGp = recipientRole === 'GP';
  return {
    purposes: toGp && purpose !== 'REFERRAL' ? [purpose, 'FEEDBACK', 'GP_INFORM'] : [purpose],
    recipients: [recipient, recipientOrg, toGp ? 'GP' : null],
    content: content === 'ANY' ? [] : [content as Content],
    today: dayInAmsterdam(now),
  };
}

/** The receiver as the policy knows people: under his hat there, or as nobody in particular of that organisation. */
async function asReceiver(db: Db | Tx, { recipient, recipientOrg, recipientRole }: Leaving, now: string): Promise<Who> {
  const hats = recipient
    ? await db.selectFrom('memberships').selectAll().where('person_id', '=', recipient).where('from_at', '<=', now).orderBy('id').execute()
    : [];
  const held = hats.filter((hat) => hat.until_at === null || hat.until_at > now);
  const hat = held.find((one) => one.org_id === recipientOrg) ?? held[0];
  if (hat) return { person: recipient!, hat: hat.id, org: hat.org_id, roles: JSON.parse(hat.roles) as Role[] };
  return { person: recipient ?? 'nobody', hat: 'none', org: recipientOrg, roles: recipientRole === 'GP' ? ['GP'] : ['ANY_PRO'] };
}

/** The consents of a case, as rows that `covers` reads. */
export async function consentsOf(db: Db | Tx, caseId: string) {
  const rows = await db
    .selectFrom('instances as i')
    .innerJoin('boards as b', 'b.id', 'i.id')
    .select(['i.id', 'i.machine', 'i.state', 'i.context', 'i.status'])
    .where('b.case_id', '=', caseId)
    .where('b.machine', '=', 'consent')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    machine: row.machine,
    state: JSON.parse(row.state),
    context: JSON.parse(row.context),
    running: row.status === 'active',
  }));
}

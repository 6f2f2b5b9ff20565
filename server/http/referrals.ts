import type { ReferralContext } from '../../machines/referral/contract.ts';
import { allocationFile } from '../outbound/allocation-file.ts';
import { referralPreview } from '../outbound/referral-preview.ts';
import { findClient } from '../views/clients.ts';
import { viewInstance } from '../views/instance.ts';
import { boardOf } from './board.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { readAbout } from './read-about.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

/** What a list shows of a referral: to whom and where it stands, nothing of the letter. */
const BOARD = { machine: 'referral', fields: ['targetKind', 'recipient', 'recipientOrg', 'toName', 'worker', 'contract', 'doubles', 'outside', 'sentAt'] };

/** The allocation of a referral as a file: for who sees the referral, with of the client what he may know. */
export function referralHandlers(deps: Deps): Pick<Handlers, 'allocationFile' | 'referralBoard' | 'referralLetter'> {
  const views = viewsOf(deps);
  return {
    allocationFile: async ({ params, who }) => {
      const referral = await viewInstance(views, who, params.id);
      if (!referral || referral.machine !== 'referral' || referral.row.state.includes('allocation.notNeeded')) return refuse('not-found');
      const client = referral.row.client ? await findClient(views, who, referral.row.client) : null;
      await deps.trail.read(who, [
        { type: 'referral', id: referral.id, ...(referral.row.case ? { caseId: referral.row.case } : {}), detail: 'allocation file' },
      ]);
      const body = allocationFile(referral, client, await partiesOf(deps, referral.data as unknown as ReferralContext));
      return { type: 'text/csv', body, name: 'toewijzing.csv' };
    },

    referralLetter: async ({ params, who }) => {
      const made = await referralPreview(views, who, params.id);
      if (!made) return refuse('not-found');
      await deps.trail.read(who, readAbout([made.read]));
      return made.letter;
    },

    referralBoard: ({ who }) => boardOf(deps, who, BOARD),
  };
}

async function partiesOf({ store }: Deps, { initiatorPerson, orgId, recipientOrg }: ReferralContext) {
  const person = initiatorPerson ? await store.db.selectFrom('persons').select('name').where('id', '=', initiatorPerson).executeTakeFirst() : undefined;
  const orgs = await store.db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', [orgId ?? '', recipientOrg ?? ''])
    .execute();
  const nameOf = (id: string | null) => orgs.find((org) => org.id === id)?.name ?? '';
  return { referrer: person?.name ?? '', referrerOrg: nameOf(orgId), provider: nameOf(recipientOrg) };
}

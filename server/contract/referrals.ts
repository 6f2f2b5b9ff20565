import { boardRoute } from './caseload.ts';
import { referralLetter } from './referral-shapes.ts';
import { route } from './route.ts';
import { byId } from './session.ts';

/** What is asked of a referral beyond the instance itself. */
export const referralRoutes = {
  allocationFile: route({
    id: 'allocationFile',
    method: 'get',
    path: '/api/referrals/:id/allocation.csv',
    summary: 'The fields of the iJw messages of a referral, for the provider who sends them; without citizen service number.',
    policy: 'content',
    params: byId,
    response: { file: 'text/csv' },
  }),
  referralLetter: route({
    id: 'referralLetter',
    method: 'get',
    path: '/api/referrals/:id/letter',
    summary: 'The letter of a referral as it would leave now, and what consent keeps back. Stores nothing.',
    policy: 'content',
    params: byId,
    response: referralLetter,
  }),
  referralBoard: boardRoute('referralBoard', 'referrals', 'The running referrals that this viewer may see, for the list by who must act.'),
};

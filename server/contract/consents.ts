import { route } from './route.ts';
import { byId } from './session.ts';

/** What was agreed with a client about sharing, beyond the instance itself. */
export const consentRoutes = {
  consentPaper: route({
    id: 'consentPaper',
    method: 'get',
    path: '/api/consents/:id/paper.pdf',
    summary: 'The agreement about sharing as a letter in plain Dutch, for the client.',
    policy: 'content',
    params: byId,
    response: { file: 'application/pdf' },
  }),
};

import { z } from 'zod';
import { route } from './route.ts';
import { retentionDesk } from './retention-shapes.ts';
import { byId, made } from './session.ts';

export const holdReason = z.enum(['DISPUTE', 'COMPLAINT', 'LAWSUIT', 'INSPECTION', 'ERASURE_OBJECTION', 'GOOD_CARE']);
const ids = z.object({ ids: z.array(z.uuid()).min(1).max(200) });
const common = { method: 'post', policy: 'oversight', key: true } as const;

/** Keeping and destroying, for administrators and the privacy officer. */
export const retentionRoutes = {
  retentionDesk: route({
    id: 'retentionDesk',
    method: 'get',
    path: '/api/retention',
    summary: 'Erasure requests, what is due for destruction, legal holds and keys.',
    policy: 'oversight',
    response: retentionDesk,
  }),
  proposeDestruction: route({
    ...common,
    id: 'proposeDestruction',
    path: '/api/retention/destructions',
    summary: 'Propose what is due for destruction.',
    body: ids,
    response: made,
  }),
  approveDestruction: route({
    ...common,
    id: 'approveDestruction',
    path: '/api/retention/destructions/approve',
    summary: 'Approve, as another person than who proposed; on its day it is destroyed.',
    fresh: true,
    body: ids,
    response: made,
  }),
  withdrawDestruction: route({
    ...common,
    id: 'withdrawDestruction',
    path: '/api/retention/destructions/withdraw',
    summary: 'Take a proposal back, as long as it is not carried out.',
    body: ids,
    response: made,
  }),
  setHold: route({
    ...common,
    id: 'setHold',
    path: '/api/retention/holds',
    summary: 'A legal hold: nothing of this is destroyed until it is lifted.',
    body: z.object({ object: z.uuid(), reason: holdReason }),
    response: made,
  }),
  liftHold: route({
    ...common,
    id: 'liftHold',
    path: '/api/retention/holds/:id/lift',
    summary: 'Lift a legal hold.',
    params: byId,
    body: z.object({}),
    response: made,
  }),
  approveErasure: route({
    ...common,
    id: 'approveErasure',
    path: '/api/erasures/:id/approve',
    summary: 'Approve an erasure as the second person; it is carried out at once.',
    fresh: true,
    params: byId,
    body: z.object({}),
    response: made,
  }),
  sendBackErasure: route({
    ...common,
    id: 'sendBackErasure',
    path: '/api/erasures/:id/send-back',
    summary: 'Send the decision back to the case owner.',
    params: byId,
    body: z.object({ reason: z.string().trim().max(500).optional() }),
    response: made,
  }),
};

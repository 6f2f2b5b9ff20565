import { z } from 'zod';
import { emergencyPurpose, outcome } from '../../machines/break-glass/contract.ts';
import { emergencyBox, emergencyDesk, emergencyFile, emergencyHit } from './emergency-shapes.ts';
import { route } from './route.ts';
import { byId, made } from './session.ts';

const opening = z.object({
  ticket: z.string().min(1).max(600),
  reason: z.string().trim().min(20).max(500),
  purpose: emergencyPurpose,
  lifeThreat: z.boolean().default(false),
  /** he says that this is neither his own file nor that of a relative */
  notFamily: z.literal(true),
});
export type Opening = z.output<typeof opening>;
/** The emergency access: finding, opening, what is seen under it, its review. */
export const emergencyRoutes = {
  emergencySearch: route({
    id: 'emergencySearch',
    method: 'post',
    path: '/api/emergency/search',
    summary: 'One client by whole name and birth date, for an emergency; at most one, and no more than initials, year and practice.',
    policy: 'content',
    fresh: true,
    body: z.object({ name: z.string().trim().min(3).max(120), birthDate: z.iso.date() }),
    response: z.object({ hit: emergencyHit.nullable() }),
  }),
  emergencyOpen: route({
    id: 'emergencyOpen',
    method: 'post',
    path: '/api/emergency',
    summary: 'Open the file that was found, to read, for at most an hour; the case owner, the GP and the privacy officer hear it at once.',
    policy: 'content',
    key: true,
    fresh: true,
    status: 201,
    body: opening,
    response: emergencyBox,
  }),
  emergencyMine: route({
    id: 'emergencyMine',
    method: 'get',
    path: '/api/emergency',
    summary: 'Emergency accesses of mine that are open now.',
    policy: 'content',
    response: z.object({ rows: z.array(emergencyBox) }),
  }),
  emergencyDesk: route({
    id: 'emergencyDesk',
    method: 'get',
    path: '/api/emergency/desk',
    summary: 'Emergency accesses to review, and those that were, for the privacy officer.',
    policy: 'oversight',
    response: emergencyDesk,
  }),
  emergencyFile: route({
    id: 'emergencyFile',
    method: 'get',
    path: '/api/emergency/:id',
    summary: 'What my emergency access lets me read now.',
    policy: 'content',
    params: byId,
    response: emergencyFile,
  }),
  emergencyEnd: route({
    id: 'emergencyEnd',
    method: 'post',
    path: '/api/emergency/:id/end',
    summary: 'Close an emergency access at once, as the privacy officer.',
    policy: 'oversight',
    key: true,
    params: byId,
    body: z.object({}),
    response: made,
  }),
  emergencyReview: route({
    id: 'emergencyReview',
    method: 'post',
    path: '/api/emergency/:id/review',
    summary: 'Judge an emergency access of somebody else.',
    policy: 'oversight',
    key: true,
    params: byId,
    body: z.object({ outcome, note: z.string().trim().min(10).max(500).optional() }),
    response: made,
  }),
};

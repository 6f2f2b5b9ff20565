import { z } from 'zod';
import { termEvents } from '../../machines/terms.ts';
import { route } from './route.ts';
import { instance } from './shapes.ts';

const aTimer = z.object({ id: z.uuid(), name: z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/, 'the name of a timer') });
const common = { method: 'post', policy: 'content', params: aTimer, key: true, ifMatch: true, response: instance } as const;

/** Terms that stand still, go on and last longer, by who has the thing in hand. */
export const termRoutes = {
  suspendTerm: route({
    ...common,
    id: 'suspendTerm',
    path: '/api/instances/:id/timers/:name/suspend',
    summary: 'Let a running term stand still, with a reason, until a day or until it is resumed.',
    body: termEvents.TERM_SUSPENDED,
  }),
  resumeTerm: route({
    ...common,
    id: 'resumeTerm',
    path: '/api/instances/:id/timers/:name/resume',
    summary: 'Let a term go on with what was left of it.',
    body: termEvents.TERM_RESUMED,
  }),
  extendTerm: route({
    ...common,
    id: 'extendTerm',
    path: '/api/instances/:id/timers/:name/extend',
    summary: 'Make a term longer, with a reason, in working days or in days.',
    body: termEvents.TERM_EXTENDED,
  }),
};

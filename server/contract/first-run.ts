import { z } from 'zod';
import { route } from './route.ts';
import { done } from './session.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

export const firstRunBody = z
  .object({
    organisation: z.object({ name: text(120), kind: z.string().regex(/^[a-z-]{2,40}$/) }),
    administrator: z.object({ name: text(120), email: z.email().max(200), password: z.string().min(12).max(128), locale: z.enum(['nl', 'en']).default('nl') }),
  })
  .meta({ id: 'FirstRun' });

/** The first visit to an empty product: open to anybody, and gone as soon as there is one person. */
export const firstRunRoutes = {
  firstRunNeeded: route({
    id: 'firstRunNeeded',
    method: 'get',
    path: '/api/first-run',
    summary: 'Whether nobody works here yet.',
    policy: 'public',
    response: z.object({ needed: z.boolean() }),
  }),
  firstRun: route({
    id: 'firstRun',
    method: 'post',
    path: '/api/first-run',
    summary: 'Make the first organisation and its administrator.',
    policy: 'public',
    status: 201,
    body: firstRunBody,
    response: done,
  }),
};

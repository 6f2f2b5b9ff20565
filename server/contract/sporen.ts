import { z } from 'zod';
import { theme } from '../../machines/blocks.ts';
import { route } from './route.ts';
import { sporen, sporenSteps, STEPS } from './sporen-shapes.ts';

const asked = z.object({ from: z.iso.date(), until: z.iso.date(), theme: theme.optional() }).partial();

/** Steps up and down the three sporen (I-20), over what one may open. */
export const sporenRoutes = {
  sporen: route({
    id: 'sporen',
    method: 'get',
    path: '/api/sporen',
    summary: 'Steps from one spoor to another, over the cases that this viewer may open.',
    policy: 'content',
    query: asked,
    response: sporen,
  }),
  sporenSteps: route({
    id: 'sporenSteps',
    method: 'get',
    path: '/api/sporen/steps',
    summary: 'The steps behind one cell, with the reason and what takes the place of the help.',
    policy: 'content',
    query: asked.extend({ step: z.enum(STEPS) }),
    response: sporenSteps,
  }),
};

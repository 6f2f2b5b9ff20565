import { z } from 'zod';
import { route } from './route.ts';
import { byId, made } from './session.ts';
import { row } from './shapes.ts';

/** Who else lives there and is known to this viewer, with their cases that he may see. */
export const caseHousehold = z
  .object({
    /** null: this client belongs to no household, or the viewer may not know to which */
    id: z.string().nullable(),
    label: z.string().nullable(),
    members: z.array(z.object({ id: z.string(), name: z.string(), age: z.number().nullable(), cases: z.array(row) })),
    /** whether this viewer may say who lives together */
    mayLink: z.boolean(),
  })
  .meta({ id: 'CaseHousehold' });
export type CaseHousehold = z.output<typeof caseHousehold>;

/** Cases of one household (DOMAIN.md 2.3): linked through the clients who live together. */
export const householdRoutes = {
  caseHousehold: route({
    id: 'caseHousehold',
    method: 'get',
    path: '/api/cases/:id/household',
    summary: 'Who else lives there, and their cases, as far as this viewer may see them.',
    policy: 'content',
    params: byId,
    response: caseHousehold,
  }),
  linkHousehold: route({
    id: 'linkHousehold',
    method: 'post',
    path: '/api/cases/:id/household',
    summary: 'Say that the client of this case lives with another client, or with nobody whom we know.',
    policy: 'content',
    params: byId,
    body: z.object({ client: z.uuid().nullable() }),
    key: true,
    response: made,
  }),
};

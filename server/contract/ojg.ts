import { z } from 'zod';
import { problemField } from '../../machines/ojg/contract.ts';
import { boardRoute } from './caseload.ts';
import { route } from './route.ts';
import { made } from './session.ts';

const percent = z.number().nullable();
const minutes = z.number();

/** GET /api/ojg/desk: hours and consults of the OJG himself. Hours are those of a week. */
export const ojgDesk = z
  .object({
    person: z.string(),
    contract: z.object({ minutes, lines: z.array(z.object({ org: z.string(), minutes, from: z.string() })) }),
    /** I-11 */
    load: z.object({
      hours: z.number(),
      percent,
      byPhase: z.array(z.object({ phase: z.string(), count: z.number(), hours: z.number() })),
      phaseHours: z.record(z.string(), z.number()),
    }),
    waiting: z.object({ count: z.number(), medianDays: z.number().nullable() }),
    week: z.object({ from: z.string(), minutes, what: z.array(z.object({ what: z.string(), minutes })) }),
    places: z.array(z.object({ org: z.string().nullable(), contractMinutes: minutes, hours: z.number(), percent, workedMinutesWeek: minutes })),
    /** the present week first */
    forecast: z.array(z.object({ week: z.string(), hours: z.number(), percent })),
    weeksPerTalk: z.number(),
    /** questions without a name of the last four weeks, the newest first */
    consults: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        on: z.string(),
        org: z.string().nullable(),
        field: z.string().nullable(),
        minutes,
        line: z.string().nullable(),
      }),
    ),
    clock: z.number(),
    now: z.string(),
  })
  .meta({ id: 'OjgDesk' });
export type OjgDesk = z.infer<typeof ojgDesk>;

export const ojgTeam = z
  .object({ people: z.array(z.object({ person: z.string(), minutes, hours: z.number(), percent, open: z.number(), waiting: z.number() })) })
  .meta({ id: 'OjgTeam' });
export type OjgTeam = z.infer<typeof ojgTeam>;

export const consultBody = z
  .object({
    org: z.uuid(),
    field: problemField.optional(),
    minutes: z.number().int().min(1).max(240).default(10),
    line: z.string().trim().min(1).max(300).optional(),
  })
  .meta({ id: 'OjgConsult' });
export type ConsultBody = z.output<typeof consultBody>;

const HOURS_WEEK = 48;
export const workHoursBody = z
  .object({ person: z.uuid().optional(), org: z.uuid(), hours: z.number().min(0).max(HOURS_WEEK), from: z.iso.date().optional() })
  .meta({ id: 'WorkHours' });

/** What the OJG works with beside his tracks. */
export const ojgRoutes = {
  ojgBoard: boardRoute('ojgBoard', 'ojg', 'The OJG tracks that this viewer may see, for the board.'),
  ojgDesk: route({
    id: 'ojgDesk',
    method: 'get',
    path: '/api/ojg/desk',
    summary: 'Hours against contract hours, what is ahead by week, hours by place, and consults without a name, of the OJG himself.',
    policy: 'content',
    response: ojgDesk,
  }),
  ojgTeam: route({
    id: 'ojgTeam',
    method: 'get',
    path: '/api/ojg/team',
    summary: 'Load of each OJG of the organisation that one manages; counts only.',
    policy: 'content',
    response: ojgTeam,
  }),
  addOjgConsult: route({
    id: 'addOjgConsult',
    method: 'post',
    path: '/api/ojg/consults',
    summary: 'Record a consult about somebody without a name.',
    policy: 'content',
    key: true,
    status: 201,
    body: consultBody,
    response: made,
  }),
  addWorkHours: route({
    id: 'addWorkHours',
    method: 'post',
    path: '/api/ojg/work-hours',
    summary: 'Say how many hours a week somebody has for work with clients at a place, from a day on: one’s own, or as manager of that place.',
    policy: 'content',
    key: true,
    status: 201,
    body: workHoursBody,
    response: made,
  }),
};

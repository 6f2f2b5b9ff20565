import { z } from 'zod';
import { loadRules } from '../../machines/dementia/load.ts';
import { boardRoute, caseloadLine } from './caseload.ts';
import { route } from './route.ts';
import { byId } from './session.ts';

const day = z.iso.date();

/** One wait for a case manager; a client who came back has two. `until` and `end` are null while it lasts at the day that the list is of. */
export const waitingLine = z.object({
  id: z.string(),
  client: z.string().nullable(),
  org: z.string().nullable(),
  provider: z.string().nullable(),
  casemanager: z.string().nullable(),
  from: day,
  until: day.nullable(),
  end: z.enum(['CONTACT', 'DECLINED', 'DECEASED']).nullable(),
  days: z.number(),
  /** days until the norm; negative beyond it */
  left: z.number(),
  late: z.boolean(),
});
export type WaitingLine = z.infer<typeof waitingLine>;

export const waitingList = z
  .object({
    quarter: z.string(),
    from: day,
    until: day,
    /** the day until which what lasts is counted */
    asOf: day,
    norm: z.number(),
    lines: z.array(waitingLine),
    totals: z.object({
      begun: z.number(),
      met: z.number(),
      metLate: z.number(),
      medianDays: z.number().nullable(),
      gaveUp: z.number(),
      waiting: z.number(),
      waitingLate: z.number(),
    }),
  })
  .meta({ id: 'WaitingList' });
export type WaitingList = z.infer<typeof waitingList>;

/** By what a caseload is weighed, since when, and how many hours each case manager has for it (1 is full time). */
export const dementiaLoad = z.object({ rules: loadRules, since: z.string().nullable(), fte: z.record(z.string(), z.number()) }).meta({ id: 'DementiaLoad' });
export type DementiaLoad = z.infer<typeof dementiaLoad>;

/** What who stands in gets of each client; `takesOver` is null when nobody does. */
export const dementiaHandover = z
  .object({
    person: z.string(),
    from: day,
    until: day,
    today: day,
    lines: z.array(z.object({ line: caseloadLine, takesOver: z.string().nullable() })),
  })
  .meta({ id: 'DementiaHandover' });
export type DementiaHandover = z.infer<typeof dementiaHandover>;

const ofQuarter = z.object({
  quarter: z
    .string()
    .regex(/^20\d\d-Q[1-4]$/, 'a quarter, like 2026-Q4')
    .optional(),
});

/** What the dementia case manager works with beside the tracks. */
export const dementiaRoutes = {
  dementiaBoard: boardRoute('dementiaBoard', 'dementia', 'The dementia tracks that this viewer may see, for the board.'),
  dementiaLoad: route({
    id: 'dementiaLoad',
    method: 'get',
    path: '/api/boards/dementia/load',
    summary: 'By what a caseload is weighed.',
    policy: 'content',
    response: dementiaLoad,
  }),
  waitingList: route({
    id: 'waitingList',
    method: 'get',
    path: '/api/waiting-list/dementia',
    summary: 'Who waited for a dementia case manager in a quarter (NZa), of the tracks that this viewer may see; without one, in this quarter.',
    policy: 'content',
    query: ofQuarter,
    response: waitingList,
  }),
  waitingListCsv: route({
    id: 'waitingListCsv',
    method: 'get',
    path: '/api/waiting-list/dementia.csv',
    summary: 'The same as CSV, by the number of the track and without names.',
    policy: 'content',
    query: ofQuarter,
    response: { file: 'text/csv' },
  }),
  carePlanPaper: route({
    id: 'carePlanPaper',
    method: 'get',
    path: '/api/instances/:id/care-plan.pdf',
    summary: 'The care plan as a letter in plain Dutch, for the client.',
    policy: 'content',
    params: byId,
    response: { file: 'application/pdf' },
  }),
  dementiaHandover: route({
    id: 'dementiaHandover',
    method: 'get',
    path: '/api/absences/:id/dementia',
    summary: 'The clients of who is away, with their next visit, agreements and crisis plan, as far as the viewer may see them.',
    policy: 'content',
    params: byId,
    response: dementiaHandover,
  }),
};

import { z } from 'zod';
import { route } from './route.ts';
import { row } from './shapes.ts';

/** One track on a board: its line, what the board shows of its context as this viewer may read it, its running terms and whom it is about. */
export const caseloadLine = z
  .object({
    row,
    /** the fields of the context that this board asks for; texts are opened, what is not the viewer's to read is absent */
    data: z.record(z.string(), z.json()),
    /** categories that were cut away here */
    withheld: z.array(z.string()),
    /** running terms, the earliest first; without those that stand still */
    timers: z.array(z.object({ name: z.string(), at: z.string() })),
    /** null when it is about nobody by name, or when the viewer may not know who it is; `household` is for who knows the whole card */
    client: z
      .object({
        id: z.string(),
        name: z.string(),
        age: z.number().nullable(),
        ageBand: z.string().nullable(),
        gpOrg: z.string().nullable(),
        household: z.string().nullable(),
        householdName: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'CaseloadLine' });
export type CaseloadLine = z.infer<typeof caseloadLine>;

/** All lines of a board, at this clock. */
export const caseload = z.object({ lines: z.array(caseloadLine), clock: z.number(), now: z.string() }).meta({ id: 'Caseload' });
export type Caseload = z.infer<typeof caseload>;

/** The route of a track's board: `GET /api/boards/<path>`, for every professional who may come near clients; the policy says which lines are his. */
export const boardRoute = <const I extends string>(id: I, path: string, summary: string) =>
  route({ id, method: 'get', path: `/api/boards/${path}`, summary, policy: 'content', response: caseload });

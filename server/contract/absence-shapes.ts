import { z } from 'zod';
import { theme } from '../../machines/blocks.ts';
import { row } from './shapes.ts';

const absence = z
  .object({
    id: z.string(),
    person: z.string(),
    substitute: z.string().nullable(),
    /** first and last day */
    from: z.string(),
    until: z.string(),
    scope: z.enum(['all', 'org', 'theme']),
    value: z.string().nullable(),
    enteredBy: z.string(),
    /** running cases, tasks and the like that the person has in hand, and how many of them fall due in these days; counts only */
    open: z.number(),
    due: z.number(),
    state: z.enum(['coming', 'now', 'past']),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof absence>;

/** `own`: the viewer's; `standIn`: where he stands in; `team`: of the people whom he leads. */
export const absences = z
  .object({ own: z.array(absence), standIn: z.array(absence), team: z.array(absence), /** whom he leads */ people: z.array(z.string()) })
  .meta({ id: 'Absences' });
export type Absences = z.infer<typeof absences>;

/** What there is to hand over, and what happened meanwhile, as far as the viewer may see it. */
export const absenceFile = z
  .object({
    absence,
    open: z.array(row),
    happened: z.array(z.object({ at: z.string(), by: z.string(), type: z.string(), machine: z.string(), instance: z.string(), title: z.string().nullable() })),
    /** messages that came in meanwhile */
    messages: z.number(),
  })
  .meta({ id: 'AbsenceFile' });
export type AbsenceFile = z.infer<typeof absenceFile>;

export const newAbsence = z.object({
  /** absent: oneself */
  person: z.uuid().optional(),
  from: z.iso.date(),
  until: z.iso.date(),
  substitute: z.uuid().optional(),
  scope: z.enum(['all', 'org', 'theme']).default('all'),
  org: z.uuid().optional(),
  theme: theme.optional(),
});
export type NewAbsence = z.output<typeof newAbsence>;

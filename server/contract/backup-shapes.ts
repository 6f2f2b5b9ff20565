import { z } from 'zod';

const rehearsed = z.object({ at: z.string(), name: z.string(), ok: z.boolean(), what: z.string(), ms: z.number() });

/** The backups as the administrator sees them: when, how big, whether one was restored to see that it can be. */
export const backupDesk = z
  .object({
    /** `none`: the server makes none; `postgres`: the database has its own way, which nobody sees from here */
    kind: z.enum(['files', 'none', 'postgres']),
    folder: z.string().nullable(),
    everyMs: z.number().nullable(),
    nextAt: z.string().nullable(),
    /** over a day old, failed, damaged or not rehearsed for two days: somebody must look */
    alarms: z.array(z.enum(['none-made', 'too-old', 'failed', 'rehearsal-failed', 'not-rehearsed'])),
    failure: z.object({ at: z.string(), what: z.string() }).nullable(),
    rehearsal: rehearsed.nullable(),
    keptDays: z.number(),
    backups: z.array(
      z.object({
        name: z.string(),
        at: z.string(),
        /** null: its manifest cannot be read */
        size: z.number().nullable(),
        events: z.number().nullable(),
        rehearsal: rehearsed.nullable(),
      }),
    ),
  })
  .meta({ id: 'BackupDesk' });
export type BackupDesk = z.infer<typeof backupDesk>;

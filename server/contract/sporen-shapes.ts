import { z } from 'zod';
import { row } from './shapes.ts';

/** The three sporen (BR-21), from what everybody may use to specialised care. */
export const LEVELS = ['basic', 'supporting', 'care'] as const;
export type Level = (typeof LEVELS)[number];
/** Every step that a case can take. */
export const STEPS = ['basic>supporting', 'basic>care', 'supporting>care', 'care>supporting', 'supporting>basic'] as const;
export type Step = (typeof STEPS)[number];
export const SUBSTITUTES = ['VOLUNTEER', 'NETWORK', 'PROFESSIONAL', 'NONE'] as const;

/** I-20 over the cases that this viewer may open one by one, for any days. What others may know is published with the figures (server/figures). */
export const sporen = z
  .object({
    from: z.string(),
    until: z.string(),
    cases: z.number(),
    steps: z.record(z.enum(STEPS), z.number()),
    up: z.number(),
    down: z.number(),
    /** down minus up */
    net: z.number(),
    /** what took the place of the help, of steps down */
    substitutes: z.array(z.object({ substitute: z.enum(SUBSTITUTES), count: z.number() })),
    /** steps up past the GP, with a reason that was recorded */
    overrides: z.number(),
    closed: z.number(),
    /** closed without ever having stood at care */
    neverCare: z.number(),
    /** where the running cases stand now */
    standing: z.record(z.enum(LEVELS), z.number()),
  })
  .meta({ id: 'Sporen' });
export type Sporen = z.infer<typeof sporen>;

export const sporenSteps = z
  .object({
    rows: z.array(
      z.object({
        row,
        on: z.string(),
        by: z.string(),
        reason: z.string().nullable(),
        expected: z.string().nullable(),
        substitute: z.enum(SUBSTITUTES),
        override: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SporenSteps' });
export type SporenSteps = z.infer<typeof sporenSteps>;

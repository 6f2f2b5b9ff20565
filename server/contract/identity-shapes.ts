import { z } from 'zod';
import { membership } from './shapes.ts';

const openSession = z.object({ id: z.string(), device: z.string(), method: z.string().nullable(), since: z.string(), seenAt: z.string(), here: z.boolean() });
/** GET /api/security: what a person keeps of his own sign-in. */
export const security = z
  .object({
    demo: z.boolean(),
    password: z.boolean(),
    totp: z.string().nullable(),
    passkeys: z.array(z.object({ id: z.string(), name: z.string(), since: z.string(), usedAt: z.string().nullable() })),
    backupCodesLeft: z.number(),
    sessions: z.array(openSession),
    idleMinutes: z.number(),
    absoluteHours: z.number(),
  })
  .meta({ id: 'Security' });
export type Security = z.infer<typeof security>;

const request = z.object({
  id: z.string(),
  person: z.string(),
  org: z.string(),
  title: z.string(),
  roles: z.array(z.string()),
  from: z.string(),
  until: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  /** null: this viewer may decide; else why not */
  barred: z.object({ nl: z.string(), en: z.string() }).nullable(),
});
const staffPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  memberships: z.array(membership.extend({ from: z.string(), until: z.string().nullable() })),
  /** what this person can sign in with */
  password: z.boolean(),
  secondFactor: z.boolean(),
  invitedUntil: z.string().nullable(),
  sessions: z.number(),
});
/** GET /api/administration/people */
export const staff = z
  .object({
    people: z.array(staffPerson),
    organisations: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })),
    requests: z.array(request),
  })
  .meta({ id: 'Staff' });
export type Staff = z.infer<typeof staff>;

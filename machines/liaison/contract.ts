import { z } from 'zod';
import { day, dayAhead, id, person, theme } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

const weekday = z.enum(['MON', 'TUE', 'WED', 'THU', 'FRI']);
const organisation = id.meta({ pick: 'organisation' });

/** How somebody is found: function, number, mail, days (BR-14). */
const reach = z.object({
  title: z.string().trim().max(120).optional(),
  phone: personal(40).optional(),
  email: personal(120).optional(),
  days: z.array(weekday).max(5).optional(),
});
const nothing = z.object({});

export const contract = {
  input: reach.extend({
    orgId: organisation.optional(),
    theme: theme.default('OTHER'),
    /** who it is to be; default: whoever proposes it */
    person: person.optional(),
    deputy: person.optional(),
    /** organisations on the other side, who hear of each change */
    partners: z.array(organisation).max(20).default([]),
    from: day.optional(),
    until: day.optional(),
  }),
  events: {
    CONFIRM: nothing,
    REJECT: z.object({ reason: personal(300).optional() }),
    UPDATE_REACHABILITY: reach.extend({ deputy: person.optional() }),
    START_ABSENCE: z.object({ from: day.optional(), until: dayAhead.optional(), deputy: person.optional() }),
    SET_DEPUTY: z.object({ deputy: person.optional() }),
    RETURN: nothing,
    LEAVE: z.object({ on: day.optional(), deputy: person.optional() }),
    ASSIGN: reach.extend({ person: person.optional(), deputy: person.optional(), from: day.optional(), until: dayAhead.optional() }),
    CLOSE_THEME: z.object({ reason: personal(300).optional() }),
  },
  context: z.object({
    self: z.string(),
    orgId: z.string().nullable(),
    theme,
    person: z.string().nullable(),
    deputy: z.string().nullable(),
    partners: z.array(z.string()),
    title: z.string().nullable(),
    phone: ref.nullable(),
    email: ref.nullable(),
    days: z.array(weekday),
    from: z.string().nullable(),
    until: z.string().nullable(),
    absence: z.object({ from: z.string(), until: z.string().nullable() }).nullable(),
    /** when name, number, mail and days were last confirmed; the anchor of LIAISON_VERIFY */
    verifiedAt: z.string().nullable(),
    /** who it was before, so that one knows whom to ask */
    before: z.array(z.object({ person: z.string(), until: z.string() })),
    reason: ref.nullable(),
  }),
};
export type LiaisonContext = z.infer<typeof contract.context>;

import { z } from 'zod';
import { day, id, person } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

const nothing = z.object({});
const why = z.object({ reason: personal(500).optional() });

export const contract = {
  input: z.object({
    caseId: id.optional(),
    meetingId: id.optional(),
    itemId: id.optional(),
    /** what was agreed, in words; or the name of the task that the engine made (`requestConsent`) */
    text: personal(200).optional(),
    task: z.string().max(40).optional(),
    owner: person.optional(),
    due: day.optional(),
    source: z.enum(['MDO', 'PLAN', 'REFERRAL', 'MANAGEMENT', 'TASK']).default('TASK'),
    orgId: id.optional(),
    /** what else it is about: settled by a tell to what is linked to it (a consent that gets its answer) */
    about: id.optional(),
  }),
  events: {
    ACCEPT: nothing,
    DECLINE: why,
    REASSIGN: z.object({ owner: person.optional(), due: day.optional() }),
    START: nothing,
    COMPLETE: z.object({ result: personal(500).optional() }),
    BLOCK: why,
    UNBLOCK: nothing,
    HAND_OVER: z.object({ to: person.optional(), reason: personal(500).optional() }),
    CANCEL: why,
    VERIFY: nothing,
    REOPEN: why,
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    meetingId: z.string().nullable(),
    itemId: z.string().nullable(),
    orgId: z.string().nullable(),
    about: z.string().nullable(),
    text: ref.nullable(),
    task: z.string().nullable(),
    owner: z.string().nullable(),
    madeBy: z.string(),
    /** end of the due day, ISO instant; the anchor of ACTION_REMIND, ACTION_DUE and ACTION_ESC */
    dueAt: z.string(),
    due: z.string(),
    source: z.string(),
    /** since when the present owner has it: declining is possible within two working days */
    openedAt: z.string(),
    declinedBy: z.array(z.string()),
    result: ref.nullable(),
    reason: ref.nullable(),
    settledAt: z.string().nullable(),
    carriedOver: z.number(),
  }),
};
export type ActionContext = z.infer<typeof contract.context>;

import { z } from 'zod';
import { day, id, person } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

const nothing = z.object({});
const why = z.object({ reason: personal(500).optional() });
/** [ACT12] why a promise was not kept, as the table says it; OTHER asks for a line of words */
export const NOT_DONE = ['CLIENT_DECLINED', 'NOT_NEEDED', 'NOT_REACHED', 'NO_TIME', 'WAITS_FOR_OTHER', 'NOT_POSSIBLE', 'CHANGED', 'OTHER'] as const;
const notDone = z.enum(NOT_DONE);

export const contract = {
  input: z.object({
    caseId: id.optional(),
    meetingId: id.optional(),
    itemId: id.optional(),
    /** what was agreed, in words; or the name of the task that the engine made (`requestConsent`) */
    text: personal(300).optional(),
    task: z.string().max(40).optional(),
    owner: person.optional(),
    due: day.optional(),
    source: z.enum(['MDO', 'PLAN', 'REFERRAL', 'MANAGEMENT', 'TASK']).default('TASK'),
    /** the series of meetings whose next agenda it comes back on when it is not carried out; without one it comes back nowhere */
    series: z.string().max(40).optional(),
    /** the decision of the meeting that it carries out */
    decision: id.optional(),
    orgId: id.optional(),
    /** what else it is about: settled by a tell to what is linked to it (a consent that gets its answer) */
    about: id.optional(),
    /** the track without a case that it belongs to: who may see that one reads here whom it is about */
    trackId: id.optional(),
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
    /** not in the reference, system only: a meeting took it on its agenda, or ended without a word about it */
    PLACE_ON_AGENDA: z.object({ meetingId: id }),
    CARRY_ON: nothing,
    /** and what its table said: closed as done or with a code, or once more */
    CLOSE_AT_TABLE: z.object({ how: z.enum(['DONE', 'GIVEN_UP']), reason: notDone.optional(), note: personal(300).optional() }),
    CARRY_AGAIN: z.object({ reason: notDone.optional(), note: personal(300).optional(), owner: person.optional(), due: day.optional() }),
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    meetingId: z.string().nullable(),
    itemId: z.string().nullable(),
    orgId: z.string().nullable(),
    about: z.string().nullable(),
    trackId: z.string().nullable(),
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
    series: z.string().nullable(),
    decision: z.string().nullable(),
    /** how often it was put on an agenda because it was not carried out */
    carriedOver: z.number(),
    /** the meeting on whose agenda it stands; from the first time on it is closed at a table only */
    agenda: z.string().nullable(),
    /** no meeting of its series takes items yet: it goes on the first that is planned */
    waiting: z.boolean(),
    /** the last word of a table about it */
    said: z.object({ how: z.enum(['DONE', 'GIVEN_UP', 'AGAIN']), reason: notDone.nullable(), note: ref.nullable(), at: z.string() }).nullable(),
  }),
};
export type ActionContext = z.infer<typeof contract.context>;

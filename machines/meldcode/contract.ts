import { z } from 'zod';
import { client, id, person, phoneCall, phoneCallKept } from '../blocks.ts';
import { noteKept } from '../notes.ts';
import { personal, ref } from '../personal.ts';

const why = z.object({ reason: personal(500).optional() });
const answer = z.enum(['YES', 'NO']);
/** The five considerations of step 5: suspicion, unsafety, can help be given, is it accepted, does it work in time (DOMAIN.md 3.20). */
const weighing = z.object({
  suspicion: answer.optional(),
  unsafe: answer.optional(),
  canHelp: answer.optional(),
  accepted: answer.optional(),
  inTime: answer.optional(),
  because: personal(1500).optional(),
});

export const contract = {
  input: z.object({
    caseId: id.optional(),
    clientId: client.optional(),
    worker: person.optional(),
    orgId: id.meta({ pick: 'organisation' }).optional(),
    signs: personal(1500).optional(),
  }),
  events: {
    /** only who is involved sees it; whoever is asked along is named */
    INVOLVE: z.object({ person }),
    MAPPED: z.object({ signs: personal(1500).optional() }),
    ACUTE_UNSAFE: why,
    CONSULTED: z.object({
      consulted: z.enum(['COLLEAGUE', 'VEILIG_THUIS', 'BOTH']).default('COLLEAGUE'),
      withWhom: personal(120).optional(),
      advice: personal(1000).optional(),
    }),
    TALKED: z.object({ note: personal(1500).optional() }),
    TALK_NOT_SAFE: why,
    NO_SUSPICION: why,
    SUSPICION: why,
    DECIDE_REPORT: weighing,
    DECIDE_HELP: weighing,
    REPORTED: z.object({ call: phoneCall.optional() }),
    RESULT_OK: why,
    RESULT_NOT_OK: why,
  },
  context: z.object({
    self: z.string(),
    caseId: z.string().nullable(),
    clientId: z.string().nullable(),
    orgId: z.string().nullable(),
    worker: z.string().nullable(),
    involved: z.array(z.string()),
    /** ACUTE: still today; the variant of MELDCODE_STEP */
    pace: z.string(),
    signs: ref.nullable(),
    consulted: z.object({ who: z.string(), withWhom: ref.nullable(), at: z.string() }).nullable(),
    weighed: z
      .object({
        suspicion: z.string(),
        unsafe: z.string(),
        canHelp: z.string(),
        accepted: z.string(),
        inTime: z.string(),
        because: ref,
        at: z.string(),
        by: z.string(),
      })
      .nullable(),
    decision: z.enum(['REPORT', 'HELP']).nullable(),
    call: phoneCallKept.nullable(),
    /** when each step was taken; none can be missing unless somebody is unsafe now */
    steps: z.array(z.object({ step: z.string(), at: z.string(), by: z.string() })),
    notes: z.array(noteKept),
  }),
};
export type MeldcodeContext = z.infer<typeof contract.context>;

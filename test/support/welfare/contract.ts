import { z } from 'zod';
import { day, id, person } from '../../../machines/blocks.ts';
import { personal, ref } from '../../../machines/personal.ts';

export const contract = {
  input: z.object({ caseId: id, wish: personal(300), coach: person.optional() }),
  events: {
    INTRODUCE: z.object({ on: day.optional() }),
    ATTEND: z.object({ activity: z.enum(['WALKING', 'COOKING', 'CHOIR']).default('WALKING'), remark: personal(200).optional() }),
    STOP: z.object({ reason: personal(300) }),
  },
  context: z.object({
    caseId: z.string(),
    wish: ref,
    coach: z.string(),
    attended: z.number(),
    introducedOn: z.string().nullable(),
    reason: ref.nullable(),
  }),
};

import { z } from 'zod';
import { outsideAnswer } from '../../machines/referral/contract.ts';

/** All that somebody outside is shown: who asks, about which reference, until when. No name, no birth date, nothing of the question itself. */
export const outsideQuestion = z
  .object({ org: z.string(), reference: z.string(), until: z.string(), answers: z.array(outsideAnswer) })
  .meta({ id: 'OutsideQuestion' });
export type OutsideQuestion = z.infer<typeof outsideQuestion>;

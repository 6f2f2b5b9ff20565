import { z } from 'zod';
import { personal, ref } from './personal.ts';
import { ROLES } from './roles.ts';

/** Building blocks that several contracts share (DOMAIN.md 4.0). `in*` is what people send, `*Kept` what a context holds. */
export const id = z.uuid();
/** A person of the directory; the form shows a picker. */
export const person = z.uuid().meta({ pick: 'person' });
export const client = z.uuid().meta({ pick: 'client' });
export const day = z.iso.date();
/** A day that is planned: today or later, when a person says it (ahead.ts). */
export const dayAhead = z.iso.date().meta({ ahead: true });
export const moment = z.iso.datetime({ offset: true });
export const role = z.enum(ROLES).meta({ pick: 'discipline' });

export const theme = z.enum(['ELDERLY', 'YOUTH', 'MENTAL_HEALTH', 'DEBT', 'SAFETY', 'OTHER']);
export const urgency = z.enum(['ROUTINE', 'SOON', 'URGENT', 'ACUTE']);
export const domain = z.enum(['BODY', 'MIND', 'SOCIETY', 'SOCIAL']);
export const ageBand = z.enum(['0-3', '4-11', '12-15', '16-17', '18-64', '65-79', '80+']);
export const purpose = z.enum(['GP_INFORM', 'MDO_DISCUSS', 'REFERRAL', 'FEEDBACK', 'FAMILY_CONTACT', 'RESEARCH']);
export const contentCategory = z.enum(['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL', 'MENTAL', 'SAFETY']);

/** A phone call that was made: who called whom, when, with what result (BR-20). */
export const phoneCall = z.object({ who: personal(120), called: personal(120), at: moment, outcome: personal(300) });
export const phoneCallKept = z.object({ who: ref, called: ref, at: z.string(), outcome: ref });

/** What has been agreed with the client about sharing: to whom, for what, which content, until when (BR-03). */
export const grant = z.object({
  /** an organisation id, a role, or 'MDO' for those who sit at the table */
  recipient: z.string().min(1).max(80),
  purpose,
  content: z.array(contentCategory).min(1),
  until: day,
});

import { z } from 'zod';

/** The letter of a referral before it goes: its text, and the headings that consent keeps back. */
export const referralLetter = z.object({ text: z.string(), leftOut: z.array(z.string()) }).meta({ id: 'ReferralLetter' });
export type ReferralLetter = z.infer<typeof referralLetter>;

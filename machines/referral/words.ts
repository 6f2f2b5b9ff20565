import { en } from './words-en.ts';
import { nl } from './words-nl.ts';

/** Words of the referral. */
export const words = { nl, en };

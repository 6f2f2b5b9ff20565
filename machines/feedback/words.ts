import { en } from './words-en.ts';
import { nl } from './words-nl.ts';

/** Words of the feedback obligation. */
export const words = { nl, en };

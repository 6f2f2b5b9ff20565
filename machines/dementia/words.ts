import { en } from './words-en.ts';
import { nl } from './words-nl.ts';

/** Words of dementia case management. */
export const words = { nl, en };

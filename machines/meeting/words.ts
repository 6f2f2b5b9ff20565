import type { Locale, TrackWords } from '../track.ts';
import { en } from './words-en.ts';
import { nl } from './words-nl.ts';

/** Words of a meeting. */
export const words: Record<Locale, TrackWords> = { nl, en };

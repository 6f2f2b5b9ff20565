import type { Locale, TrackWords } from '../track.ts';
import { wordsEn } from './words-en.ts';
import { wordsNl } from './words-nl.ts';

/** The words of an OJG track. */
export const words: Record<Locale, TrackWords> = { nl: wordsNl, en: wordsEn };

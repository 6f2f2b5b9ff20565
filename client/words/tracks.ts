import '../zod-config.ts';
import { tracks } from '../../machines/index.ts';
import type { Locale, Track, TrackWords } from '../../machines/track.ts';

const known = new Map(tracks.map((track) => [track.id, track]));
const blank: TrackWords = { name: '', plural: '', states: {}, events: {}, fields: {}, values: {}, guards: {}, now: {}, timers: {}, notices: {} };

/** The track of this machine id, when this browser's build knows it. */
export function findTrack(machine: string): Track | undefined {
  return known.get(machine);
}

/** Every installed track. */
export function listTracks(): Track[] {
  return tracks;
}

/** The words of a machine; empty ones (never undefined) for a machine that this build does not know. */
export function wordsOf(machine: string, locale: Locale): TrackWords {
  return { ...blank, name: machine, plural: machine, ...known.get(machine)?.words[locale] };
}

/** A dotted state path and its parents, nearest first: `inSession.discussing`, `inSession`. */
export function withParents(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
}

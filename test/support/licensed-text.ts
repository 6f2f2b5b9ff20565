import { createHash } from 'node:crypto';

/** So many words in a row are distinctive enough to say whose sentence it is. */
const WORDS = 5;

/** Runs of five words of a text, in lower case, without accents and signs. */
export function runsOf(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (!words) return [];
  return words.slice(WORDS - 1).map((_, at) => words.slice(at, at + WORDS).join(' '));
}

/** How a run stands in the list: a quick number to look up, and the start of a SHA-256 that does not tell the words. */
export const quick = (run: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < run.length; at++) hash = Math.imul(hash ^ run.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
};
export const sealed = (run: string): string => createHash('sha256').update(run).digest('hex').slice(0, 16);

export type Licensed = Map<number, { sealed: string; code: string }[]>;

/** Reads the list: a line `<code> <quick> <sealed>` for each run of an item that belongs to somebody else. */
export function readLicensed(list: string): Licensed {
  const found: Licensed = new Map();
  for (const line of list.split('\n')) {
    const [code, number, hash] = line.split(' ');
    if (hash) found.set(Number(number), [...(found.get(Number(number)) ?? []), { sealed: hash, code }]);
  }
  return found;
}

/** Which instruments have words in this text. */
export function licensedIn(text: string, licensed: Licensed): string[] {
  const codes = new Set<string>();
  for (const run of runsOf(text)) {
    const maybe = licensed.get(quick(run));
    for (const one of maybe ?? []) if (one.sealed === sealed(run)) codes.add(one.code);
  }
  return [...codes];
}

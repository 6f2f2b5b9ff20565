import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '../engine/types.ts';

const count = z.number().int().min(0);

const manifestShape = z.strictObject({
  format: z.literal(1),
  /** name of the backup, also of its folder */
  name: z.string(),
  at: z.string(),
  /** fingerprint of the master key without which nothing in it can be read */
  master: z.string(),
  size: count,
  sha256: z.string(),
  /** bytes per digest in `ranges`; the last one may be shorter */
  rangeSize: count,
  ranges: z.array(z.string()),
  pageSize: count,
  pages: count,
  migrations: z.array(z.string()),
  machines: z.record(z.string(), count),
  clock: count,
  counts: z.record(z.string(), count),
  lastEvent: z.strictObject({ seq: count, at: z.string() }).nullable(),
  heads: z.array(z.strictObject({ chain: z.string(), n: count, mac: z.string() })),
});

/** What a backup says about itself, beside the file it is about. */
export type Manifest = z.infer<typeof manifestShape>;

export const DATABASE_FILE = 'mekoar.db';
export const MANIFEST_FILE = 'manifest.json';
export const NAME = /^mekoar-(\d{8}T\d{6})Z(-\d+)?$/;

/** The manifest as it is stored: a line of JSON, and a line with its SHA-256 (for accidents) and its keyed hash (for somebody who makes both anew). */
export function manifestText(manifest: Manifest, keys: Keys): string {
  const text = JSON.stringify(manifest);
  return `${text}\n${digestOf(text)} ${keyedOf(text, keys)}\n`;
}

/** Reads it back and checks its digest. Throws one sentence when it is not as it was written. The keyed hash is checked with `isOurs` once the keys are known. */
export function readManifest(text: string): { manifest: Manifest; isOurs: (keys: Keys) => boolean } {
  const [json, digests = '', end, ...more] = text.split('\n');
  const [digest, keyed, ...others] = digests.split(' ');
  if (end !== '' || more.length + others.length > 0 || keyed === undefined || digestOf(json) !== digest)
    throw new Error('The manifest is not as it was written: its digest does not fit.');
  const parsed = manifestShape.safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`The manifest cannot be read by this version of Mekoar: ${parsed.error.issues[0].path.join('.')} is not known.`);
  return { manifest: parsed.data, isOurs: (keys) => keyedOf(json, keys) === keyed };
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const keyedOf = (text: string, keys: Keys): string => keys.indexOf('backup manifest', digestOf(text));

import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = 'rehearsals.jsonl';
const shape = z.object({ at: z.string(), name: z.string(), ok: z.boolean(), what: z.string(), ms: z.number() });

/** One time that a backup was restored to a scratch folder and checked. `what`: the last step that went well, or what was wrong. */
export type Rehearsal = z.infer<typeof shape>;

/** Writes a rehearsal down beside the backups, so that it outlives the database. */
export const noteRehearsal = (folder: string, rehearsal: Rehearsal): Promise<void> =>
  appendFile(join(folder, FILE), `${JSON.stringify(rehearsal)}\n`, { mode: 0o600, flush: true });

/** All that were written down, the newest first; a line that a crash cut short is left out. */
export async function rehearsalsOf(folder: string): Promise<Rehearsal[]> {
  const path = join(folder, FILE);
  if (!existsSync(path)) return [];
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line) => parse(line) ?? []).reverse();
}

function parse(line: string): Rehearsal | null {
  try {
    return shape.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

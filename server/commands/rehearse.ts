import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tracks } from '../../machines/index.ts';
import { noteRehearsal } from '../backup/rehearsals.ts';
import { rehearse } from '../backup/restore.ts';
import { systemClock } from '../runtime/clock.ts';
import { readSettings } from '../runtime/env.ts';
import { loadMaster } from '../runtime/master-key.ts';
import { newestOf } from './restore.ts';

/**
 * `npm run mekoar -- rehearse [backup]`: restores the newest backup of BACKUP_DIR (or the one that is named) to a scratch folder, runs all checks of a restore,
 * takes it away, and writes the result down beside the backups. Exit code 1 with one sentence when the backup would not do.
 */
export async function rehearseCommand(args: string[], env = process.env): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const settings = readSettings(env);
  const backup = resolve(positionals[0] ?? (await newestOf(settings.backups?.folder)));
  const scratch = mkdtempSync(join(tmpdir(), 'mekoar-rehearsal-'));
  const clock = systemClock();
  const began = performance.now();
  let last = '';
  const say = (sentence: string) => void (console.log(sentence), (last = sentence));
  const note = (ok: boolean, what: string) =>
    noteRehearsal(dirname(backup), { at: clock.now().toISOString(), name: basename(backup), ok, what, ms: Math.round(performance.now() - began) });
  try {
    await rehearse({ backup, scratch, master: () => loadMaster(settings, false), tracks, clock, say });
    await note(true, last);
    console.log(`The backup ${basename(backup)} can be restored; checked in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    return 0;
  } catch (error) {
    await note(false, (error as Error).message);
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

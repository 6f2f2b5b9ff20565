import type { BackupDesk } from '../contract/backup-shapes.ts';
import type { Deps } from '../http/deps.ts';
import { KEPT_DAYS, listBackups, type Listed } from './list-backups.ts';
import { rehearsalsOf, type Rehearsal } from './rehearsals.ts';

const DAY_MS = 86_400_000;
/** Making one takes a while; a daily one is not late when it is a little over a day old. */
const GRACE_MS = 30 * 60_000;

/** What the administrator sees of the backups, read from their folder. */
export async function backupDeskOf({ backups, store, wall }: Pick<Deps, 'backups' | 'store' | 'wall'>): Promise<BackupDesk> {
  const empty = { folder: null, everyMs: null, nextAt: null, failure: null, rehearsal: null, keptDays: KEPT_DAYS, backups: [] };
  if (store.kind === 'postgres') return { ...empty, kind: 'postgres', alarms: [] };
  if (!backups) return { ...empty, kind: 'none', alarms: ['none-made'] };
  const { folder, everyMs } = backups;
  const [listed, rehearsals] = [await listBackups(folder), await rehearsalsOf(folder)];
  const [newest] = listed;
  const failure = backups.lastFailure();
  return {
    kind: 'files',
    folder,
    everyMs,
    nextAt: newest ? new Date(Date.parse(newest.at) + everyMs).toISOString() : null,
    alarms: alarmsOf({ newest, failed: failure !== null, rehearsal: rehearsals[0], now: wall.now().getTime() }),
    failure,
    rehearsal: rehearsals[0] ?? null,
    keptDays: KEPT_DAYS,
    backups: listed.map((one) => ({
      name: one.name,
      at: one.at,
      size: one.manifest?.size ?? null,
      events: one.manifest?.counts.events ?? null,
      rehearsal: rehearsals.find((rehearsal) => rehearsal.name === one.name) ?? null,
    })),
  };
}

type Seen = { newest: Listed | undefined; failed: boolean; rehearsal: Rehearsal | undefined; now: number };

function alarmsOf({ newest, failed, rehearsal, now }: Seen): BackupDesk['alarms'] {
  const older = (at: string, ms: number) => now - Date.parse(at) > ms;
  const alarms: BackupDesk['alarms'] = [];
  if (!newest) alarms.push('none-made');
  else if (older(newest.at, DAY_MS + GRACE_MS)) alarms.push('too-old');
  if (failed) alarms.push('failed');
  if (rehearsal && !rehearsal.ok) alarms.push('rehearsal-failed');
  else if (newest && (!rehearsal || older(rehearsal.at, 2 * DAY_MS))) alarms.push('not-rehearsed');
  return alarms;
}

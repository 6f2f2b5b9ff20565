import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { auditIn, type AuditRow } from '../../server/audit/audit-in.ts';
import { openChain } from '../../server/audit/chain.ts';
import type { createKeys } from '../../server/engine/keys.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { randomOf } from '../../test/trust/tools/random.ts';
import { uuid } from './log-rows.ts';
import { CLIENTS, type Neighbourhood } from './neighbourhood.ts';
import { tries } from './timing.ts';

const COUNT = 400;

/** What a transaction with three rows of the log takes in this log, and the same in an empty one. */
export async function writes(store: Store, town: Neighbourhood, keys: ReturnType<typeof createKeys>): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-audit-empty-'));
  const empty = store.kind === 'sqlite' ? await openStore(`sqlite:${join(folder, 'log.db')}`) : null;
  try {
    if (empty) {
      await empty.migrate();
      await openChain({ store: empty, keys, clock: systemClock() });
      await measured(empty, town);
    }
    const before = empty ? await measured(empty, town) : {};
    const long = await measured(store, town);
    return { ...long, ...Object.fromEntries(Object.entries(before).map(([name, value]) => [`${name}InAnEmptyLog`, value])) };
  } finally {
    await empty?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(store: Store, town: Neighbourhood): Promise<Record<string, number>> {
  const random = randomOf(3);
  // Leaves of an index that was made at once are full: each would be split by the first row that comes to it, as none is in a log that grew.
  for (let from = 0; from < 6 * CLIENTS; from += 1000)
    await store.write((tx) =>
      auditIn(
        tx,
        Array.from({ length: 1000 }, (_, at) => rowOf(town, random, (from + at) % CLIENTS)),
      ),
    );
  const ask = () =>
    store.write((tx) =>
      auditIn(
        tx,
        Array.from({ length: 3 }, () => rowOf(town, random)),
      ),
    );
  return tries({ name: 'write', ask }, COUNT);
}

function rowOf(town: Neighbourhood, random: ReturnType<typeof randomOf>, client = random.whole(0, CLIENTS - 1)): AuditRow {
  const who = town.people[random.whole(0, town.people.length - 1)];
  const about = { object_type: 'case', object_id: uuid('a0', client), case_id: uuid('a0', client), clientId: town.clients[client].id };
  return {
    at: '2026-11-20T18:00:00.000Z',
    ...who,
    purpose: 'TREAT',
    action: 'read',
    ...about,
    rule: 'case.team',
    evidence: uuid('a0', client),
    trace: uuid('f1', client),
    route: 'caseFile',
  };
}

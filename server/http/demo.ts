import { addOffset } from '../../machines/calendar.ts';
import type { Unit } from '../../machines/track.ts';
import { DEMO_PASSWORD } from '../../db/seed/people.ts';
import { runReviews } from '../audit/run-reviews.ts';
import { momentOf } from '../runtime/moment.ts';
import { clockOf } from '../views/deps.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';

/** What exists only in a demonstration: a clock that can be moved, and the list of logins. */
export function demoHandlers(deps: Deps): Pick<Handlers, 'setClock' | 'demoLogins'> {
  return {
    setClock: async ({ body }) => {
      const to = 'now' in body ? momentOf(body.now) : advanced(deps.clock.now().toISOString(), body.advance);
      if (!to)
        return refuse('bad-input', [
          { path: 'now', text: { nl: 'Vul een tijdstip in, zoals 2026-11-24T09:00.', en: 'Give a moment, such as 2026-11-24T09:00.' } },
        ]);
      if (to < deps.clock.now()) return refuse('clock-back');
      deps.clock.set!(to);
      const fired = await deps.engine.fireDue();
      await deps.deliver();
      await runReviews(deps);
      return { now: to.toISOString(), fired, clock: await clockOf(deps.store.db) };
    },

    demoLogins: async () => {
      const rows = await deps.store.db
        .selectFrom('memberships as m')
        .innerJoin('persons as p', 'p.id', 'm.person_id')
        .innerJoin('organisations as o', 'o.id', 'm.org_id')
        .select(['p.email', 'p.name', 'm.roles', 'o.name as organisation'])
        .where('p.user_id', 'is not', null)
        .where('p.active', '=', 1)
        // Whoever was added later has a password that is nobody's business.
        .where('p.added_by', 'is', null)
        .where('m.until_at', 'is', null)
        .orderBy('p.name')
        .orderBy('m.from_at')
        .orderBy('m.id')
        .execute();
      return rows.flatMap((row) =>
        (JSON.parse(row.roles) as string[]).map((role) => ({
          email: row.email,
          password: DEMO_PASSWORD,
          role,
          organisation: row.organisation,
          name: row.name,
        })),
      );
    },
  };
}

/** About how many days a unit is: enough to keep the clock within a lifetime. */
const DAYS: Record<Unit, number> = { min: 1 / 1440, h: 1 / 24, wh: 1 / 6, d: 1, wd: 1.5, w: 7, mo: 31, y: 366 };
const MOST_DAYS = 366 * 50;

function advanced(now: string, by: string): Date | null {
  const [, count, unit] = /^(\d{1,4})([a-z]+)$/.exec(by)! as unknown as [string, string, Unit];
  if (Number(count) * DAYS[unit] > MOST_DAYS) return null;
  const to = new Date(addOffset(now, Number(count), unit));
  return to.getUTCFullYear() > 2200 ? null : to;
}

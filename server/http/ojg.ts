import { dayInAmsterdam } from '../../machines/calendar.ts';
import { MANAGERS } from '../../machines/roles.ts';
import type { Who } from '../engine/types.ts';
import { readOjgDesk, readOjgTeam } from '../ojg/read-desk.ts';
import { recordConsult } from '../ojg/record-consult.ts';
import { boardOf } from './board.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { nowhere, refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

/** What the board shows of a track; what was said in a talk stays in the track. */
const FIELDS = ['counted', 'bridged', 'homeVisits', 'limits', 'lastTalk', 'nextTalk', 'nextPlace', 'evaluatedAt', 'worker', 'referredOn', 'allocationUntil'];
const HOUR = 60;

const manages = ({ roles }: Who, org: string | null) => org !== null && MANAGERS.some((role) => roles.includes(role));

/** The OJG's board, hours and consults; for a manager the load of the OJGs of his organisation. */
export function ojgHandlers(deps: Deps): Pick<Handlers, 'ojgBoard' | 'ojgDesk' | 'ojgTeam' | 'addOjgConsult' | 'addWorkHours'> {
  const isOjg = ({ roles }: Who) => roles.includes('OJG');
  return {
    ojgBoard: ({ who }) => boardOf(deps, who, { machine: 'ojg', fields: FIELDS, without: ['closed'] }),

    ojgDesk: async ({ who }) => {
      if (!isOjg(who)) return refuse('not-yours');
      const desk = await readOjgDesk(viewsOf(deps), who);
      await deps.trail.read(who, [{ type: 'list', id: 'ojg:desk', results: desk.consults.length }]);
      return desk;
    },

    ojgTeam: async ({ who }) => {
      if (!manages(who, who.org)) return refuse('not-yours');
      return { people: await readOjgTeam(viewsOf(deps), who.org!) };
    },

    addOjgConsult: async ({ who, body, key }) => {
      if (!isOjg(who)) return refuse('not-yours');
      if (!(await deps.store.db.selectFrom('organisations').select('id').where('id', '=', body.org).executeTakeFirst())) return nowhere('org');
      const outcome = await recordConsult(deps.engine, who, key, body);
      return outcome.ok ? { id: outcome.id, clock: outcome.clock } : outcome;
    },

    addWorkHours: ({ who, body, key }) => {
      const person = body.person ?? who.person;
      const own = person === who.person && isOjg(who);
      if (!own && !(manages(who, who.org) && body.org === who.org)) return Promise.resolve(refuse('not-yours'));
      return writeOnce(deps, { who, key, action: 'create', type: 'workHours', body, detail: `${body.hours} h` }, async (tx, at) => {
        if (!(await tx.selectFrom('organisations').select('id').where('id', '=', body.org).executeTakeFirst())) return nowhere('org');
        if (!(await tx.selectFrom('persons').select('id').where('id', '=', person).executeTakeFirst())) return nowhere('person');
        const id = deps.ids.uuid();
        const row = { id, person_id: person, org_id: body.org, minutes_week: Math.round(body.hours * HOUR), by_person: who.person, at };
        await tx
          .insertInto('work_hours')
          .values({ ...row, from_on: body.from ?? dayInAmsterdam(at) })
          .execute();
        return id;
      });
    },
  };
}

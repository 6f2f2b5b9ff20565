import { enterAbsence, withdrawAbsence } from '../absence/enter-absence.ts';
import { absenceFileOf, absencesOf } from '../absence/absence-views.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { lineSeen } from './read-about.ts';
import { isRefusal, refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

/** Who is away and who stands in. */
export function absenceHandlers(deps: Deps): Pick<Handlers, 'absences' | 'absence' | 'enterAbsence' | 'withdrawAbsence'> {
  const views = viewsOf(deps);
  /** A page that is open sees more, or less, from now on. */
  const lookAgain = async (id: string) => {
    const row = await deps.store.db.selectFrom('absences').select('substitute_id').where('id', '=', id).executeTakeFirst();
    if (row?.substitute_id) deps.recheck(row.substitute_id);
  };
  return {
    absences: ({ who }) => absencesOf(views, who),

    absence: async ({ params, who }) => {
      const file = await absenceFileOf(views, who, params.id);
      if (!file) return refuse('not-found');
      await deps.trail.read(who, [{ type: 'absence', id: params.id, detail: `${file.open.length} open` }, ...file.open.map((row) => lineSeen(row, 'list'))]);
      return file;
    },

    enterAbsence: async ({ body, who, key }) => {
      const detail = body.substitute ? `substitute ${body.scope}` : 'nobody stands in';
      const made = await writeOnce(deps, { who, key, action: 'absence', type: 'person', body, detail }, (tx, at) =>
        enterAbsence(tx, deps.ids, { who, asked: body, at }),
      );
      if (isRefusal(made)) return made;
      await lookAgain(made.id);
      return made;
    },

    withdrawAbsence: async ({ params, who, key }) => {
      const ended = await writeOnce(deps, { who, key, action: 'absence-ended', type: 'person', body: params }, (tx, at) =>
        withdrawAbsence(tx, { who, id: params.id, at }),
      );
      if (isRefusal(ended)) return ended;
      await lookAgain(ended.id);
      return { ok: true as const };
    },
  };
}

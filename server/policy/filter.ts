import { OTHERS, type Way } from './compile.ts';
import { isRelation, type State } from './relations.ts';
import { isStandIn, standInsOf, STAYS_BEHIND, type StandIn } from './stand-in.ts';

/**
 * The decision as an expression over `boards as b`: one list of ids that starts from the viewer's own rows, so that its cost follows what he may see and
 * not how much there is. In: his subjects, the ways in that his hat has (compile.ts), and the moment.
 */
export function filterOf(subjects: readonly string[], ways: { direct: Way[]; byCase: Way[]; known: string[] }, now: string): (eb: any) => any {
  // Rows with the others are as many as there are cases: they are only asked for case by case.
  const plain = subjects.filter((subject) => !isStandIn(subject));
  const own = plain.filter(isRelation);
  const away = standInsOf(subjects);
  const held = (query: any, as: string) =>
    query
      .where((on: any) => (away.length === 0 || as === 'd' ? on(`${as}.subject`, 'in', as === 'c' ? plain : own) : mine(on, as)))
      .where(`${as}.revoked_clock`, 'is', null)
      .where((on: any) => on.or([on(`${as}.from_at`, 'is', null), on(`${as}.from_at`, '<=', now)]))
      .where((on: any) => on.or([on(`${as}.until_at`, 'is', null), on(`${as}.until_at`, '>', now)]));

  // What was handed over to him, besides what is his.
  const mine = (on: any, as: string) =>
    on.or([
      on(`${as}.subject`, 'in', as === 'c' ? plain : own),
      ...away.map((one) => on.and([on(`${as}.subject`, '=', `person:${one.person}`), on(`${as}.kind`, 'not in', STAYS_BEHIND), within(on, one)])),
    ]);
  const within = (on: any, { scope, value }: StandIn) => {
    if (scope === 'all') return on(on.val(1), '=', on.val(1));
    const column = scope === 'org' ? 'org_id' : 'theme';
    const ofCase = on.selectFrom('boards as y').select('y.id').whereRef('y.id', '=', 'o.case_id').where(`y.${column}`, '=', value);
    return on.or([on(`o.${column}`, '=', value), on.exists(ofCase)]);
  };

  return (eb) => {
    if (subjects.length === 0 || ways.direct.length + ways.byCase.length === 0) return eb(eb.val(0), '=', eb.val(1));
    const said = (on: any, words: string[], content: string) =>
      on.exists(
        held(
          on
            .selectFrom('access as c')
            .select('c.object_id')
            .whereRef('c.object_id', '=', on.fn.coalesce('o.case_id', 'o.id'))

            .where(
              'c.kind',
              'in',
              words.map((word) => `${word}:${content}`),
            ),
          'c',
        ),
      );
    // A consent that holds outweighs a no, and a refusal what was taken back: `states` always has `active`, so only what it lacks is asked for.
    const word = (on: any, { states, content }: Way) => {
      const agreed = said(on, ['consent'], content);
      if (!states.includes('none')) return agreed;
      const against = ['veto', 'ended'].filter((one) => !states.includes(one as State));
      return on.or([agreed, on.not(said(on, against, content))]);
    };
    const way = (on: any, one: Way) => {
      const named = on('o.machine', 'in', one.machines);
      const machines = one.machines.includes(OTHERS) ? on.or([named, on('o.machine', 'not in', ways.known)]) : named;
      const both = [machines, on('a.kind', 'in', one.kinds)];
      return on.and(one.states.length === 4 ? both : [...both, word(on, one)]);
    };
    const list = (all: Way[], join: 'id' | 'case_id') => {
      const query = held(eb.selectFrom('access as a').innerJoin('boards as o', `o.${join}`, 'a.object_id').select('o.id'), 'a');
      // A row on the case itself is one on the object: it counts as that, and not once more.
      const apart = join === 'case_id' ? query.whereRef('o.id', '!=', 'a.object_id') : query;
      // Said once more by itself, so that rows of other kinds are passed over before their boards are looked up (a whole organisation's cases, 35 ms of 20,000).
      const kinds = [...new Set(all.flatMap((one) => one.kinds))];
      return apart.where('a.kind', 'in', kinds).where((on: any) => on.or(all.map((one) => way(on, one))));
    };
    const blocked = held(eb.selectFrom('access as d').select('d.object_id').where('d.kind', '=', 'deny'), 'd');
    const lists = [...(ways.direct.length ? [list(ways.direct, 'id')] : []), ...(ways.byCase.length ? [list(ways.byCase, 'case_id')] : [])];
    const seen = lists.length === 2 ? lists[0].union(lists[1]) : lists[0];
    return eb.and([eb('b.id', 'in', seen), eb('b.id', 'not in', blocked), eb.or([eb('b.case_id', 'is', null), eb('b.case_id', 'not in', blocked)])]);
  };
}

import type { Db } from '../../db/store.ts';
import type { Who } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';
import type { Coverage, CoverageLine } from '../contract/directory-shapes.ts';
import { ORDER } from './contacts.ts';
import { facesOf } from './faces.ts';
import { reachOf, type Liaison } from './liaisons.ts';
import type { Book } from './load.ts';

/** Practices and teams are to have a contact for these; other themes count once somebody was appointed. */
const WANTED = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH'];
const COVERED_KINDS = ['practice', 'gp-practice', 'team'];
type Deps = { db: Db; policy: Policy; who: Who };

/** Per practice and team and theme: who, who stands in, or the hole and what is to be handed over (P-006, S16). */
export async function coverageOf({ db, policy, who }: Deps, book: Book): Promise<Coverage> {
  const lines: CoverageLine[] = [];
  const faces: Coverage['faces'] = [];
  const places = book.places.filter(({ id, kind }) => COVERED_KINDS.includes(kind) || book.liaisons.some(({ org }) => org === id));
  const subjects = await policy.subjects(db, who, book.now);
  const openOf = (person: string, theme: string) => countOpen(db, policy, who, subjects, book.now, person, theme);
  for (const place of places) {
    const own = book.liaisons.filter(({ org }) => org === place.id);
    const themes = ORDER.filter((theme) => (COVERED_KINDS.includes(place.kind) && WANTED.includes(theme)) || own.some((one) => one.theme === theme));
    for (const theme of themes) {
      const here = own.filter((one) => one.theme === theme);
      const line = lineOf(book, place, theme, here.find(({ state }) => state === 'active') ?? here.at(-1) ?? null);
      lines.push({ ...line, openItems: line.leftBy ? await openOf(line.leftBy, theme) : 0 });
    }
    if (place.kind.includes('practice')) {
      const { count, max } = await facesOf(db, book, place.id);
      faces.push({ org: place.id, orgName: place.name, count, max });
    }
  }
  return { lines, faces, gaps: lines.filter(({ state }) => isGap(state)).length };
}

const isGap = (state: CoverageLine['state']): boolean => state !== 'filled' && state !== 'covered';
const STATES: Record<string, CoverageLine['state']> = { active: 'filled', covered: 'covered', uncovered: 'uncovered', vacant: 'vacant', proposed: 'proposed' };

function lineOf(book: Book, place: { id: string; name: string }, theme: string, liaison: Liaison | null): Omit<CoverageLine, 'openItems'> {
  const head = { org: place.id, orgName: place.name, theme };
  const managers = book.managers(place.id);
  if (!liaison) {
    const person = managers[0] ?? null;
    return {
      ...head,
      liaison: null,
      state: 'never',
      person: null,
      deputy: null,
      reach: { person, as: person ? 'manager' : 'nobody', fallback: true },
      since: null,
      leftBy: null,
    };
  }
  const last = liaison.before.at(-1) ?? null;
  const empty = liaison.state === 'vacant' || liaison.state === 'proposed';
  return {
    ...head,
    liaison: liaison.id,
    state: STATES[liaison.state] ?? 'never',
    person: liaison.person,
    deputy: liaison.deputy,
    reach: reachOf(liaison, book.away, managers),
    since: empty ? (last?.until ?? null) : (liaison.absence?.from ?? null),
    leftBy: empty ? (last?.person ?? null) : null,
  };
}

/** What is still in the name of who left, of this theme or of none, as far as this viewer may see it. */
async function countOpen(db: Db, policy: Policy, who: Who, subjects: string[], now: string, person: string, theme: string): Promise<number> {
  const row = await db
    .selectFrom('boards as b')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('b.owner_id', '=', person)
    .where('b.running', '=', 1)
    .where('b.machine', '!=', 'liaison')
    .where((eb) => eb.or([eb('b.theme', '=', theme), eb('b.theme', 'is', null)]))
    .where(policy.filter(who, subjects, now))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

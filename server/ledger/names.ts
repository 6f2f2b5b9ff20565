import { among } from '../../db/queries/among.ts';
import { clientCards } from '../views/clients.ts';
import { looking, type ViewDeps } from '../views/deps.ts';
import type { Who } from '../engine/types.ts';
import { mayDeclare } from './may.ts';

type Line = { caseId: string | null; client: string | null; org?: string | null };

/**
 * Names of clients for lines of hours: for who may see the case (care), and for who declares for the organisation of the line as far as the policy lets him know the
 * name. `opens`: the cases that this viewer may open.
 */
export async function clientNames(deps: ViewDeps, who: Who, lines: readonly Line[]): Promise<{ nameOf: (line: Line) => string | null; opens: Set<string> }> {
  const look = await looking(deps, who);
  const cases = [...new Set(lines.flatMap((line) => line.caseId ?? []))];
  const opens = new Set((await deps.policy.visible(deps.db, who, cases, look.now)).keys());
  const declares = (line: Line) => mayDeclare(who) && line.org === who.org;
  const asked = lines.filter((line) => line.client && ((line.caseId && opens.has(line.caseId)) || declares(line)));
  const cards = await clientCards(deps, look, [...new Set(asked.map((line) => line.client!))]);
  const named = new Set(asked);
  return { nameOf: (line) => (named.has(line) ? (cards.get(line.client ?? '')?.name ?? null) : null), opens };
}

/** Names of people and organisations by id. */
export async function staffNames(deps: ViewDeps, people: readonly string[], orgs: readonly string[]): Promise<(id: string) => string> {
  const [persons, organisations] = [
    await deps.db
      .selectFrom('persons')
      .select(['id', 'name'])
      .where('id', 'in', among(deps.db, [...new Set(people)]))
      .execute(),
    await deps.db
      .selectFrom('organisations')
      .select(['id', 'name'])
      .where('id', 'in', among(deps.db, [...new Set(orgs)]))
      .execute(),
  ];
  const names = new Map([...persons, ...organisations].map((row) => [row.id, row.name]));
  return (id) => names.get(id) ?? '—';
}

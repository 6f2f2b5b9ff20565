import type { MeetingContext } from './contract.ts';
import { agendaOf, isPlanned, presentNow } from './table.ts';

type Args = { context: MeetingContext; event: any };
export type Quorum = { ok: boolean; chair: boolean; disciplines: number; missing: string[] };

const FEWEST_DISCIPLINES = 3;

/**
 * Who must be there and is not (3.3 quorumMet): the chair, three disciplines, and per planned item its required ones. Counted over who is ticked
 * as present with the start; nobody ticked means that everybody who was invited came.
 */
export function quorum({ context, event }: Args): Quorum {
  const came = context.participants.filter((one) => (event.present ? event.present.includes(one.person) : one.present !== 'ABSENT_SUBSTITUTED'));
  const found = new Set<string>([...came.map((one) => one.discipline), ...Object.values<string>(joiners(event))]);
  found.delete('ANY_PRO');
  const missing = [
    ...new Set(
      agendaOf(event)
        .filter(isPlanned)
        .flatMap((line) => line.requiredDisciplines),
    ),
  ].filter((discipline) => !found.has(discipline));
  const chair = event.present ? event.present.includes(context.chair) : came.some((one) => one.person === context.chair);
  return { ok: chair && found.size >= FEWEST_DISCIPLINES && missing.length === 0, chair, disciplines: found.size, missing };
}

/** [MEET3] what is left on the agenda can be done with who is in the room. */
export function missingForLimited({ context, event }: Args): string[] {
  const found = presentNow(context).map((one) => one.discipline);
  return [
    ...new Set(
      agendaOf(event)
        .filter(isPlanned)
        .flatMap((line) => line.requiredDisciplines),
    ),
  ].filter((discipline) => !found.includes(discipline));
}

/** Ticked people who were not invited, with their discipline from the directory. */
export const joiners = (event: any): Record<string, string> =>
  Object.fromEntries(Object.entries<any>(event.facts?.people ?? {}).map(([person, known]) => [person, known.discipline]));

import type { ActionContext } from '../../machines/action/contract.ts';
import { words } from '../../machines/action/words.ts';
import type { MeetingContext } from '../../machines/meeting/contract.ts';
import { dutchDay } from './dutch.ts';

type Carried = Pick<MeetingContext['carried'][number], 'how' | 'reason' | 'note' | 'times'>;
type Promised = Pick<ActionContext, 'text' | 'owner' | 'due'>;

const WHAT = { DONE: 'gedaan', GIVEN_UP: 'niet gedaan, gesloten', AGAIN: 'nog niet gedaan, komt terug op de volgende agenda' } as const;

/** One earlier promise as the minutes name it: what, who, what became of it and why, and how often it came back. `text` and `note` are texts, not references. */
export function carriedText({ how, reason, note, times }: Carried, { text, owner, due }: Promised, names: (person: string) => string): string {
  const what = how ? WHAT[how] : 'niet aan de orde gekomen, gaat mee naar de volgende agenda';
  const why = [reason && words.nl.values[reason], note].filter(Boolean).join(': ');
  const often = times > 1 ? `; stond ${times} keer op de agenda` : '';
  const by = how === 'AGAIN' && due ? `, nu vóór ${dutchDay(due)}` : '';
  return `${text ?? 'Afspraak'} (${owner ? names(owner) : 'nog van niemand'}): ${what}${by}${why ? ` (${why})` : ''}${often}.`;
}

import { BookOpenText, Briefcase, Columns3, Inbox, LayoutGrid, Mail, Users, type LucideIcon } from 'lucide-react';
import { MANAGERS, NO_CONTENT_ROLES, TRIAGE, type Role } from '../../../machines/roles.ts';
import type { Me } from '../../../server/contract/shapes.ts';
import type { WordKey } from '../../words/i18n.ts';

export type Place = { to: string; word: WordKey; icon: LucideIcon; key: string; exact?: boolean };

const takesSignals: readonly string[] = [...TRIAGE, ...MANAGERS, 'GP', 'SUBSTITUTE_GP'];
const hasRole = (role: Role) => (me: Me) => (me.roles as readonly string[]).includes(role);
const places: (Place & { for?: (me: Me) => boolean })[] = [
  { to: '/', word: 'shell.work', icon: Briefcase, key: 'w', exact: true },
  { to: '/inbox', word: 'shell.inbox', icon: Inbox, key: 'b', for: (me) => me.roles.some((role) => takesSignals.includes(role)) },
  { to: '/casussen', word: 'shell.cases', icon: BookOpenText, key: 'c', for: seesContent },
  // Who has a caseload has a board of it, a click away.
  { to: '/bureau/ojg', word: 'shell.board', icon: Columns3, key: 'k', for: hasRole('OJG') },
  { to: '/bureau/casemanagement', word: 'shell.board', icon: Columns3, key: 'k', for: hasRole('DEM_CM') },
  { to: '/overleg', word: 'shell.meetings', icon: Users, key: 'o', for: seesContent },
  { to: '/bureau', word: 'shell.desk', icon: LayoutGrid, key: 'd' },
  { to: '/berichten', word: 'shell.messages', icon: Mail, key: 'i' },
];

/** Where this person can go under the present hat, with the letter after `g`; one board, however many roles the hat has. */
export function placesOf(me: Me): Place[] {
  const open = places.filter((place) => place.for?.(me) ?? true);
  const [board] = open.filter(isBoard);
  return open.filter((place) => !isBoard(place) || place === board).map((place) => (board && place.to === '/bureau' ? { ...place, exact: true } : place));
}

/** Those that fit under the thumb beside a new signal; who has a board finds his cases on it. */
export function thumbPlacesOf(me: Me): Place[] {
  const all = placesOf(me);
  const left = new Set(['/berichten', ...(seesContent(me) ? ['/bureau'] : []), ...(all.some(isBoard) ? ['/casussen'] : [])]);
  return all.filter((place) => !left.has(place.to));
}

const isBoard = (place: Place): boolean => place.word === 'shell.board';

/** Whether this hat sees anything of clients: an administrator's alone does not. */
export function seesContent(me: Me): boolean {
  return me.roles.some((role) => !(NO_CONTENT_ROLES as readonly string[]).includes(role));
}

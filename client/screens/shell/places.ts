import { BookOpenText, Briefcase, Inbox, LayoutGrid, Mail, Users, type LucideIcon } from 'lucide-react';
import { MANAGERS, NO_CONTENT_ROLES, TRIAGE } from '../../../machines/roles.ts';
import type { Me } from '../../../server/contract/shapes.ts';
import type { WordKey } from '../../words/i18n.ts';

export type Place = { to: string; word: WordKey; icon: LucideIcon; key: string; exact?: boolean };

const takesSignals: readonly string[] = [...TRIAGE, ...MANAGERS, 'GP', 'SUBSTITUTE_GP'];
const places: (Place & { for?: (me: Me) => boolean })[] = [
  { to: '/', word: 'shell.work', icon: Briefcase, key: 'w', exact: true },
  { to: '/inbox', word: 'shell.inbox', icon: Inbox, key: 'b', for: (me) => me.roles.some((role) => takesSignals.includes(role)) },
  { to: '/casussen', word: 'shell.cases', icon: BookOpenText, key: 'c', for: seesContent },
  { to: '/overleg', word: 'shell.meetings', icon: Users, key: 'o', for: seesContent },
  { to: '/bureau', word: 'shell.desk', icon: LayoutGrid, key: 'd' },
  { to: '/berichten', word: 'shell.messages', icon: Mail, key: 'i' },
];

/** Where this person can go under the present hat, with the letter after `g`. */
export function placesOf(me: Me): Place[] {
  return places.filter((place) => place.for?.(me) ?? true);
}

/** Whether this hat sees anything of clients: an administrator's alone does not. */
export function seesContent(me: Me): boolean {
  return me.roles.some((role) => !(NO_CONTENT_ROLES as readonly string[]).includes(role));
}

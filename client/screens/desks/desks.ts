import { Milestone, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Locale } from '../../../machines/track.ts';
import type { Role } from '../../../machines/roles.ts';
import type { Me } from '../../../server/contract/shapes.ts';
import { seesContent } from '../shell/places.ts';

/** A screen that belongs to a task rather than to a case: people and roles, the outbox, the audit log, my security. */
export type Desk = {
  /** address below /bureau/ */
  path: string;
  title: Record<Locale, string>;
  /** what one does there, in a sentence */
  about: Record<Locale, string>;
  icon: LucideIcon;
  /** `manage`: running Mekoar; `team`: looking over the work of a team; `own`: about the person himself */
  group: 'manage' | 'team' | 'own';
  /** hats that find it; `everybody`, or `content` for every professional who may come near clients */
  for: 'everybody' | 'content' | readonly Role[];
  load: () => Promise<{ Desk: ComponentType }>;
};

/** Every desk, one line each; the component is exported as `Desk` from the desk's own folder. */
export const desks: Desk[] = [
  {
    path: 'versies',
    title: { nl: 'Versies van sporen', en: 'Versions of tracks' },
    about: {
      nl: 'Wat op een oudere versie van een spoor loopt, wat overzetten zou doen, en terug.',
      en: 'What runs on an older version of a track, what bringing it over would do, and back.',
    },
    icon: Milestone,
    group: 'manage',
    for: ['ADMIN'],
    load: () => import('./upgrades/upgrades.tsx'),
  },
];

/** The desks of the hat that is worn. */
export function desksOf(me: Me): Desk[] {
  return desks.filter(({ for: whom }) =>
    whom === 'everybody' ? true : whom === 'content' ? seesContent(me) : me.roles.some((role) => (whom as readonly string[]).includes(role)),
  );
}

import {
  Archive,
  ChartLine,
  Baby,
  BookUser,
  CalendarOff,
  DatabaseBackup,
  FileSpreadsheet,
  HeartHandshake,
  MailQuestion,
  Mails,
  MailWarning,
  Milestone,
  ScrollText,
  Send,
  ShieldCheck,
  Siren,
  Users,
  Clock3,
  ArrowDownUp,
  Forward,
  type LucideIcon,
  MessagesSquare,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Locale } from '../../../machines/track.ts';
import { ROLES, type Role } from '../../../machines/roles.ts';
import type { Me } from '../../../server/contract/shapes.ts';
import { seesContent } from '../shell/places.ts';
import { GETS_FIGURES } from './figures/for-whom.ts';

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

/** Whoever works with clients has hours of his own; who pays or runs the project sees numbers. */
const LEDGER_ROLES = ROLES.filter((role) => !['ADMIN', 'PRIVACY_OFFICER', 'SIGNATORY', 'PROVIDER', 'CRISIS_SERVICE', 'SYSTEM'].includes(role));
const SPOREN_ROLES = LEDGER_ROLES.filter((role) => role !== 'ASSISTANT');

/** Every desk, one line each; the component is exported as `Desk` from the desk's own folder. */
export const desks: Desk[] = [
  {
    path: 'casemanagement',
    title: { nl: 'Casemanagement dementie', en: 'Dementia case management' },
    about: {
      nl: 'Uw dag en uw caseload: wie wacht, wie bezoek krijgt, wat te laat is, welke afspraak ontbreekt; de wachtlijst, en de overdracht bij verlof.',
      en: 'Your day and your caseload: who waits, who is visited, what is late, which agreement is missing; the waiting list, and the handover at leave.',
    },
    icon: HeartHandshake,
    group: 'team',
    for: ['DEM_CM', 'POH_O', 'DISTRICT_NURSE', 'SO'],
    load: () => import('./dementia/index.tsx'),
  },
  {
    path: 'wegwijzer',
    title: { nl: 'Wegwijzer', en: 'Who is who' },
    about: {
      nl: 'Wie doet wat in de wijk, wanneer, en hoe bereik ik die nu: mensen, organisaties, aanbod en het team van een postcode.',
      en: 'Who does what in the neighbourhood, when, and how to reach them now: people, organisations, services and the team of a postcode.',
    },
    icon: BookUser,
    group: 'team',
    for: 'content',
    load: () => import('./directory/index.tsx'),
  },
  {
    path: 'terugkoppeling',
    title: { nl: 'Wie wacht op bericht van wie', en: 'Who waits for word from whom' },
    about: {
      nl: 'Terugkoppeling die verschuldigd, herinnerd of te laat is, wie het weet, en of overleggen doen wat ze afspraken.',
      en: 'Feedback that is owed, reminded or late, who knows of it, and whether meetings do what they agreed.',
    },
    icon: MailWarning,
    group: 'team',
    for: 'content',
    load: () => import('./feedback-debt/index.tsx'),
  },
  {
    path: 'ggz-overleg',
    title: { nl: 'GGZ-overleg', en: 'Mental-health talk' },
    about: {
      nl: 'De maandlijst van POH-GGZ en praktijkbegeleider: eerst wie gemonitord wordt en wat te laat is, dan de nieuwe.',
      en: 'The monthly list of practice nurse and practice coach: first who is monitored and what is late, then the new ones.',
    },
    icon: MessagesSquare,
    group: 'team',
    for: ['POH_GGZ', 'WIJ_COACH', 'GP', 'SUBSTITUTE_GP'],
    load: () => import('./ggz/index.tsx'),
  },
  {
    path: 'uren',
    title: { nl: 'Uren en declaraties', en: 'Hours and declarations' },
    about: {
      nl: 'Uren zoals overleggen en gesprekken ze vastleggen, wat een fonds ervan vergoedt, en wie voor gedetacheerde collega’s betaalt.',
      en: 'Hours as meetings and talks record them, what a fund pays of them, and who pays for seconded colleagues.',
    },
    icon: Clock3,
    group: 'team',
    for: LEDGER_ROLES,
    load: () => import('./ledger/index.tsx'),
  },
  {
    path: 'sporen',
    title: { nl: 'Op- en afschalen', en: 'Scaling up and down' },
    about: {
      nl: 'Van spoor naar spoor: hoe vaak op en af, waarom, wat ervoor in de plaats kwam, en welke casussen erachter staan.',
      en: 'From level to level: how often up and down, why, what took its place, and which cases are behind it.',
    },
    icon: ArrowDownUp,
    group: 'team',
    for: SPOREN_ROLES,
    load: () => import('./sporen/index.tsx'),
  },
  {
    path: 'ojg',
    title: { nl: 'Jeugd en gezin', en: 'Youth and family' },
    about: {
      nl: 'De dag en het bord van de ondersteuner jeugd en gezin: gesprekken, wie wacht, wat te laat is, uren en vooruitblik.',
      en: 'The day and the board of the youth and family supporter: talks, who waits, what is late, hours and outlook.',
    },
    icon: Baby,
    group: 'team',
    for: ['OJG', 'YOUTH_CM', 'TEAM_MANAGER', 'PRACTICE_MANAGER'],
    load: () => import('./ojg/index.tsx'),
  },
  {
    path: 'verwijzingen',
    title: { nl: 'Verwijzingen', en: 'Referrals' },
    about: {
      nl: 'Alle lopende verwijzingen die u mag zien: wie aan zet is, wat te laat is, en waarheen.',
      en: 'All running referrals that you may see: who must act, what is late, and where to.',
    },
    icon: Forward,
    group: 'team',
    for: 'content',
    load: () => import('./referrals/index.tsx'),
  },
  {
    path: 'sociale-kaart',
    title: { nl: 'Sociale kaart inlezen', en: 'Import the directory' },
    about: {
      nl: 'Organisaties, mensen, aanbod en postcodes als CSV-bestand: eerst zien wat er verandert, dan pas doorvoeren. En weer naar buiten.',
      en: 'Organisations, people, services and postcodes as CSV file: see first what would change, then carry it out. And out again.',
    },
    icon: FileSpreadsheet,
    group: 'manage',
    for: ['ADMIN'],
    load: () => import('./directory-files/index.tsx'),
  },
  {
    path: 'cijfers',
    title: { nl: 'Cijfers', en: 'Figures' },
    about: {
      nl: 'Terugkoppeling, verwijzingen, OJG, dementie, overleg en afspraken in getallen, met teller en noemer. Kleine groepen blijven verborgen.',
      en: 'Feedback, referrals, youth worker, dementia, meetings and agreements in numbers, with numerator and denominator. Small groups stay hidden.',
    },
    icon: ChartLine,
    group: 'team',
    for: GETS_FIGURES,
    load: () => import('./figures/index.tsx'),
  },
  {
    path: 'verzending',
    title: { nl: 'Verzending', en: 'Outbox' },
    about: {
      nl: 'Wat wacht, geprobeerd wordt, onzeker of verloren is, en de adressen voor beveiligde brieven.',
      en: 'What waits, is tried, uncertain or lost, and the addresses for secure letters.',
    },
    icon: MailQuestion,
    group: 'manage',
    for: ['ADMIN'],
    load: () => import('./outbox/desk.tsx'),
  },
  {
    path: 'mijn-verzendingen',
    title: { nl: 'Mijn verzendingen', en: 'What I sent' },
    about: { nl: 'Hoe het staat met de brieven die u verstuurde.', en: 'How the letters fare that you sent.' },
    icon: Send,
    group: 'own',
    for: 'content',
    load: () => import('./outbox/desk.tsx'),
  },
  {
    path: 'brieven',
    title: { nl: 'Brieven', en: 'Letters' },
    about: {
      nl: 'De woorden om brieven van uw organisatie, met een voorbeeld en elke versie, en het minimum van een terugkoppeling.',
      en: 'The words around the letters of your organisation, with a sample and every version, and the minimum of feedback.',
    },
    icon: Mails,
    group: 'team',
    for: 'content',
    load: () => import('./letter-templates/index.tsx'),
  },
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
  {
    path: 'mensen',
    title: { nl: 'Mensen en rollen', en: 'People and roles' },
    about: {
      nl: 'Uitnodigen, functies geven en beëindigen, bevestigen wat een tweede paar ogen vraagt, uit dienst melden.',
      en: 'Invite, give and end memberships, confirm what asks a second pair of eyes, let people leave.',
    },
    icon: Users,
    group: 'manage',
    for: ['ADMIN', 'PRIVACY_OFFICER'],
    load: () => import('./people/index.tsx'),
  },
  {
    path: 'afwezigheid',
    title: { nl: 'Afwezig en waarnemen', en: 'Absence and standing in' },
    about: {
      nl: 'Wanneer u weg bent, wie waarneemt, wat er overgedragen wordt en wat er intussen gebeurde.',
      en: 'When you are away, who stands in, what is handed over and what happened meanwhile.',
    },
    icon: CalendarOff,
    group: 'own',
    for: 'content',
    load: () => import('./absence/index.tsx'),
  },
  {
    path: 'beveiliging',
    title: { nl: 'Mijn beveiliging', en: 'My security' },
    about: {
      nl: 'Uw wachtwoord, uw tweede stap, passkeys, reservecodes, en waar u bent aangemeld.',
      en: 'Your password, your second step, passkeys, backup codes, and where you are signed in.',
    },
    icon: ShieldCheck,
    group: 'own',
    for: 'everybody',
    load: () => import('./security/index.tsx'),
  },
  {
    path: 'bewaren',
    title: { nl: 'Bewaren en wissen', en: 'Keeping and erasing' },
    about: {
      nl: 'Verzoeken om te wissen, dossiers waarvan de bewaartermijn afloopt, wat niet vernietigd mag worden, en de sleutels. Zonder inhoud.',
      en: 'Requests to erase, files whose retention period ends, what must not be destroyed, and the keys. Without content.',
    },
    icon: Archive,
    group: 'manage',
    for: ['ADMIN', 'PRIVACY_OFFICER'],
    load: () => import('./retention/index.tsx'),
  },
  {
    path: 'back-ups',
    title: { nl: 'Back-ups', en: 'Backups' },
    about: {
      nl: 'Wanneer er een back-up is gemaakt, of die terug te zetten is, en wat er niet in orde is.',
      en: 'When a backup was made, whether it can be restored, and what is not in order.',
    },
    icon: DatabaseBackup,
    group: 'manage',
    for: ['ADMIN'],
    load: () => import('./backups/index.tsx'),
  },
  {
    path: 'log',
    title: { nl: 'Logboek', en: 'Audit log' },
    about: {
      nl: 'Wie wat zag en deed, en waarom: de weekcontrole met aftekenen, zoeken, en of het log nog klopt.',
      en: 'Who saw and did what, and why: the weekly review with sign-off, searching, and whether the log still holds.',
    },
    icon: ScrollText,
    group: 'manage',
    for: ['PRIVACY_OFFICER'],
    load: () => import('./audit/index.tsx'),
  },
  {
    path: 'noodknop',
    title: { nl: 'Noodtoegang', en: 'Emergency access' },
    about: {
      nl: 'Wie een dossier opende zonder er inzage in te hebben, waarom, en wat er is gezien. Binnen 7 dagen beoordelen; zonder inhoud.',
      en: 'Who opened a file without having access to it, why, and what was seen. To be reviewed within 7 days; without content.',
    },
    icon: Siren,
    group: 'manage',
    for: ['PRIVACY_OFFICER'],
    load: () => import('./noodknop/index.tsx'),
  },
];

/** The desks of the hat that is worn. */
export function desksOf(me: Me): Desk[] {
  return desks.filter(({ for: whom }) =>
    whom === 'everybody' ? true : whom === 'content' ? seesContent(me) : me.roles.some((role) => (whom as readonly string[]).includes(role)),
  );
}

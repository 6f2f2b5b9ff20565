import { organisations } from './organisations.ts';
import type { SeedPerson } from './types.ts';

/** One password for everybody in the demo; it is printed at the start and shown on the sign-in page. */
export const DEMO_PASSWORD = 'noorderbuurt-2026';

/** Twenty-four fictional people, with every role that logs in between them. */
export const people: SeedPerson[] = [
  { key: 'bakker', name: 'dr. Eline Bakker', phone: '06-00 00 00 01', hats: [{ org: 'linde', title: 'Huisarts', roles: ['GP'] }] },
  { key: 'veenstra', name: 'dr. Menno Veenstra', phone: '06-00 00 00 02', hats: [{ org: 'kompas', title: 'Huisarts', roles: ['GP'] }] },
  {
    key: 'degraaf',
    name: 'dr. Noor de Graaf',
    phone: '06-00 00 00 03',
    hats: [
      { org: 'kompas', title: 'Huisarts', roles: ['GP'] },
      { org: 'linde', title: 'Waarnemend huisarts', roles: ['SUBSTITUTE_GP'] },
    ],
  },
  {
    key: 'petra',
    name: 'Petra Hoekstra',
    phone: '06-00 00 00 04',
    hats: [{ org: 'linde', title: 'POH-ouderenzorg, liaison ouderen', roles: ['POH_O', 'LIAISON'], themes: ['ELDERLY'] }],
  },
  {
    key: 'marieke',
    name: 'Marieke Dijkstra',
    phone: '06-00 00 00 05',
    hats: [
      { org: 'linde', title: 'POH-GGZ, liaison GGZ', roles: ['POH_GGZ', 'LIAISON'], themes: ['MENTAL_HEALTH'] },
      { org: 'kompas', title: 'POH-GGZ', roles: ['POH_GGZ'] },
    ],
  },
  { key: 'joost', name: 'Joost Elzinga', phone: '06-00 00 00 06', hats: [{ org: 'linde', title: 'POH-somatiek', roles: ['POH_S'] }] },
  { key: 'sanne', name: 'Sanne Vos', phone: '06-00 00 00 07', hats: [{ org: 'linde', title: 'Doktersassistente', roles: ['ASSISTANT'] }] },
  {
    key: 'wouter',
    name: 'Wouter Haan',
    phone: '06-00 00 00 08',
    hats: [
      { org: 'linde', title: 'Praktijkmanager', roles: ['PRACTICE_MANAGER'] },
      { org: 'linde', title: 'Ondertekenaar convenant', roles: ['SIGNATORY'] },
    ],
  },
  {
    key: 'anja',
    name: 'Anja Postma',
    phone: '06-00 00 00 09',
    hats: [
      { org: 'thuiszorg', title: 'Wijkverpleegkundige', roles: ['DISTRICT_NURSE'] },
      { org: 'wij', title: 'Wijkverpleegkundige in het WIJ-team, 16 uur', roles: ['DISTRICT_NURSE'] },
    ],
  },
  {
    key: 'hans',
    name: 'Hans Bruinsma',
    phone: '06-00 00 00 10',
    hats: [{ org: 'wij', title: 'Praktijkbegeleider', roles: ['WIJ_COACH', 'LIAISON'], themes: ['MENTAL_HEALTH'] }],
  },
  { key: 'fatima', name: 'Fatima Amrani', phone: '06-00 00 00 11', hats: [{ org: 'wij', title: 'Maatschappelijk werker', roles: ['WIJ_WORKER'] }] },
  {
    key: 'gerda',
    name: 'Gerda Scholten',
    phone: '06-00 00 00 12',
    hats: [{ org: 'wij', title: 'Ouderenadviseur, liaison ouderen', roles: ['WIJ_WORKER', 'LIAISON'], themes: ['ELDERLY', 'DEBT'] }],
  },
  {
    key: 'nadia',
    name: 'Nadia Yildiz',
    phone: '06-00 00 00 13',
    hats: [{ org: 'wij', title: 'Casemanager jeugd, liaison jeugd', roles: ['YOUTH_CM', 'LIAISON'], themes: ['YOUTH', 'SAFETY'] }],
  },
  {
    key: 'lotte',
    name: 'Lotte Smid',
    phone: '06-00 00 00 14',
    hats: [
      { org: 'linde', title: 'Ondersteuner jeugd en gezin', roles: ['OJG'] },
      { org: 'wij', title: 'Ondersteuner jeugd en gezin', roles: ['OJG'] },
    ],
  },
  { key: 'ilse', name: 'Ilse Wiersma', phone: '06-00 00 00 15', hats: [{ org: 'geheugen', title: 'Casemanager dementie', roles: ['DEM_CM'] }] },
  { key: 'oosterhof', name: 'dr. Karin Oosterhof', phone: '06-00 00 00 16', hats: [{ org: 'anker', title: 'Specialist ouderengeneeskunde', roles: ['SO'] }] },
  { key: 'bram', name: 'Bram de Wit', phone: '06-00 00 00 17', hats: [{ org: 'welzijn', title: 'Welzijnscoach', roles: ['WELFARE_COACH'] }] },
  { key: 'esther', name: 'Esther Kuipers', phone: '06-00 00 00 18', hats: [{ org: 'wij', title: 'Teamleider', roles: ['TEAM_MANAGER'] }] },
  { key: 'tom', name: 'Tom Rijpkema', phone: '06-00 00 00 19', hats: [{ org: 'ggz', title: 'Behandelaar', roles: ['PROVIDER'] }] },
  { key: 'ria', name: 'Ria Meinders', phone: '06-00 00 00 20', hats: [{ org: 'gemeente', title: 'Backoffice jeugd en Wmo', roles: ['MUNICIPALITY'] }] },
  { key: 'saskia', name: 'Saskia Blom', phone: '06-00 00 00 21', hats: [{ org: 'crisis', title: 'Triagist crisisdienst', roles: ['CRISIS_SERVICE'] }] },
  {
    key: 'pieter',
    name: 'Pieter Noordhof',
    phone: '06-00 00 00 22',
    hats: [
      { org: 'gemeente', title: 'Projectleider wijksamenwerking', roles: ['PROJECT_LEAD'] },
      { org: 'welzijn', title: 'Ondertekenaar convenant', roles: ['SIGNATORY'] },
    ],
  },
  {
    key: 'helga',
    name: 'Helga Brandsma',
    phone: '06-00 00 00 23',
    hats: [{ org: 'gemeente', title: 'Functionaris gegevensbescherming', roles: ['PRIVACY_OFFICER'] }],
  },
  { key: 'yusuf', name: 'Yusuf Demir', phone: '06-00 00 00 24', hats: [{ org: 'wij', title: 'Functioneel beheerder', roles: ['ADMIN'] }] },
];

/** The address that somebody of the demo signs in with. */
export const emailOf = (key: string): string => `${key}@demo.mekoar.example`;

/** Whether this is the address of somebody who came with the demo. */
export const isDemoPerson = (email: string): boolean => people.some((person) => emailOf(person.key) === email);

export type DemoLogin = { email: string; password: string; role: string; organisation: string; name: string };

/** One line per person, organisation and role, so that every role of the domain has a login. */
export function demoLogins(): DemoLogin[] {
  const nameOf = new Map(organisations.map((organisation) => [organisation.key, organisation.name]));
  return people.flatMap((person) =>
    person.hats.flatMap((hat) =>
      hat.roles.map((role) => ({ email: emailOf(person.key), password: DEMO_PASSWORD, role, organisation: nameOf.get(hat.org) ?? hat.org, name: person.name })),
    ),
  );
}

/** What the demo neighbourhood is written in. Everything here is fictional; server/commands/demo/ says it to the engine, step by step. */
export type OrganisationKey = 'linde' | 'kompas' | 'wij' | 'thuiszorg' | 'geheugen' | 'anker' | 'crisis' | 'welzijn' | 'gemeente' | 'ggz';

export type SeedOrganisation = { key: OrganisationKey; name: string; kind: string; phone: string; address: string };

export type PersonKey =
  | 'bakker'
  | 'veenstra'
  | 'degraaf'
  | 'petra'
  | 'marieke'
  | 'joost'
  | 'sanne'
  | 'wouter'
  | 'anja'
  | 'hans'
  | 'fatima'
  | 'gerda'
  | 'nadia'
  | 'lotte'
  | 'ilse'
  | 'oosterhof'
  | 'bram'
  | 'esther'
  | 'tom'
  | 'ria'
  | 'saskia'
  | 'pieter'
  | 'helga'
  | 'yusuf';

export type SeedHat = { org: OrganisationKey; title: string; roles: string[]; themes?: string[] };
export type SeedPerson = { key: PersonKey; name: string; phone: string; hats: SeedHat[] };

export type SeedOnCall = {
  key: string;
  org?: OrganisationKey;
  kind: string;
  label: string;
  phone: string;
  hours: { days: number[]; from: string; until: string }[];
};

export type SeedClient = {
  name: string;
  /** a full date, or the year alone */
  birthDate: string;
  address: string;
  postcode: string;
  phone?: string;
  carer?: string;
  /** who live together share this label */
  household?: string;
  gp: PersonKey | null;
  noGpReason?: string;
};

/**
 * One thing that somebody said. Values in `with` that begin with a mark are filled in while telling: `@petra` a person, `@org:linde` an organisation,
 * `@client` the client of the dossier, `#elderly-2` a meeting, `$case` `$item` an instance of the dossier.
 */
export type Step = {
  /** local time in Amsterdam: 2026-09-02T09:40 */
  at: string;
  by: PersonKey;
  /** `signal`, `case`, `consent`, `item`, `task:requestConsent`, `action:0`, `feedback:bakker` (owed to her) of the dossier, or `#elderly-2` */
  to: string;
  /** machine to start; then `to` names what is started */
  start?: string;
  say?: string;
  with?: Record<string, unknown>;
  /** what may already have been done by the machine itself: a refusal is no mistake here */
  maybe?: true;
};

export type Dossier = { key: string; client: SeedClient | null; steps: Step[] };
export type SeedMeeting = { key: string; steps: Step[] };

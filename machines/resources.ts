/**
 * What the product keeps about people, in the categories in which it is protected (TRUST.md part C). A track says of itself and of its fields to which
 * category they belong (`View.resource`, `View.fields`); who may do what with a category stands in server/policy/rules.ts.
 */
export const RESOURCES = [
  'r1',
  'r2',
  'r3',
  'r4',
  'r5',
  'r6',
  'r7',
  'r8',
  'r9',
  'r10',
  'r11',
  'r12',
  'r13',
  'r14',
  'r15',
  'r16',
  'r17',
  'r18',
  'r19',
  'r20',
  'r21',
  'r22',
  'r23',
  'r24',
  'r25',
] as const;
export type Resource = (typeof RESOURCES)[number];

/** How a screen names a category that it may not show. */
export const resourceWords: Record<Resource, { nl: string; en: string }> = {
  r1: { nl: 'naam en adres', en: 'name and address' },
  r2: { nl: 'burgerservicenummer', en: 'citizen service number' },
  r3: { nl: 'de casus', en: 'the case' },
  r4: { nl: 'signalen en verkenning', en: 'signals and exploration' },
  r5: { nl: 'medische gegevens', en: 'medical data' },
  r6: { nl: 'GGZ en risico', en: 'mental health and risk' },
  r7: { nl: 'sociaal dossier', en: 'social file' },
  r8: { nl: 'jeugd en gezin', en: 'youth and family' },
  r9: { nl: 'casemanagement dementie', en: 'dementia case management' },
  r10: { nl: 'agendapunten', en: 'agenda items' },
  r11: { nl: 'afspraken uit het overleg', en: 'agreements of the meeting' },
  r12: { nl: 'eigen werkaantekeningen van anderen', en: 'work notes of others' },
  r13: { nl: 'verwijzingen', en: 'referrals' },
  r14: { nl: 'terugkoppelingen', en: 'feedback letters' },
  r15: { nl: 'toestemmingen', en: 'consents' },
  r16: { nl: 'meldcode', en: 'reporting code' },
  r17: { nl: 'taken', en: 'tasks' },
  r18: { nl: 'bijlagen', en: 'attachments' },
  r19: { nl: 'werkafspraken', en: 'working agreements' },
  r20: { nl: 'contactpersonen', en: 'contact persons' },
  r21: { nl: 'cijfers', en: 'figures' },
  r22: { nl: 'logboek', en: 'audit log' },
  r23: { nl: 'gebruikers en rollen', en: 'users and roles' },
  r24: { nl: 'sleutels en back-up', en: 'keys and backup' },
  r25: { nl: 'uitvoer van het dossier', en: 'export of the file' },
};

/** What a client may agree to share, as consent.contract names it; `ANY` is held when one of them is. */
export type SharedContent = 'CONTACT' | 'SUPPORT_PRESENT' | 'SOCIAL' | 'MEDICAL' | 'MENTAL' | 'SAFETY' | 'ANY';

/** Which content of a consent opens a category. That there is help at all follows from anything that was agreed. */
export const contentOf: Record<Resource, SharedContent> = {
  r1: 'ANY',
  r2: 'ANY',
  r3: 'ANY',
  r4: 'SOCIAL',
  r5: 'MEDICAL',
  r6: 'MENTAL',
  r7: 'SOCIAL',
  r8: 'SOCIAL',
  r9: 'MEDICAL',
  r10: 'ANY',
  r11: 'ANY',
  r12: 'ANY',
  r13: 'ANY',
  r14: 'ANY',
  r15: 'ANY',
  r16: 'SAFETY',
  r17: 'ANY',
  r18: 'ANY',
  r19: 'ANY',
  r20: 'ANY',
  r21: 'ANY',
  r22: 'ANY',
  r23: 'ANY',
  r24: 'ANY',
  r25: 'MEDICAL',
};

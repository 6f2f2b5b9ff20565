import type { Words } from '../engine/types.ts';

/** The page that explains a figure: what it says, its formula (the table of DOMAIN.md section 6), what is left out, where it comes from. */
export type Definition = { name: Words; meaning: Words; formula: string; notes: Words | null; source: string };

const say = (nl: string, en: string): Words => ({ nl, en });
const define = (name: Words, meaning: Words, formula: string, source: string, notes: Words | null = null): Definition => ({
  name,
  meaning,
  formula,
  notes,
  source,
});

/** By the number of the figure. */
export const definitions: Record<string, Definition> = {
  'I-01': define(
    say('Terugkoppeling op tijd', 'Feedback on time'),
    say('Welk deel van de beloofde berichten op de afgesproken dag verzonden was.', 'Which part of the promised letters had been sent on the agreed day.'),
    'count(settledBy = SEND and firstSuccessfulSentAt <= dueAt) / count(dueAt in period and settledBy not in (WAIVE, WITHHELD))',
    '002 §5.2.1, §8',
    say(
      'De termijn is gewoonlijk tien werkdagen. Wat niet verzonden is omdat de cliënt geen toestemming gaf, staat apart (I-01b).',
      'The term is usually ten working days. What was not sent for want of consent stands apart (I-01b).',
    ),
  ),
  'I-01b': define(
    say('Niet verzonden wegens geen toestemming', 'Not sent for want of consent'),
    say(
      'Welk deel van de beloofde berichten niet verzonden is omdat de cliënt dat niet wil.',
      'Which part of the promised letters was not sent because the client does not want it.',
    ),
    'count(WITHHELD) / count(dueAt in period)',
    '003',
  ),
  'I-02': define(
    say('Doorlooptijd terugkoppeling', 'Time until feedback'),
    say('Hoeveel werkdagen er zaten tussen de belofte en het bericht.', 'How many working days lay between the promise and the letter.'),
    'median, P90 of wd(createdAt, firstSuccessfulSentAt)',
    '002 §5.2.1',
    say(
      'Wat nog open staat telt niet mee in de mediaan; hoeveel dat is staat eronder.',
      'What is still open does not count in the median; how much that is stands below it.',
    ),
  ),
  'I-03': define(
    say('Verwerkt in het HIS', 'Processed in the GP system'),
    say('Welk deel van de verzonden berichten in de praktijk verwerkt is.', 'Which part of the letters sent has been processed in the practice.'),
    'count(acknowledged) / count(sent)',
    '002 §5.2.1',
  ),
  'I-04': define(
    say('Toestemmingsgraad', 'Consent rate'),
    say(
      'Welk deel van de mensen aan wie het gevraagd is, toestemming gaf om de huisarts te informeren.',
      'Which part of the people asked agreed that the GP is informed.',
    ),
    'count(cases with GP_INFORM = active or implied) / count(cases opened in period where asked)',
    '003 rec. 3',
    say('Ernaast: in welk deel van de geopende casussen het gevraagd is.', 'Beside it: in which part of the cases opened it was asked.'),
  ),
  'I-05': define(
    say('Huisarts vooraf overlegd', 'GP asked first'),
    say(
      'Welk deel van de verwijzingen naar zorg door een ander dan de huisarts vooraf met de huisarts besproken is.',
      'Which part of the referrals to care by others was discussed with the GP first.',
    ),
    'count(referrals level CARE by non-GP with GP_AGREES or RESOLVE_AGREED before SEND) / count(referrals level CARE by non-GP sent)',
    '003 rec. 5',
    say('Wat zonder overleg ging, staat eronder met de reden.', 'What went without asking stands below it with the reason.'),
  ),
  'I-06': define(
    say('Reactietijd huisarts op overlegvraag', "GP's time to answer"),
    say(
      'Hoeveel werkdagen het duurde tot de huisarts antwoordde op een vraag over een verwijzing.',
      'How many working days it took until the GP answered a question about a referral.',
    ),
    'median wd(sendGpConsult, answer); share > term',
    '003 rec. 5',
    say('Het antwoord van een waarnemer telt. De termijn is drie werkdagen.', 'The answer of a substitute counts. The term is three working days.'),
  ),
  'I-07': define(
    say('Jeugdverwijzingen naar specialistische jeugdhulp per 1.000', 'Youth referrals to specialised help per 1,000'),
    say(
      'Hoeveel jeugdigen van de praktijk per jaar naar specialistische jeugdhulp of GGZ verwezen zijn, per 1.000 ingeschreven jeugdigen.',
      'How many youth of the practice were referred to specialised youth help or mental health care in a year, per 1,000 registered.',
    ),
    'R(t) = 1000 * count(referrals target YOUTH_SPECIALISED or GGZ for age < 18 by the practice, sentAt in t) / (registered patients < 18 at mid t) * (365 / days in t)',
    '002 §3.4.1',
    say('Het aantal ingeschreven jeugdigen vult de praktijk per kwartaal in.', 'The practice enters the number of registered youth every quarter.'),
  ),
  'I-09': define(
    say('OJG: geholpen zonder verwijzing', 'Youth worker: helped without referral'),
    say('Hoe trajecten bij de ondersteuner jeugd en gezin afliepen.', 'How tracks at the youth and family worker ended.'),
    'count(outcome = HELPED_NO_REFERRAL) / count(closed tracks)',
    'NJi, jeugdhulpbijdehuisarts.nl',
    say(
      'Ter vergelijking: 54 % in de Groningse proeven, 41 % in landelijk onderzoek.',
      'To compare: 54 % in the Groningen pilots, 41 % in the national study.',
    ),
  ),
  'I-10': define(
    say('OJG: gesprekken per traject', 'Youth worker: talks per track'),
    say('In hoeveel gesprekken een traject werd afgerond.', 'In how many talks a track was finished.'),
    'distribution 1..7, mean; share with allocation; share reaching 7',
    '002 §3.4.1',
  ),
  'I-11': define(
    say('OJG: wachttijd', 'Youth worker: waiting time'),
    say('Hoeveel dagen een jeugdige wachtte op het eerste gesprek.', 'How many days a youth waited for the first talk.'),
    'load% = 100 * sum(expected hours of open tracks per week) / contract hours for client work per week; waiting: count and median days in referred',
    '002 §6.2.1',
    say('De bezetting van nu staat op het bord van de OJG.', 'The load of now stands on the board of the youth worker.'),
  ),
  'I-12': define(
    say('MDO-minuten per casus', 'MDO minutes per case'),
    say(
      'Hoe lang een casus besproken werd, en hoe vaak dat langer duurde dan gepland.',
      'How long a case was discussed, and how often that took longer than planned.',
    ),
    'sum(item minutes) / count(items); overtime share',
    '004',
  ),
  'I-14': define(
    say('Acties op tijd', 'Actions on time'),
    say('Welk deel van de afgesproken acties op de afgesproken dag gedaan was.', 'Which part of the agreed actions had been done on the agreed day.'),
    'count(settled at or before due) / count(due in period and not cancelled)',
    '002 §5.2.1',
    say('Een actie die naar een volgend overleg werd doorgeschoven telt als te laat.', 'An action that was carried over to a next meeting counts as late.'),
  ),
  'I-15': define(
    say('Tijd van signaal tot eerste contact', 'Time from signal to first contact'),
    say('Hoeveel dagen na het signaal de cliënt gesproken is, per urgentie.', 'How many days after the signal the client was spoken to, by urgency.'),
    'median, P90 days by urgency',
    'opdracht',
    say(
      'Eerste contact: toestemming gevraagd, eerste gesprek van de OJG of eerste contact van de casemanager.',
      'First contact: consent asked, first talk of the youth worker or first contact of the case manager.',
    ),
  ),
  'I-16': define(
    say('Dementie: van signaal tot casemanager', 'Dementia: from signal to case manager'),
    say(
      'Hoeveel dagen het duurde van het eerste signaal tot de casemanager er was.',
      'How many days it took from the first signal until the case manager was there.',
    ),
    'median, P90 of days(signal.submittedAt, FIRST_CM_CONTACT)',
    'opdracht',
  ),
  'I-17': define(
    say('Wachttijd casemanagement (NZa)', 'Waiting time case management (NZa)'),
    say(
      'Hoeveel dagen er zaten tussen aanmelding en eerste contact, en welk deel langer wachtte dan 42 dagen.',
      'How many days lay between enrolment and first contact, and which part waited longer than 42 days.',
    ),
    'days(enrolled, FIRST_CM_CONTACT); share > 42',
    'NZa NR/REG-2122',
    say('Wie nu wacht staat op de wachtlijst van het casemanagement.', 'Who waits now stands on the waiting list of case management.'),
  ),
  'I-18': define(
    say('Bezoekafspraken nagekomen', 'Visits kept'),
    say(
      'Welk deel van de geplande bezoeken binnen vijf werkdagen na de afgesproken dag gebracht is.',
      'Which part of the planned visits was paid within five working days after the agreed day.',
    ),
    'count(visits within agreed interval + 5 wd) / count(visits due)',
    '002 §7.2',
  ),
  'I-19': define(
    say('Praktijktijd per dementiepatiënt', 'Practice time per dementia patient'),
    say(
      'Hoeveel minuten mensen van de praktijk in een kwartaal aan een patiënt besteedden, met en zonder casemanager.',
      'How many minutes people of the practice spent on a patient in a quarter, with and without a case manager.',
    ),
    'sum(minutes by practice roles) / count(patients) per quarter, with vs without dedicated CM',
    '002 §7.2',
  ),
  'I-20': define(
    say('Op- en afschalen', 'Stepping up and down'),
    say(
      'Hoe vaak een casus een spoor hoger of lager ging, en welk deel is afgesloten zonder ooit spoor 3.',
      'How often a case went a track up or down, and which part was closed without ever track 3.',
    ),
    'matrix from x to; net = down - up; share closed without ever level CARE (the "80 %")',
    '002 §5.1',
  ),
  'I-25': define(
    say('Crisis', 'Crisis'),
    say('Hoe vaak een crisis gemeld is, door wie, en hoe snel er gebeld werd.', 'How often a crisis was raised, by whom, and how soon somebody phoned.'),
    'count by first receiver (GP, WIJ, crisis service), time raise -> phone logged (median, share <= 15 min)',
    '002 §6.3, §8.4',
  ),
  'I-26': define(
    say('Mantelzorg', 'Informal carers'),
    say(
      'Van hoeveel mantelzorgers de belasting onlangs gemeten is, en hoe vaak die hoog was.',
      'Of how many carers the strain was measured lately, and how often it was high.',
    ),
    'share with strain measured <= 6 months; share high; days from high to respite',
    '002 §7',
  ),
  'I-27': define(
    say('Verwijzingen: uitkomst', 'Referrals: outcome'),
    say(
      'Wat er van verwijzingen werd, hoe snel ze zijn aangenomen en hoe vaak de gemeente op tijd antwoordde.',
      'What became of referrals, how soon they were accepted and how often the municipality answered in time.',
    ),
    'accepted / rejected / no response; days to acceptance; allocation answer within 5 wd',
    'iJw 3.2',
  ),
  'I-28': define(
    say('Dubbele verwijzingen', 'Double referrals'),
    say(
      'Hoe vaak gewaarschuwd werd dat er al zo’n verwijzing liep, en hoe vaak die toen is ingetrokken.',
      'How often a warning was given that such a referral already ran, and how often it was then cancelled.',
    ),
    'warnings shown, cancelled after warning',
    '002 §3.3.5',
  ),
};

import type { Locale, TrackWords } from '../track.ts';

const nl: TrackWords = {
  name: 'Vragenlijst',
  plural: 'Vragenlijsten',
  states: { completed: 'ingevuld', amended: 'verbeterd', enteredInError: 'terzijde gelegd' },
  events: {
    AMEND: { label: 'Verbeter', done: '{by} verbeterde de antwoorden' },
    ENTERED_IN_ERROR: { label: 'Leg terzijde', done: '{by} legde de lijst terzijde', help: 'Voor wat bij een ander hoort. Het blijft bewaard.' },
  },
  fields: {
    caseId: 'Casus',
    clientId: 'Cliënt',
    orgId: 'Organisatie',
    about: 'Hoort bij',
    questionnaire: 'Vragenlijst',
    on: 'Ingevuld op',
    answers: 'Antwoorden',
    medical: 'Antwoorden (medisch)',
    mental: 'Antwoorden (GGZ)',
    social: 'Antwoorden (sociaal)',
    youth: 'Antwoorden (jeugd)',
    dementia: 'Antwoorden (dementie)',
    linkId: 'Vraag',
    answer: 'Antwoord',
    author: 'Ingevuld door',
    reason: 'Reden',
  },
  values: {},
  guards: { sameQuestionnaire: { why: 'Dit is een andere vragenlijst.', remedy: 'Vul die als een nieuwe lijst in.' } },
  now: { completed: 'Ingevuld door {author}', amended: 'Ingevuld en later verbeterd', enteredInError: 'Terzijde gelegd; telt niet mee' },
  timers: {},
  notices: {},
};

const en: TrackWords = {
  name: 'questionnaire',
  plural: 'questionnaires',
  states: { completed: 'filled in', amended: 'corrected', enteredInError: 'set aside' },
  events: {
    AMEND: { label: 'Correct', done: '{by} corrected the answers' },
    ENTERED_IN_ERROR: { label: 'Set aside', done: '{by} set the questionnaire aside', help: 'For what belongs to somebody else. It is kept.' },
  },
  fields: {
    caseId: 'Case',
    clientId: 'Client',
    orgId: 'Organisation',
    about: 'Belongs to',
    questionnaire: 'Questionnaire',
    on: 'Filled in on',
    answers: 'Answers',
    medical: 'Answers (medical)',
    mental: 'Answers (mental health)',
    social: 'Answers (social)',
    youth: 'Answers (youth)',
    dementia: 'Answers (dementia)',
    linkId: 'Question',
    answer: 'Answer',
    author: 'Filled in by',
    reason: 'Reason',
  },
  values: {},
  guards: { sameQuestionnaire: { why: 'This is another questionnaire.', remedy: 'Fill that one in as a new one.' } },
  now: { completed: 'Filled in by {author}', amended: 'Filled in and corrected later', enteredInError: 'Set aside; it does not count' },
  timers: {},
  notices: {},
};

export const words: Record<Locale, TrackWords> = { nl, en };

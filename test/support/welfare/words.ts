import type { Locale, TrackWords } from '../../../machines/track.ts';

export const words: Record<Locale, TrackWords> = {
  nl: {
    name: 'Welzijn op Recept',
    plural: 'Welzijn op Recept',
    states: { proposed: 'voorgesteld', taking: 'doet mee', stopped: 'gestopt' },
    events: {
      INTRODUCE: { label: 'Kennismaking geweest', done: '{by} legde het eerste contact' },
      ATTEND: { label: 'Deed mee', done: '{by} noteerde een deelname: {activity}' },
      STOP: { label: 'Stoppen', done: '{by} sloot af' },
    },
    fields: {
      caseId: 'Casus',
      wish: 'Wat zou iemand graag doen?',
      coach: 'Welzijnscoach',
      on: 'Op',
      activity: 'Waaraan',
      remark: 'Opmerking',
      reason: 'Waarom',
    },
    values: { WALKING: 'wandelen', COOKING: 'samen koken', CHOIR: 'zingen' },
    guards: { attendedOnce: { why: 'Er is nog niet een keer meegedaan.', remedy: 'Noteer eerst een deelname.' } },
    now: { proposed: 'Wacht op kennismaking door {owner}', taking: 'Doet mee, begeleid door {owner}', stopped: 'Gestopt' },
    timers: { WELFARE_CONTACT: 'gaat een herinnering naar de welzijnscoach' },
    notices: { contact: 'Een kennismaking wacht op u.' },
  },
  en: {
    name: 'Social prescribing',
    plural: 'Social prescriptions',
    states: { proposed: 'proposed', taking: 'taking part', stopped: 'stopped' },
    events: {
      INTRODUCE: { label: 'Introduced', done: '{by} made the first contact' },
      ATTEND: { label: 'Took part', done: '{by} noted a visit: {activity}' },
      STOP: { label: 'Stop', done: '{by} ended it' },
    },
    fields: {
      caseId: 'Case',
      wish: 'What would the person like to do?',
      coach: 'Welfare coach',
      on: 'On',
      activity: 'In what',
      remark: 'Remark',
      reason: 'Why',
    },
    values: { WALKING: 'walking', COOKING: 'cooking together', CHOIR: 'singing' },
    guards: { attendedOnce: { why: 'Nobody has taken part yet.', remedy: 'Note a visit first.' } },
    now: { proposed: 'Waits for an introduction by {owner}', taking: 'Takes part, guided by {owner}', stopped: 'Stopped' },
    timers: { WELFARE_CONTACT: 'the welfare coach is reminded' },
    notices: { contact: 'An introduction waits for you.' },
  },
};

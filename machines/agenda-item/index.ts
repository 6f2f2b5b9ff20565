import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { timers } from './timers.ts';
import { view } from './view.ts';
import { words } from './words.ts';

/** One case, or one question without a name, on the agenda of a meeting. */
export const agendaItem = defineTrack({
  id: 'agendaItem',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['outcomeRecorded'],
  explain,
  rest: {
    returned: 'the task of the proposer has its own terms',
    scheduled: 'the meeting has the date; without one the series is looked through when the next is scheduled',
    scheduledAnonymous: 'the meeting has the date; without one the series is looked through when the next is scheduled',
  },
  waitsFor: { proposed: 'LIAISON', screening: 'LIAISON', deferred: 'LIAISON', overtime: 'CHAIR', concluded: 'CHAIR' },
  examples,
});

import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { time } from './time.ts';
import { timers } from './timers.ts';
import { view } from './view.ts';
import { words } from './words.ts';

/** A meeting of several disciplines about several clients. */
export const meeting = defineTrack({
  id: 'meeting',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  time,
  payloadGuards: [
    'hasChairAndNotes',
    'quorumMet',
    'crisisLogged',
    'crisisLoggedAndHeard',
    'outcomeRecorded',
    'noteFresh',
    'decisionComplete',
    'actionComplete',
    'carriedComplete',
  ],
  explain,
  saysInstead: ['everybodyMayHear'],
  rest: {},
  waitsFor: { planning: 'LIAISON', noQuorum: 'CHAIR', minutesApproved: 'CHAIR', distributing: 'MINUTE_TAKER' },
  examples,
});

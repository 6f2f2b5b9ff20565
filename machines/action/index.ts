import { defineTrack } from '../track.ts';
import { next } from './agenda.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** The smallest promise: one owner, one due date (DOMAIN.md 3.15). */
export const action = defineTrack({
  id: 'action',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts: { next },
  effects,
  timers,
  payloadGuards: [],
  // Of the guards of CANCEL only this one can fail by itself.
  explain: { notAtTable: ({ context }) => ({ times: context.carriedOver }) },
  rest: {
    'work.accepted': 'the due date runs in the other region',
    'work.inProgress': 'the due date runs in the other region',
    'work.blocked': 'the due date runs in the other region',
    'timeliness.settled': 'nothing is left to be on time for',
  },
  waitsFor: { 'work.declined': 'CASE_OWNER', 'work.done': 'CASE_OWNER', 'timeliness.escalated': 'CASE_OWNER' },
  examples,
});

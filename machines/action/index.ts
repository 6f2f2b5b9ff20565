import { defineTrack } from '../track.ts';
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
  facts: {},
  effects,
  timers,
  payloadGuards: [],
  rest: {
    'work.accepted': 'de datum loopt in de andere regio',
    'work.inProgress': 'de datum loopt in de andere regio',
    'work.blocked': 'de datum loopt in de andere regio',
    'timeliness.settled': 'er is niets meer waar op tijd voor gekomen moet worden',
  },
  waitsFor: { 'work.declined': 'CASE_OWNER', 'work.done': 'CASE_OWNER', 'timeliness.escalated': 'CASE_OWNER' },
  examples,
});

import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** A report that is owed to the GP or a referrer, with its due date (DOMAIN.md 3.13). */
export const feedback = defineTrack({
  id: 'feedback',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['minContentMet', 'waiverReason', 'waiveAllowed'],
  explain,
  rest: {
    'content.due': 'the due date runs in the other region',
    'content.drafting': 'the due date runs in the other region',
    'content.ready': 'the due date runs in the other region',
    'timeliness.settled': 'nothing is left to be on time for',
  },
  waitsFor: { 'content.consentCheck': 'CASE_OWNER', 'content.consentAsked': 'CASE_OWNER', 'timeliness.escalatedManager': 'CASE_OWNER' },
  examples,
});

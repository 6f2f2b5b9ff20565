import { caseFact } from '../beside-case.ts';
import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { fundingFacts } from './funding.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { time } from './time.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** The one-hour talk and what a fund pays for it (DOMAIN.md 3.21). */
export const hourTalk = defineTrack({
  id: 'hourTalk',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts: { case: caseFact, ...fundingFacts },
  effects,
  timers,
  time,
  payloadGuards: ['planComplete'],
  explain,
  rest: {},
  waitsFor: { proposed: 'GP', planned: 'GP', plannedUnfunded: 'GP', held: 'GP' },
  examples,
});

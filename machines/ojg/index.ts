import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** A short treatment by the youth and family supporter (DOMAIN.md 3.10). */
export const ojg = defineTrack({
  id: 'ojg',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['ojgReportComplete', 'withinReopenWindow', 'talkAhead'],
  explain,
  rest: { closed: 'the track is over; it can be opened again' },
  waitsFor: {},
  examples,
});

import { MANAGERS } from '../roles.ts';
import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects, facts } from './effects.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** The fixed contact of an organisation for a theme (DOMAIN.md 3.18). */
export const liaison = defineTrack({
  id: 'liaison',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['deputySet'],
  startedBy: MANAGERS,
  rest: { covered: 'the deputy is there until the return' },
  waitsFor: { proposed: 'TEAM_MANAGER', uncovered: 'TEAM_MANAGER', vacant: 'TEAM_MANAGER' },
  examples,
});

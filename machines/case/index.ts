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

/** The case of one client. */
export const caseTrack = defineTrack({
  id: 'case',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: [
    'ownerAssigned',
    'outcomeFollowUp',
    'outcomeAdvice',
    'planComplete',
    'closable',
    'withinReopenWindow',
    'scaleReason',
    'gpConsultedOrOverride',
    'crisisLogged',
  ],
  explain,
  rest: {
    'lifecycle.archived': 'the file has reached the end of its term',
    'safety.routine': 'nothing special is going on',
    'level.basic': 'a level is where the case stands, not something that waits',
    'level.supporting': 'a level is where the case stands, not something that waits',
    'level.care': 'a level is where the case stands, not something that waits',
    'sharing.unknown': 'the task to ask consent has its own terms',
    'sharing.asked': 'the consent that was asked has its own terms',
    'sharing.granted': 'the consent itself says until when',
    'sharing.refused': "the client decided; asking again is the consent's matter",
    'sharing.withdrawn': "the client decided; asking again is the consent's matter",
    'sharing.expired': 'the consent reminded before it expired',
  },
  waitsFor: {
    'lifecycle.signalled': 'LIAISON',
    'lifecycle.planning': 'CASE_OWNER',
    'lifecycle.evaluation': 'CASE_OWNER',
    'safety.concern': 'CASE_OWNER',
  },
  examples,
});

import { caseFact } from '../beside-case.ts';
import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { view } from './view.ts';
import { words } from './words.ts';

/** A questionnaire that was filled in about a client. Its own specification: the domain reference has no such machine (decision 028). */
export const questionnaireResponse = defineTrack({
  id: 'questionnaireResponse',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts: { case: caseFact },
  effects: {},
  timers: {},
  payloadGuards: ['sameQuestionnaire'],
  rest: { completed: 'it was filled in; nothing is waited for', amended: 'it was corrected; nothing is waited for' },
  waitsFor: {},
  examples,
});

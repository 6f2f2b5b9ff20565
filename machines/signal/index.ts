import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects, facts } from './effects.ts';
import { examples } from './examples.ts';
import { missingFields } from './fields.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** One reported worry, from anyone in the network (DOMAIN.md 3.5). */
export const signal = defineTrack({
  id: 'signal',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['isAcute', 'signalComplete', 'clientKnown', 'crisisLogged'],
  explain: {
    signalComplete: ({ context, event }) => ({ missing: missingFields(context, event, event.at) }),
    clientKnown: () => ({ missing: ['clientId'] }),
    crisisLogged: ({ context, event }) => (context.phoneLog.length || event.call ? { missing: ['clientId'] } : {}),
  },
  rest: { draft: "a draft is its writer's own and waits for nothing" },
  waitsFor: { handlingUrgent: 'LIAISON' },
  examples,
});

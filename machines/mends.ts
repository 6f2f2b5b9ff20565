import type { Role } from './roles.ts';
import { rootOf, structure } from './step.ts';
import type { Mend, Track } from './track.ts';

/**
 * What mends it when a guard says no, beside its words: a step of the same thing, a place to go, or somebody to ask. The first that is possible for this person is
 * offered. A guard of what is typed (`payloadGuards`) needs none: the form itself asks for it. A track may say its own (`Track.mends`), which comes first.
 */
const MENDS: Record<string, Record<string, readonly Mend[]>> = {
  case: {
    allTracksEnded: [{ open: 'tracks' }],
    closable: [{ open: 'tracks' }],
    crisisLogged: [{ say: 'LOG_CALL' }],
    gpConsultedOrOverride: [{ open: 'referral' }],
  },
  agendaItem: {
    stillPrepares: [{ open: 'meeting' }],
    itemConsentOk: [{ open: 'consent' }, { say: 'USE_ANONYMOUS' }, { say: 'DEFER' }],
    extendLeft: [{ say: 'CONCLUDE' }, { say: 'DEFER' }],
  },
  meeting: {
    chairApproves: [{ ask: 'CHAIR' }],
    limitedOk: [{ say: 'SUBSTITUTE_PARTICIPANT' }, { say: 'POSTPONE' }],
    everybodyMayHear: [{ say: 'STEP_OUT' }, { say: 'DEFER_ITEM' }],
    quorumMet: [{ say: 'SUBSTITUTE_PARTICIPANT' }, { say: 'POSTPONE' }],
    itemConsentOk: [{ say: 'DEFER_ITEM' }, { open: 'meeting' }],
    extendLeft: [{ say: 'CONCLUDE_ITEM' }, { say: 'DEFER_ITEM' }],
    itemWaits: [{ open: 'meeting' }],
    itemOpen: [{ say: 'RESUME' }],
    joinsWithoutGround: [{ say: 'JOIN' }],
    allItemsSettled: [{ open: 'meeting' }],
    minutesComplete: [{ open: 'meeting' }],
    allActionsSettled: [{ open: 'meeting' }],
  },
  action: {
    declineLeft: [{ say: 'HAND_OVER' }, { ask: 'CASE_OWNER' }, { ask: 'CHAIR' }],
    notAtTable: [{ open: 'agenda' }, { ask: 'CHAIR' }],
    completeAllowed: [{ say: 'UNBLOCK' }, { say: 'REASSIGN' }, { ask: 'CASE_OWNER' }],
    cancelAllowed: [{ say: 'REOPEN' }, { ask: 'CASE_OWNER' }],
    reopenAllowed: [{ say: 'COMPLETE' }, { wait: 'owner' }],
  },
  ojg: {
    youthConsentOk: [{ open: 'consent' }],
    sessionReachesHard: [{ wait: 'branch' }],
    sessionsBelowHard: [{ say: 'EXTENSION_NEEDED' }, { say: 'CHOOSE_REFER' }, { say: 'GOALS_REACHED' }],
    whatNextAsked: [{ say: 'SESSION_HELD' }],
    bridgeLeft: [{ ask: 'CASE_OWNER' }, { wait: 'outside' }],
  },
  hourTalk: { fundAllows: [{ say: 'NO_DECLARATION' }, { wait: 'outside' }] },
  feedback: {
    hasConsentForRecipient: [{ open: 'consent' }, { ask: 'CASE_OWNER' }],
    sendAllowed: [{ say: 'DRAFT_COMPLETED' }, { say: 'START_DRAFT' }, { open: 'consent' }],
    refusalSettles: [{ open: 'consent' }],
  },
  message: { hasConsentForRecipient: [{ open: 'consent' }, { say: 'STOP' }], restsElsewhere: [{ wait: 'branch' }], heardByHand: [{ wait: 'outside' }] },
  referral: { hasConsentForRecipient: [{ open: 'consent' }, { ask: 'CASE_OWNER' }], allocationOk: [{ wait: 'outside' }] },
  dementia: { agreedWithClient: [{ open: 'consent' }] },
  ggz: { itemConsentOk: [{ open: 'consent' }] },
  erasure: { notExtended: [{ say: 'GRANT' }, { say: 'REFUSE' }], mayBeErased: [{ say: 'REFUSE' }], otherPerson: [{ ask: 'PRIVACY_OFFICER' }] },
  breakGlass: { mayEnd: [{ ask: 'CASE_OWNER' }, { ask: 'PRIVACY_OFFICER' }], judgedByAnother: [{ ask: 'PRIVACY_OFFICER' }] },
};

/** What mends a guard of a track, in the order in which it is offered; `fill` when the form of the step itself does; empty when nobody said. */
export function mendsOf(track: Track, guard: string): readonly Mend[] {
  const said = track.mends?.[guard] ?? MENDS[track.id]?.[guard];
  return said ?? (track.payloadGuards.includes(guard) ? [{ fill: true }] : []);
}

/** The guards that can refuse a person: those on a step that somebody may press. */
export function guardsOf(track: Track): string[] {
  const steps = [rootOf(track), ...structure(track)].flatMap(({ transitions }) => transitions);
  const pressed = steps.filter(({ roles }) => roles.some((role: Role) => role !== 'SYSTEM'));
  return [...new Set([...pressed.flatMap(({ guard }) => guard ?? []), ...(track.saysInstead ?? [])])];
}

/** What is wrong with how a track says no: a guard without plain words, or without a way out that somebody can follow. Empty when all is well. */
export function silentGuards(track: Track): string[] {
  const faults: string[] = [];
  const events = Object.keys(track.contract.events);
  for (const guard of guardsOf(track)) {
    for (const locale of ['nl', 'en'] as const) {
      const { why } = track.words[locale].guards[guard] ?? {};
      if (!why) faults.push(`${track.id} ${guard}: no ${locale} words`);
      else if (/[a-z][A-Z]|_|\b[A-Z]{2,}_/.test(why.replaceAll(/\{\w+\}/g, ''))) faults.push(`${track.id} ${guard}: the ${locale} words name code: ${why}`);
    }
    const mends = mendsOf(track, guard);
    if (mends.length === 0 && !track.saysInstead?.includes(guard)) faults.push(`${track.id} ${guard}: nothing mends it; say what does in the track's mends`);
    for (const mend of mends) if ('say' in mend && !events.includes(mend.say)) faults.push(`${track.id} ${guard}: there is no step ${mend.say}`);
  }
  return faults;
}

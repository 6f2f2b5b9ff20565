import type { AccessRow, BoardRow, Json, TimerSetting, View } from '../track.ts';
import type { LiaisonContext } from './contract.ts';

/** Rings once and sleeps until somebody confirms the data again. */
export const timers: Record<string, TimerSetting> = { LIAISON_VERIFY: { anchor: 'verifiedAt', offset: 6, unit: 'mo' } };

const GAPS = ['proposed', 'uncovered', 'vacant'];

function board(context: LiaisonContext, state: Json): BoardRow {
  const gap = GAPS.includes(String(state));
  return {
    orgId: context.orgId,
    theme: context.theme,
    ownerId: gap ? null : state === 'covered' ? context.deputy : context.person,
    waitsFor: gap ? 'TEAM_MANAGER' : null,
    title: context.theme,
  };
}

/** No client in it: those who coordinate and lead on both sides, and the two people themselves. */
function access(context: LiaisonContext): AccessRow[] {
  const orgs = [...new Set([...(context.orgId ? [context.orgId] : []), ...context.partners])];
  const people = [...new Set([context.person, context.deputy].filter((id) => id !== null))];
  return [
    ...people.map((id): AccessRow => ({ subject: `person:${id}`, kind: 'owner' })),
    ...orgs.flatMap((org): AccessRow[] => [
      { subject: `triage:${org}`, kind: 'triage' },
      { subject: `managers:${org}`, kind: 'lead' },
    ]),
  ];
}

export const view: View = { resource: 'r20', board, access };

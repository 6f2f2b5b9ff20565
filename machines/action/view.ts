import { leafPaths } from '../step.ts';
import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import { decisionLink, seriesLink } from './agenda.ts';
import { trackLink } from './track-link.ts';
import type { ActionContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = {
  ACTION_ACCEPT: { anchor: 'entry', offset: 2, unit: 'wd', repeats: { offset: 2, unit: 'wd' } },
  ACTION_REMIND: { anchor: 'dueAt', offset: -2, unit: 'wd' },
  ACTION_DUE: { anchor: 'dueAt', offset: 0, unit: 'min' },
  ACTION_ESC: { anchor: 'dueAt', offset: 5, unit: 'wd' },
};

function board(context: ActionContext, state: Json): BoardRow {
  const givenBack = leafPaths(state).includes('work.declined');
  return {
    caseId: context.caseId,
    meetingId: context.meetingId,
    orgId: context.orgId,
    ownerId: givenBack ? null : context.owner,
    waitsFor: givenBack ? 'CASE_OWNER' : null,
    dueAt: context.settledAt ? null : context.dueAt,
    titleRef: context.text,
    title: context.task,
    links: [
      context.itemId,
      context.about,
      context.agenda,
      context.decision && decisionLink(context.decision),
      context.trackId ? trackLink(context.trackId) : null,
      context.waiting && context.series ? seriesLink(context.series) : null,
    ].filter((id) => id !== null),
  };
}

function access(context: ActionContext): AccessRow[] {
  const rows: AccessRow[] = [];
  for (const person of new Set([context.owner, context.madeBy])) if (person && person !== 'system') rows.push({ subject: `person:${person}`, kind: 'owner' });
  if (context.meetingId) rows.push({ subject: `meeting:${context.meetingId}`, kind: 'meeting' });
  // Who leads the meeting on whose agenda it came back sees it; its table does so through the case once that may be discussed, or because nobody is named.
  if (context.agenda) rows.push({ subject: `meeting:${context.agenda}:lead`, kind: 'lead' });
  if (context.agenda && !context.caseId) rows.push({ subject: `meeting:${context.agenda}`, kind: 'meeting' });
  return rows;
}

const POINTERS = ['caseId', 'meetingId', 'itemId', 'about', 'trackId', 'agenda'] as const;

/** Whoever owns a promise does not learn from it which case or meeting it came from, unless he may see that too. */
function see(context: ActionContext, viewer: Viewer): Record<string, unknown> {
  const hidden = POINTERS.filter((field) => context[field] !== null && !viewer.visible(context[field]));
  return { ...context, ...Object.fromEntries(hidden.map((field) => [field, null])) };
}

export const view: View = { resource: 'r17', board, access, see };

import { TRIAGE } from '../../../machines/roles.ts';
import type { Me, Row } from '../../../server/contract/shapes.ts';
import { daysBetween } from '../../words/dates.ts';

export type Work = { now: Row[]; week: Row[]; later: Row[]; waiting: Row[] };

/** What stands in a meeting or beside a case and has its own place there. */
const elsewhere = ['meeting', 'consent'];
const practiceFirst = ['signal', 'agendaItem', 'action', 'case'];
const teamFirst = ['case', 'signal', 'action', 'agendaItem'];
const practice = ['GP', 'SUBSTITUTE_GP', 'POH_O', 'POH_S', 'POH_GGZ', 'ASSISTANT', 'PRACTICE_MANAGER'];

/** Sorts what a person may see into what waits for him now, this week, later, and what he waits for. The rest is other people's. */
export function sortWork(rows: Row[], me: Me, now: number): Work {
  const work: Work = { now: [], week: [], later: [], waiting: [] };
  const owned = new Set(rows.filter((row) => row.machine === 'case' && row.owner === me.person.id).map((row) => row.id));
  for (const row of rows) {
    if (elsewhere.includes(row.machine)) continue;
    if (isMine(row, me)) work[placeOf(row, now)].push(row);
    else if (waitedFor(row, owned) && (row.owner || row.waitsFor)) work.waiting.push(row);
  }
  const order = me.roles.some((role) => practice.includes(role)) ? practiceFirst : teamFirst;
  const compare = (a: Row, b: Row): number =>
    danger(b) - danger(a) ||
    Number(asksGp(b)) - Number(asksGp(a)) ||
    (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') ||
    order.indexOf(a.machine) - order.indexOf(b.machine);
  for (const list of Object.values(work)) list.sort(compare);
  return work;
}

/** What I wait for: my own signals, and what others do in the cases that I keep the overview of. The rest is other people's business. */
const waitedFor = (row: Row, owned: Set<string>): boolean => row.machine === 'signal' || (row.machine !== 'case' && row.case !== null && owned.has(row.case));

function isMine(row: Row, me: Me): boolean {
  if (row.owner) return row.owner === me.person.id;
  if (!row.waitsFor) return false;
  const org = me.memberships.find((membership) => membership.id === me.hat)?.org;
  if (row.org && row.org !== org && row.machine === 'signal') return false;
  if (row.waitsFor === 'LIAISON') return me.roles.some((role) => (TRIAGE as readonly string[]).includes(role));
  return me.roles.includes(row.waitsFor);
}

function placeOf(row: Row, now: number): 'now' | 'week' | 'later' {
  if (danger(row) || asksGp(row)) return 'now';
  if (!row.dueAt) return row.machine === 'signal' ? 'now' : 'later';
  const days = daysBetween(now, row.dueAt);
  return days <= 0 ? 'now' : days < 7 ? 'week' : 'later';
}

/** A referral that waits for the word of the GP: three buttons, and it holds somebody up (UX: a practice sees questions to answer first). */
const asksGp = (row: Row): boolean => row.machine === 'referral' && (row.state.includes('route.gpConsultation') || row.state.includes('route.gpNoResponse'));

const danger = (row: Row): number =>
  Number(row.urgency === 'ACUTE' && row.machine === 'signal') + Number(row.state.includes('safety.crisis') || row.state.includes('escalated'));

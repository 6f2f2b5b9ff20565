import type { Resource } from '../../machines/resources.ts';
import type { Principal } from './principals.ts';
import type { Fact } from './question.ts';

/** A condition: a fact, or `consent` (active, for this category and this viewer). */
export type Condition = Exclude<Fact, 'blocked' | 'lifeThreat'> | 'consent';
/** `may`: R read, C create, U amend (append a version), X decide. `when`: any of these lists, all of its conditions; an empty list always holds. */
export type Rule = { id: string; who: readonly Principal[]; on: readonly Resource[]; may: string; when: readonly (readonly Condition[])[] };

const CARE: readonly Principal[] = ['HA', 'PO', 'PG', 'WV', 'CD', 'OJ', 'WM'];
const DESK: readonly Principal[] = ['HA', 'PA', 'PO', 'PG', 'WV', 'CD', 'OJ', 'WM'];
const EDITORS: readonly Principal[] = ['HA', 'PO', 'PG', 'CD', 'OJ', 'WM'];
const MANAGERS: readonly Principal[] = ['PM', 'TL'];

function rule(id: string, who: readonly Principal[], on: Resource | readonly Resource[], may: string, ...when: Condition[][]): Rule {
  return { id, who, on: typeof on === 'string' ? [on] : on, may, when: when.length ? when : [[]] };
}

/**
 * Who may do what, and on what condition. What no rule says is denied. This is our own order of the rules of TRUST.md part C; matrix.csv holds the same as a
 * table by hand, with deviations.csv beside it, and the test compares all cells ([R-20]).
 */
export const RULES: readonly Rule[] = [
  rule('identity.team', CARE, 'r1', 'R', ['team']),
  rule('identity.amend', EDITORS, 'r1', 'U', ['team']),
  rule('identity.register', ['HA', 'WM'], 'r1', 'C', ['team']),
  rule('identity.practice', ['HA', 'PA'], 'r1', 'RCU', ['org']),
  rule('identity.name', ['PO', 'PG', 'WV', 'CD', 'OJ', 'WM'], 'r1', 'R', ['org']),
  rule('identity.emergency', ['HA', 'WV'], 'r1', 'R', ['noodknop']),
  rule('bsn.care', ['HA', 'PA', 'PO', 'PG', 'WV', 'CD'], 'r2', 'R', ['org']),
  rule('bsn.entitled', ['OJ', 'WM'], 'r2', 'R', ['org', 'bsn']),

  rule('case.team', CARE, 'r3', 'R', ['team']),
  rule('case.amend', EDITORS, 'r3', 'U', ['team']),
  rule('case.open', ['HA', 'WM'], 'r3', 'C', ['team']),
  rule('case.practice', ['HA', 'PA'], 'r3', 'R', ['org']),
  rule('case.emergency', ['HA', 'WV'], 'r3', 'R', ['noodknop']),
  rule('case.counts', ['FB'], 'r3', 'R', ['aggregate']),
  rule('table.name', CARE, ['r1', 'r3'], 'R', ['meeting', 'consent']),
  rule('table.lead', ['VZ', 'NO'], ['r1', 'r3', 'r15'], 'R', ['meeting']),

  rule('signal.team', CARE, 'r4', 'RC', ['team']),
  rule('signal.desk', ['PA'], 'r4', 'C', ['org']),
  rule('signal.urgent', MANAGERS, 'r4', 'R', ['team']),

  rule('medical.treatment', ['HA', 'PO', 'PG'], 'r5', 'RCU', ['team']),
  rule('medical.practice', ['PO', 'PG'], 'r5', 'RCU', ['org']),
  rule('medical.desk', ['PA'], 'r5', 'R', ['org']),
  rule('medical.nursing', ['WV', 'CD'], 'r5', 'R', ['team', 'consent']),
  rule('medical.emergency', ['WV', 'CD'], 'r5', 'R', ['noodknop']),
  rule('medical.youth', ['OJ'], 'r5', 'R', ['consent']),
  rule('medical.social', ['WM'], 'r5', 'R', ['meeting', 'consent'], ['team', 'consent']),
  rule('table.content', ['VZ', 'NO'], ['r5', 'r6', 'r7', 'r8', 'r9'], 'R', ['meeting', 'consent']),

  rule('mental.treatment', ['HA', 'PG'], 'r6', 'RCU', ['team']),
  rule('mental.emergency', ['HA', 'PG', 'WV'], 'r6', 'R', ['noodknop']),
  rule('mental.shared', ['PO', 'WV', 'CD', 'OJ', 'WM'], 'r6', 'R', ['consent']),

  rule('social.team', ['WM'], 'r7', 'RCU', ['team']),
  rule('social.emergency', ['WM'], 'r7', 'R', ['noodknop']),
  rule('social.shared', ['HA', 'PO', 'PG', 'WV', 'CD', 'OJ'], 'r7', 'R', ['consent']),
  rule('manager.reason', ['TL'], ['r7', 'r8', 'r14'], 'R', ['org', 'reason']),

  rule('youth.team', ['OJ'], 'r8', 'RCU', ['team']),
  rule('youth.emergency', ['OJ'], 'r8', 'R', ['noodknop']),
  rule('youth.shared', ['HA', 'WM'], 'r8', 'R', ['team', 'consent']),
  rule('youth.parents', ['PG'], 'r8', 'R', ['consent']),

  rule('dementia.team', ['HA', 'PA', 'PO', 'PG', 'WV', 'CD'], 'r9', 'R', ['team']),
  rule('dementia.amend', ['PO', 'PG', 'WV', 'CD'], 'r9', 'U', ['team']),
  rule('dementia.open', ['CD'], 'r9', 'C', ['team']),
  rule('dementia.emergency', ['WV', 'CD'], 'r9', 'R', ['noodknop']),
  rule('dementia.shared', ['WM'], 'r9', 'R', ['team', 'consent']),

  rule('dementia.table', CARE, 'r9', 'R', ['meeting', 'consent']),

  rule('item.team', EDITORS, 'r10', 'RC', ['team']),
  rule('item.desk', ['PA'], 'r10', 'RC', ['org']),
  rule('item.table', DESK, 'r10', 'R', ['meeting']),
  rule('item.chair', ['VZ'], 'r10', 'RCUX', ['meeting']),
  rule('item.minutes', ['NO'], 'r10', 'RCU', ['meeting']),

  rule('agreed.table', CARE, 'r11', 'RC', ['meeting']),
  rule('agreed.guest', ['PA'], 'r11', 'R', ['meeting']),
  rule('agreed.chair', ['VZ'], 'r11', 'RCX', ['meeting']),
  rule('agreed.minutes', ['NO'], 'r11', 'RC', ['meeting']),
  rule('agreed.draft', ['NO'], 'r11', 'U', ['meeting', 'unfixed']),
  rule('agreed.team', CARE, 'r11', 'R', ['team']),
  rule('agreed.planned', MANAGERS, 'r11', 'R', ['team']),

  rule('note.own', [...DESK, ...MANAGERS], 'r12', 'RCU', ['self']),

  rule('referral.team', CARE, 'r13', 'RC', ['team']),
  rule('referral.sign', ['HA'], 'r13', 'X', ['team']),
  rule('referral.consulted', ['OJ', 'WM'], 'r13', 'X', ['team', 'consulted']),
  rule('referral.desk', ['PA'], 'r13', 'RC', ['org']),

  rule('feedback.draft', ['PO', 'PG', 'WV', 'CD', 'OJ', 'WM'], 'r14', 'R', ['team']),
  rule('feedback.doctor', ['HA'], 'r14', 'R', ['team', 'consent']),
  rule('feedback.send', ['WV', 'CD', 'OJ', 'WM'], 'r14', 'CX', ['team', 'consent']),
  rule('feedback.inbox', ['PA'], 'r14', 'R', ['org']),

  rule('consent.team', CARE, 'r15', 'RCU', ['team']),
  rule('consent.desk', ['PA'], 'r15', 'RC', ['org']),
  rule('consent.officer', ['LB'], 'r15', 'R'),

  rule('meldcode.team', CARE, 'r16', 'RC', ['team', 'ground']),
  rule('meldcode.report', ['HA', 'OJ', 'WM'], 'r16', 'X', ['team', 'ground']),
  rule('meldcode.manager', ['TL'], 'r16', 'RX', ['ground']),

  rule('task.team', CARE, 'r17', 'RCU', ['team']),
  rule('task.desk', ['PA'], 'r17', 'RCU', ['org']),
  rule('task.manager', ['TL'], 'r17', 'C', ['org']),
  rule('task.lead', ['VZ', 'NO'], 'r17', 'RC', ['meeting']),
  rule('task.table', DESK, 'r17', 'R', ['meeting']),

  rule('keeper', DESK, ['r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r13', 'r14', 'r15', 'r16', 'r17'], 'R', ['self']),
  rule('keeper.manager', MANAGERS, ['r4', 'r10', 'r11', 'r17'], 'R', ['self']),
  rule('addressed', DESK, ['r5', 'r6', 'r7', 'r8', 'r9', 'r13', 'r14', 'r17'], 'R', ['addressed']),
  rule('addressed.declare', ['PM'], 'r5', 'R', ['addressed']),

  rule('agreements.answer', DESK, 'r19', 'RC'),
  rule('agreements.keep', ['PM', 'TL', 'FB'], 'r19', 'RCU'),
  rule('agreements.read', ['VZ', 'NO'], 'r19', 'R'),
  rule('agreements.results', ['BG'], 'r19', 'R', ['aggregate']),
  rule('directory.read', [...DESK, 'VZ', 'NO', 'BG', 'LB', 'CL'], 'r20', 'R'),
  rule('directory.keep', ['PM', 'TL', 'FB'], 'r20', 'RCU'),
  rule('figures.own', [...CARE, 'PM'], 'r21', 'R', ['org', 'aggregate']),
  rule('figures.all', ['TL', 'BG'], 'r21', 'R', ['aggregate']),
  rule('log.own', CARE, 'r22', 'R', ['self']),
  rule('log.hand-over', ['HA'], 'r22', 'X', ['team']),
  rule('log.officer', ['FB', 'LB'], 'r22', 'R'),
  rule('users.organisation', MANAGERS, 'r23', 'RCU', ['org']),
  rule('users.admin', ['FB'], 'r23', 'RCU'),
  rule('users.officer', ['LB'], 'r23', 'R'),
  rule('keys.admin', ['FB'], 'r24', 'X'),
  rule('keys.officer', ['LB'], 'r24', 'R'),
  rule('export.care', ['HA', 'CD', 'OJ', 'WM'], 'r25', 'X', ['team', 'consent']),
  rule('export.desk', ['PA'], 'r25', 'C', ['org']),
  rule('export.officer', ['LB'], 'r25', 'X'),

  rule('client.read', ['CL'], ['r1', 'r2', 'r3', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r13', 'r14', 'r17', 'r22', 'r25'], 'R', ['own']),
  rule('client.signal', ['CL'], 'r4', 'R', ['own', 'released']),
  rule('client.consent', ['CL'], 'r15', 'RCU', ['own']),
];

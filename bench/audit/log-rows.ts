import { randomOf } from '../../test/trust/tools/random.ts';
import { CODE, meaningOf, categoryOf } from '../../server/audit/meaning.ts';
import { PEOPLE, ROWS_A_DAY, type Neighbourhood } from './neighbourhood.ts';

/** A row of the log before its place in the chain, by column; what is absent is null. */
export type LogRow = Record<string, string | number | null>;
type Random = ReturnType<typeof randomOf>;
type Access = { at: string; person: number; client: number; trace: string; random: Random; town: Neighbourhood; now: number };

/** What people do with the product in a hundred accesses; the parts of a hundred thousand behind the comma are what an officer looks for. */
const DEEDS: [share: number, deed: (access: Access) => LogRow[]][] = [
  [40_000, openFile],
  [20_000, lookOn],
  [15_000, sendEvent],
  [8_000, openList],
  [6_000, openInstance],
  [5_000, search],
  [3_000, timer],
  [1_800, signIn],
  [600, refused],
  [400, takeAlong],
  [150, readLog],
  [30, withoutRule],
  [20, inEmergency],
];
const OTHERS = ['consent', 'signal', 'action', 'referral', 'agendaItem', 'feedback', 'ojg', 'dementia', 'ggz'];

/**
 * Gives rows of a neighbourhood's log, in the order of time, for as long as it is asked: fifty people, twenty thousand rows on a working day, in accesses of
 * one to seven rows that share a trace. From the same row on it gives the same log.
 */
export function* logRows(from: number, total: number, town: Neighbourhood): Generator<LogRow> {
  const random = randomOf(7 + from);
  const table = DEEDS.flatMap(([share, deed]) => Array.from({ length: share / 10 }, () => deed));
  let now = from;
  while (now < total) {
    const person = random.whole(0, PEOPLE - 1);
    const client = town.drawClient(Math.floor(now / ROWS_A_DAY), person, random);
    const access = { at: town.instantOf(now), person, client, trace: uuid('f0', now), random, town, now };
    const rows = table[random.whole(0, table.length - 1)](access);
    for (const row of rows) {
      if (now++ >= total) return;
      yield row;
    }
  }
}

/** An id that a test of the product would accept. */
export const uuid = (part: string, of: number): string => `0190${part}00-0000-7000-8000-${String(of).padStart(12, '0')}`;

function openFile(access: Access): LogRow[] {
  const beside = Array.from({ length: access.random.whole(0, 3) }, (_, at) => at);
  const own = row(access, 'read', 'case', caseOf(access), 'caseFile');
  return [own, ...beside.map((at) => ({ ...row(access, 'read', OTHERS[(access.client + at) % OTHERS.length], other(access, at), 'caseFile'), via: 'with' }))];
}

function lookOn(access: Access): LogRow[] {
  return [{ ...row(access, 'read', 'case', caseOf(access), 'instance:follow'), via: 'socket' }];
}

function sendEvent(access: Access): LogRow[] {
  const type = access.random.whole(0, 2) ? 'case' : OTHERS[access.client % OTHERS.length];
  const sent = { ...row(access, 'send', type, type === 'case' ? caseOf(access) : other(access, 0), 'sendEvent'), detail: 'LOG_CONTACT' };
  return access.random.whole(0, 3) ? [sent] : [sent, { ...row(access, 'create', 'action', other(access, 4), 'sendEvent'), via: 'with' }];
}

/** A list names who was on it, and each case on it once a day. */
function openList(access: Access): LogRow[] {
  const { random, town, now, person } = access;
  const own = { ...row(access, 'list', 'case', null, 'listInstances'), case_id: null, client: null, rule: null, evidence: null, version: null };
  const shown = Array.from({ length: random.whole(1, 5) }, () => town.drawClient(Math.floor(now / ROWS_A_DAY), person, random));
  const beside = shown.map((client) => ({ ...row({ ...access, client }, 'read', 'case', caseOf({ ...access, client }), 'listInstances'), via: 'list' }));
  return [{ ...own, results: shown.length, shape: 'limit machine' }, ...beside];
}

function openInstance(access: Access): LogRow[] {
  return [row(access, 'read', OTHERS[access.client % OTHERS.length], other(access, access.random.whole(0, 5)), 'loadInstance')];
}

function search(access: Access): LogRow[] {
  const own = row(access, 'search', 'search', null, 'listInstances');
  return [{ ...own, case_id: null, client: null, rule: null, evidence: null, version: null, results: access.random.whole(0, 20), shape: 'limit q' }];
}

function timer(access: Access): LogRow[] {
  const own = row(access, 'timer', 'case', caseOf(access), 'timers');
  return [{ ...own, actor: 'system', hat: null, org: null, roles: 'SYSTEM', purpose: 'HSYSADMIN', name: null, point: null, session: null, rule: null }];
}

function signIn(access: Access): LogRow[] {
  return [{ ...row(access, 'sign-in', 'session', null, 'signIn'), case_id: null, client: null, rule: null, evidence: null, version: null }];
}

function refused(access: Access): LogRow[] {
  return [{ ...row(access, 'refuse', 'case', caseOf(access), 'caseFile'), outcome: 4, reason: 'not-found', rule: null, evidence: null, version: null }];
}

function takeAlong(access: Access): LogRow[] {
  return [row(access, access.random.whole(0, 1) ? 'export' : 'letter', 'case', caseOf(access), 'dossierPdf')];
}

function readLog(access: Access): LogRow[] {
  const own = row(access, 'read', 'audit', 'employee', 'auditQuestion');
  return [{ ...own, case_id: null, client: null, rule: null, evidence: null, version: null, results: 50, shape: 'limit person' }];
}

function withoutRule(access: Access): LogRow[] {
  return [{ ...row(access, 'read', 'case', caseOf(access), 'caseFile'), rule: null, evidence: null }];
}

function inEmergency(access: Access): LogRow[] {
  const emergency = uuid('91', access.now);
  const alert = { emergency, purpose: 'ETREAT', event_code: CODE.alert, rule: 'case.emergency' };
  const read = () => ({ ...row(access, 'read', 'case', caseOf(access), 'caseFile'), ...alert });
  return [{ ...row(access, 'create', 'breakGlass', emergency, 'start'), ...alert, rule: null }, read(), read()];
}

const caseOf = ({ town, client, now }: Access): string => town.caseOf(client, now);
/** One of a dozen instances that hang on a client's case. */
const other = ({ client }: Access, at: number): string => uuid('a5', client * 12 + at);

function row({ at, person, client, trace, town, now }: Access, action: string, type: string, id: string | null, route: string): LogRow {
  const who = town.people[person];
  const caseId = town.caseOf(client, now);
  return {
    at,
    ...who,
    action,
    object_type: type,
    object_id: id,
    case_id: caseId,
    outcome: 0,
    ...meaningOf(action, type),
    purpose: 'TREAT',
    client: town.pseudonyms[client],
    version: (client % 40) + 1,
    category: categoryOf(type),
    policy: '1',
    rule: client % 9 ? 'case.team' : 'case.shared',
    evidence: caseId,
    consent: client % 9 ? null : uuid('a5', client * 12 + 11),
    trace,
    route,
    session: town.sessionOf(person, now),
  };
}

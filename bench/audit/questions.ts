import type { Store } from '../../db/store.ts';
import { LETTER_ROWS, overviewOf, type About } from '../../server/audit/overview.ts';
import { answerOf, breachRadius, type Asked, type Question } from '../../server/audit/questions.ts';
import { readersPdf } from '../../server/outbound/readers-paper.ts';
import { auditLog } from '../../server/views/audit-log.ts';
import type { ViewDeps } from '../../server/views/deps.ts';
import { statusOf, whyOf } from '../../server/views/audit-status.ts';
import { findWeek, listWeeks } from '../../server/views/review.ts';
import { randomOf } from '../../test/trust/tools/random.ts';
import { uuid } from './log-rows.ts';
import { CLIENTS, PEOPLE, ROWS_A_DAY, type Neighbourhood } from './neighbourhood.ts';

/** `few`: takes seconds, or is asked once a week: not tried as often. */
export type Asking = { name: string; ask(): Promise<unknown>; few?: boolean };

/** A call of each question of the log by the product's own functions, about somebody and some time that chance chooses. */
export function questions({ db }: Store, town: Neighbourhood, rows: number): Asking[] {
  const random = randomOf(11);
  const days = town.days.length;
  const person = () => uuid('b0', random.whole(0, PEOPLE - 1));
  const point = () => town.people[random.whole(0, PEOPLE - 1)].point;
  const client = () => random.whole(0, CLIENTS - 1);
  const caseId = () => uuid('a0', client());
  const span = (length: number) => {
    const from = random.whole(0, Math.max(0, days - length - 1));
    return { from: town.instantOf(from * ROWS_A_DAY), until: town.instantOf(Math.min(from + length, days - 1) * ROWS_A_DAY) };
  };
  const month = () => span(21);
  const until = () => month().until;
  const ask =
    (question: Question, asked: Partial<Asked> = {}) =>
    () =>
      answerOf(db, question, { limit: 50, ...asked });
  const anew = (question: Question, asked: () => Partial<Asked>) => () => ask(question, asked())();
  const busiest: About = { client: town.pseudonyms[0] };
  // The privacy officer reads without a look at who may see what.
  const officer = { person: uuid('b0', 0), hat: null, org: null, roles: ['PRIVACY_OFFICER' as const] };
  const log = (asked: Partial<Parameters<typeof auditLog>[2]>) => auditLog({ db } as ViewDeps, officer, { limit: 50, ...asked });
  const now = town.instantOf(rows - 1);
  const late = new Date(Date.parse(now) + 5 * 366 * 24 * 3600 * 1000).toISOString();
  const month0 = { from: town.instantOf(Math.max(0, days - 22) * ROWS_A_DAY) };
  return [
    { name: 'Q1 newest page of the busiest client', ask: () => overviewOf(db, busiest, {}) },
    { name: 'Q1 a page of the busiest client, somewhere', ask: () => overviewOf(db, busiest, { until: until() }) },
    { name: 'Q1 newest page of a client', ask: () => overviewOf(db, { client: town.pseudonyms[client()] }, {}) },
    { name: 'Q1 a month of a client', ask: () => overviewOf(db, { client: town.pseudonyms[client()] }, month()) },
    { name: 'Q1 newest page of a case', ask: () => overviewOf(db, { case: caseId() }, {}) },
    {
      name: 'Q1 newest page of a client, what one team did',
      ask: () => {
        const one = client();
        return overviewOf(db, { client: town.pseudonyms[one], mine: { cases: [uuid('a0', one)], org: uuid('d0', one % 5) } }, {});
      },
    },
    { name: 'Q1 the whole of the busiest client, page by page', ask: () => pageByPage(db, busiest), few: true },
    { name: 'Q1 letter of the busiest client, as much as fits (PDF)', ask: () => letter(db, busiest), few: true },
    {
      name: 'Q1 letter of a month of the busiest client (PDF)',
      ask: async () => readersPdf(db, await overviewOf(db, busiest, month0, LETTER_ROWS), null, new Date(now)),
    },
    { name: 'Q2 an employee', ask: anew('employee', () => ({ person: person(), until: until() })) },
    { name: 'Q3 a record', ask: anew('object', () => ({ object: caseId() })) },
    { name: 'Q4 emergencies', ask: anew('emergency', month) },
    { name: 'Q5 without relation or after closing', ask: ask('unrelated') },
    { name: 'Q5 of a month', ask: anew('unrelated', month) },
    { name: 'Q6 near', ask: ask('near') },
    { name: 'Q7 refusals', ask: anew('denied', () => ({ until: until() })) },
    { name: 'Q7 refusals of an employee', ask: anew('denied', () => ({ person: person(), until: until() })) },
    { name: 'Q8 exports, prints, letters', ask: anew('exports', () => ({ until: until() })) },
    { name: 'Q9 readers of the log', ask: anew('readers', () => ({ until: until() })) },
    { name: 'Q10 and Q13 status', ask: () => statusOf(db, now) },
    { name: 'Q13 when all is past its term', ask: () => statusOf(db, late) },
    { name: 'Q11 breach radius of an employee, a month', ask: () => breachRadius(db, { person: person(), ...month() }) },
    { name: 'Q11 breach radius of a device, a month', ask: () => breachRadius(db, { point: point(), ...month() }) },
    { name: 'Q11 breach radius of an employee, a year', ask: () => breachRadius(db, { person: person(), ...span(250) }), few: true },
    { name: 'Q11 first page of an employee, a month', ask: anew('breach', () => ({ person: person(), ...month() })) },
    { name: 'Q12 why', ask: () => whyOf(db, random.whole(1, rows)) },
    { name: 'rows of a client, a page', ask: anew('client', () => ({ client: town.pseudonyms[client()], until: until() })) },
    { name: 'the log of a case, a page', ask: () => log({ case: caseId() }) },
    { name: 'the log of the busiest case, a page further on', ask: () => log({ case: uuid('a0', 0), after: random.whole(Math.floor(rows / 2), rows) }) },
    { name: 'the log of an employee, a page', ask: () => log({ person: person(), after: random.whole(1, rows) }) },
    { name: 'the log, a page', ask: () => log({ after: random.whole(1, rows) }) },
    { name: 'the weeks of the review', ask: () => listWeeks(db, now) },
    { name: 'a week of the review', ask: async () => findWeek(db, '2026-11-09', now) },
  ];
}

async function pageByPage(db: Store['db'], about: About): Promise<void> {
  for (let until: string | undefined, more = true; more;) {
    const { next } = await overviewOf(db, about, { until });
    until = next ?? undefined;
    more = next !== null;
  }
}

const letter = async (db: Store['db'], about: About): Promise<Buffer> =>
  readersPdf(db, await overviewOf(db, about, {}, LETTER_ROWS), null, new Date('2026-11-20T12:00:00.000Z'));

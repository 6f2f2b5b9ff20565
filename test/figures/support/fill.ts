import { sql } from 'kysely';
import { insertion, insertRows } from '../../../db/queries/bulk.ts';
import type { Store } from '../../../db/store.ts';
import { addDays, addWorkingDays, endOfDay } from '../../../machines/calendar.ts';
import { randomOf } from '../../trust/tools/random.ts';

/** Where the made-up histories lie. */
export type Town = { practices: string[]; teams: string[]; persons: string[]; visibleTo: string };
const THEMES = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH', 'DEBT', 'SAFETY', 'OTHER'];
const OUTCOMES = ['HELPED_NO_REFERRAL', 'HELPED_NO_REFERRAL', 'REFERRED_TEAM', 'REFERRED_BASIC_GGZ', 'STOPPED', 'EXTENDED_WITH_ALLOCATION'];

/**
 * Puts so many cases with what hangs on them straight into the tables, spread over the two years before a day: rows as commits would have left them, without their
 * events. For speed, screens and attackers; the rules of the machines have their own tests. Every tenth case is on the team of `visibleTo`.
 */
export async function fill(store: Store, town: Town, cases: number, { before, seed }: { before: string; seed: number }): Promise<void> {
  const { next: random } = randomOf(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  const chance = (share: number) => random() < share;
  const rows = { clients: [] as object[], instances: [] as object[], boards: [] as object[], access: [] as object[] };
  let number = 0;
  const uuid = (kind: string) => `${kind}${(number++).toString(16).padStart(7, '0')}-0000-7000-8000-${seed.toString(16).padStart(12, '0').slice(-12)}`;
  const put = (machine: string, state: string, on: string, place: Place, context: Record<string, unknown>, id = uuid('e')) => {
    const at = `${on}T09:00:00.000Z`;
    const row = { id, machine, rev: 1, created_at: at, updated_at: at, clock: 1 };
    rows.instances.push({ ...row, version: 1, status: 'done', state: '{}', context: JSON.stringify({ self: id, ...context }) });
    const ids = { case_id: place.caseId, meeting_id: null, org_id: place.team, client_id: place.client, theme: place.theme, urgency: null };
    rows.boards.push({ ...row, state, running: 0, ...ids, owner_id: null, waits_for: null, due_at: null, title_ref: null, title: null });
    return id;
  };
  for (let at = 0; at < cases; at++) {
    const client = uuid('c');
    const caseId = uuid('a');
    const practice = pick(town.practices);
    const place = { caseId, client, team: pick(town.teams), theme: pick(THEMES) };
    const on = addDays(before, -Math.floor(random() * 730) - 1);
    const day = (plus: number) => addDays(on, Math.floor(random() * plus));
    rows.clients.push({
      id: client,
      details_ref: client,
      gp_person_id: null,
      gp_org_id: practice,
      no_gp_reason: null,
      household_id: null,
      org_id: practice,
      created_at: `${on}T08:00:00.000Z`,
    });
    const scaling = chance(0.3) ? [{ from: 'supporting', to: chance(0.4) ? 'care' : 'basic', at: `${day(90)}T10:00:00.000Z` }] : [];
    const closedAt = chance(0.5) ? `${day(200)}T10:00:00.000Z` : null;
    const signal = put('signal', 'accepted', on, place, {
      submittedAt: `${on}T09:00:00.000Z`,
      urgency: pick(['ROUTINE', 'ROUTINE', 'SOON', 'URGENT', 'ACUTE']),
      caseId,
    });
    put('case', 'lifecycle.inProgress', on, place, { signalIds: [signal], openedAt: `${on}T09:00:00.000Z`, scaling, closedAt }, caseId);
    if (at % 10 === 0)
      rows.access.push({
        granted_by: caseId,
        object_id: caseId,
        subject: `person:${town.visibleTo}`,
        kind: 'team',
        from_at: null,
        until_at: null,
        revoked_clock: null,
      });
    put('consent', pick(['active', 'active', 'active', 'refused', 'requested', 'withdrawn']), on, place, {
      purposes: ['GP_INFORM'],
      askedAt: `${day(10)}T09:00:00.000Z`,
    });
    for (let letter = 0; letter < 2; letter++) {
      const made = day(100);
      const due = addWorkingDays(made, 10);
      const sent = addWorkingDays(made, Math.ceil(random() * 14));
      const content = pick(['acknowledged', 'delivered', 'delivered', 'due', 'withheld']);
      const isSent = content === 'acknowledged' || content === 'delivered';
      const settledAt = isSent || content === 'withheld' ? `${sent}T10:00:00.000Z` : null;
      put('feedback', `content.${content} timeliness.settled`, made, place, {
        due,
        dueAt: endOfDay(due),
        settledAt,
        firstSentAt: isSent ? settledAt : null,
        waived: null,
      });
    }
    const sentAt = `${day(120)}T09:00:00.000Z`;
    const youth = place.theme === 'YOUTH';
    put('referral', `route.${chance(0.6) ? 'accepted' : pick(['rejected', 'noResponse', 'delivered'])}`, sentAt.slice(0, 10), place, {
      initiator: pick(['GP', 'GP', 'SOCIAL_TEAM']),
      targetKind: pick(['YOUTH_SPECIALISED', 'GGZ_BASIC', 'WELZIJN_OP_RECEPT', 'HOME_CARE']),
      ageBand: youth ? '12-15' : '65-79',
      sentAt,
      consulted: chance(0.6) ? sentAt : null,
      override: null,
      consults: [],
      gpAsked: false,
      doubles: chance(0.05) ? ['x'] : [],
      acceptedAt: chance(0.6) ? endOfDay(addDays(sentAt.slice(0, 10), Math.ceil(random() * 20))) : null,
      allocation: {},
      gpOrg: practice,
    });
    const due = day(150);
    const settledAt = chance(0.8) ? endOfDay(addDays(due, Math.floor(random() * 8) - 5)) : null;
    put('action', settledAt ? 'work.done timeliness.settled' : 'work.open timeliness.overdue', on, place, {
      task: place.theme === 'ELDERLY' ? 'visit' : 'callGp',
      due,
      dueAt: endOfDay(due),
      settledAt,
      carriedOver: 0,
    });
    if (chance(0.5))
      put('agendaItem', 'minuted', on, place, { seconds: 200 + Math.floor(random() * 900), timebox: 10, outcome: { at: `${day(120)}T12:00:00.000Z` } });
    if (youth) {
      const counted = 1 + Math.floor(random() * 7);
      put('ojg', 'closed', on, place, {
        referredOn: on,
        firstTalk: day(20),
        counted,
        report: { outcome: pick(OUTCOMES) },
        wayOut: null,
        allocation: null,
        closedAt: `${day(180)}T09:00:00.000Z`,
      });
    }
    if (place.theme === 'ELDERLY') {
      const strains = [{ level: pick(['HIGH', 'LOW', 'LOW']), on: day(60) }];
      const ledger = [{ on: day(90), minutes: 40, what: 'VISIT_CARE', by: pick(town.persons) }];
      const track = {
        raisedOn: on,
        enrolledOn: on,
        firstCmContactOn: day(70),
        waitDays: 12,
        hasCarer: true,
        strains,
        ledger,
        casemanagers: [],
        closedAt: null,
      };
      put('dementia', 'inGuidance', on, place, track);
    }
  }
  await store.write(async (tx) => {
    for (const [table, some] of Object.entries(rows)) if (some.length) await insertRows(tx, insertion(table as 'boards', Object.keys(some[0]) as never), some);
    await sql`update clock set value = value + 1 where id = 1`.execute(tx);
  });
}

type Place = { caseId: string; client: string; team: string; theme: string };

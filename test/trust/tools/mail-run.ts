import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { releaseHeld } from '../../../server/outbound/mail/addresses.ts';
import { smtpChannel } from '../../../server/outbound/mail/channel.ts';
import { beginText, claimMails, type Claim } from '../../../server/outbound/mail/claim.ts';
import { queueMail } from '../../../server/outbound/mail/queue.ts';
import { runMail, type MailRunner } from '../../../server/outbound/mail/run.ts';
import type { Kind, Mail } from '../../../server/outbound/mail/types.ts';
import { manualClock } from '../../../server/runtime/clock.ts';
import { openGateway, type Gateway, type Whim } from '../../support/mail-gateway.ts';
import type { randomOf } from './random.ts';

type Random = ReturnType<typeof randomOf>;
export type MailRun = { size: number; random: Random; say: (line: string) => void; /** the twins */ broken?: 'no-lease' | 'new-id' };
export type Ran = { mails: Mail[]; taken: Gateway['taken']; unverified: number; changes: number; downHours: number };

const PER_LANE = 5;
const ORGS = 8;
const AT = '2026-11-24T08:00:00.000Z';
const HOUR_MS = 3_600_000;
const MOST_ROUNDS = 600;
const PATIENCE = { connectMs: 3000, greetingMs: 3000, silenceMs: 3000 };

/** Two nodes carry `size` mails to a gateway that is slow, says no and not now, drops lines, and is down for a day, while addresses change under their hands. */
export async function mailRun({ size, random, say, broken }: MailRun): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-mail-'));
  const store = await openStore(`sqlite:${join(folder, 'mail.db')}`, { unsafe: true });
  const clock = manualClock(new Date(AT));
  const gateway = await openGateway({ whim: whims(random, () => broken !== 'no-lease') });
  const towns = new Addresses(store, random);
  const claim: Claim | undefined = broken === 'no-lease' ? withoutLease : undefined;
  try {
    await store.migrate();
    await towns.begin();
    const half = Math.ceil(size / 2);
    await queueSome(store, { from: 0, until: half, size }, random);
    if (!broken) await dieHolding(store, AT);
    const node = (name: string) =>
      runMail({
        store,
        clock,
        channel: smtpChannel(gateway.settings, PATIENCE),
        kinds: { probe },
        node: name,
        claim,
        report: (what, error) => error && say(`${what}: ${String(error)}`),
      });
    const nodes = [node('a'), node(broken === 'no-lease' ? 'a' : 'b')];
    let [downHours, seen] = [0, 0];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await Promise.all(nodes.map((one) => one.run()));
      seen = towns.judge(gateway, seen);
      if (round === 0) {
        await queueSome(store, { from: half, until: size, size }, random);
        downHours = await dayDown(gateway, nodes, clock);
      }
      await towns.change(clock.now().toISOString(), round);
      const next = await nextMoment(store, nodes, clock.now().toISOString());
      if (next === null && !(await sendAgain(store, clock.now().toISOString(), broken === 'new-id'))) break;
      if (next !== null && next > clock.now().toISOString()) clock.set!(new Date(next));
      if (round % 50 === 49) say(`round ${round + 1}: ${gateway.taken.length} taken of ${size}`);
    }
    for (const one of nodes) await one.stop();
    const mails = await store.db.selectFrom('mails').selectAll().orderBy('clock').orderBy('id').execute();
    return { mails, taken: gateway.taken, unverified: towns.unverified, changes: towns.changes, downHours };
  } finally {
    await gateway.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the gateway does; at most a fifth of all that goes wrong is unknowable. */
function whims(random: Random, moody: () => boolean): (step: 'connect' | 'mail' | 'data') => Whim {
  const table: [number, Whim][] = [
    [20, { do: 'refuse', at: 'data', code: 451 }],
    [10, { do: 'refuse', at: 'rcpt', code: 450 }],
    [10, { do: 'refuse', at: 'mail', code: 421 }],
    [40, { do: 'refuse', at: 'rcpt', code: 550 }],
    [5, { do: 'refuse', at: 'data', code: 554 }],
    [25, { do: 'drop', kept: true }],
    [15, { do: 'drop', kept: false }],
    [10, { do: 'drop-early' }],
    [5, { do: 'take', slowMs: 25 }],
  ];
  // These always come, so that also a small run has met them.
  const sure: Record<number, Whim> = { 3: { do: 'refuse', at: 'rcpt', code: 550 }, 5: { do: 'drop', kept: true }, 7: { do: 'drop', kept: true } };
  let mails = 0;
  return (step) => {
    if (!moody()) return { do: 'take' };
    if (step === 'mail' && sure[++mails]) return sure[mails];
    let at = random.whole(0, 999);
    if (step === 'connect') return at < 5 ? { do: 'refuse', at: 'connect', code: 421 } : { do: 'take' };
    for (const [weight, whim] of table) if ((at -= weight) < 0) return whim;
    return { do: 'take' };
  };
}

const probe: Kind = {
  prepare: async (mail) => ({ do: 'go', letter: { subject: 'Beveiligde brief', text: `proef ${mail.id}\r\n`, attachments: [] } }),
  handOver: async () => null,
  told: async () => {},
};

async function queueSome(store: Store, { from, until, size }: { from: number; until: number; size: number }, random: Random): Promise<void> {
  for (let first = from; first < until; first += 1000)
    await store.write(async (tx) => {
      for (let n = first; n < Math.min(until, first + 1000); n++) {
        const lane = `case-${n % Math.ceil(size / PER_LANE)}`;
        // One case writes to one organisation here, so that only its order is judged and not who was held.
        const org_id = `org-${(n % Math.ceil(size / PER_LANE)) % ORGS}`;
        const id = `probe-${String(n).padStart(8, '0')}-${random.whole(0, 1e6)}`;
        await queueMail(tx, { id, kind: 'probe', about_id: id, lane, case_id: lane, org_id, at: AT, clock: n, domain: 'proef.test' });
      }
    });
}

/** A node that claimed ten and died: for half of them the text had begun. */
async function dieHolding(store: Store, now: string): Promise<void> {
  const held = await claimMails(store, { node: 'dead', now, atOnce: 10 });
  for (const mail of held.slice(0, 5)) await beginText(store, mail, { node: 'dead', now }, { address: 'x', hash: 'x' });
}

/** The gateway is gone for twenty-four hours of the clock; every knock is in vain. */
async function dayDown(gateway: Gateway, nodes: MailRunner[], clock: ReturnType<typeof manualClock>): Promise<number> {
  await gateway.stop();
  const until = clock.now().getTime() + 24 * HOUR_MS;
  while (clock.now().getTime() < until) {
    clock.set!(new Date(clock.now().getTime() + HOUR_MS));
    await Promise.all(nodes.map((one) => one.run()));
  }
  await gateway.start();
  return 24;
}

/** The next moment at which something can happen; null when nothing waits any more. */
async function nextMoment(store: Store, nodes: MailRunner[], now: string): Promise<string | null> {
  const open = await store.db.selectFrom('mails').select(['next_at', 'lease_until']).where('status', 'in', ['waiting', 'held', 'sending']).execute();
  if (open.length === 0) return null;
  const knocks = nodes.flatMap((one) => {
    const state = one.state();
    return state.is === 'down' ? [state.nextAt] : [];
  });
  const ends = open.flatMap((row) => (row.lease_until ? [new Date(Date.parse(row.lease_until) + 1000).toISOString()] : []));
  return [...open.map((row) => row.next_at), ...knocks, ...ends].filter((at) => at > now).sort()[0] ?? now;
}

/** What a person does with what is uncertain: once more. The careless twin gives it a new name and says nothing of it. */
async function sendAgain(store: Store, now: string, careless: boolean): Promise<boolean> {
  const rows = await store.db.selectFrom('mails').select('id').where('status', '=', 'uncertain').execute();
  for (const { id } of rows)
    await store.write((tx) =>
      tx
        .updateTable('mails')
        .set((eb) => ({
          status: 'waiting',
          attempts: 0,
          round: eb('round', '+', 1),
          next_at: now,
          data_at: null,
          ...(careless ? { message_id: `<${crypto.randomUUID()}@proef.test>`, flagged: 0 } : {}),
        }))
        .where('id', '=', id)
        .execute(),
    );
  return rows.length > 0;
}

/** Two nodes under one name that look and take without marking. */
const withoutLease: Claim = async (store, { node, now, atOnce }) => {
  const due = await store.db
    .selectFrom('mails')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('clock')
    .limit(atOnce)
    .execute();
  const ids = due.map((one) => one.id);
  if (ids.length)
    await store.write((tx) => tx.updateTable('mails').set({ status: 'sending', lease_by: node, lease_until: '2099' }).where('id', 'in', ids).execute());
  return due;
};

/** The addresses of the organisations, which change while mail is on its way; a changed one is not verified before the next round. */
class Addresses {
  changes = 0;
  unverified = 0;
  private readonly good = new Map<string, Set<string>>();
  private readonly store: Store;
  private readonly random: Random;

  constructor(store: Store, random: Random) {
    this.store = store;
    this.random = random;
  }

  async begin(): Promise<void> {
    for (let n = 0; n < ORGS; n++) await this.put(`org-${n}`, 0, true, AT);
  }

  /** Some organisations get another address, some of the changed ones are verified. */
  async change(now: string, round: number): Promise<void> {
    for (let n = 0; n < ORGS; n++) {
      const org = `org-${n}`;
      const verified = (this.good.get(org)?.size ?? 0) > 0;
      if (verified && this.random.whole(0, 9) === 0 && round < 10) await this.put(org, round + 1, false, now);
      else if (!verified) await this.verify(org, now);
    }
  }

  /** Counts what arrived in this round at an address that was not good in it. */
  judge({ taken }: Gateway, from: number): number {
    const good = new Set([...this.good.values()].flatMap((one) => [...one]));
    this.unverified += taken.slice(from).filter((one) => !good.has(one.to)).length;
    return taken.length;
  }

  private async put(org: string, version: number, verified: boolean, at: string): Promise<void> {
    const address = `v${version}@${org}.test`;
    this.changes++;
    this.good.set(org, new Set(verified ? [address] : []));
    await this.store.write(async (tx) => {
      await tx.updateTable('mail_addresses').set({ ended_at: at }).where('org_id', '=', org).where('ended_at', 'is', null).execute();
      const row = { id: `${org}-${version}-${this.changes}`, org_id: org, person_id: null, address, added_by: 'x', added_at: at, tries: 0 };
      await tx
        .insertInto('mail_addresses')
        .values({ ...row, verified_by: null, verified_at: verified ? at : null, ended_at: null })
        .execute();
    });
  }

  private async verify(org: string, at: string): Promise<void> {
    await this.store.write(async (tx) => {
      const row = await tx.selectFrom('mail_addresses').select('address').where('org_id', '=', org).where('ended_at', 'is', null).executeTakeFirstOrThrow();
      await tx.updateTable('mail_addresses').set({ verified_at: at }).where('org_id', '=', org).where('ended_at', 'is', null).execute();
      await releaseHeld(tx, org, at);
      this.good.set(org, new Set([row.address]));
    });
  }
}

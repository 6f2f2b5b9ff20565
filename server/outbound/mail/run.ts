import type { Store } from '../../../db/store.ts';
import type { Clock } from '../../engine/types.ts';
import { attempt } from './attempt.ts';
import { claimMails, takeOver, type Claim } from './claim.ts';
import { nextKnock } from './schedule.ts';
import { ChannelDown, type Channel, type Kind, type Line, type Mail } from './types.ts';

export type MailDeps = {
  store: Store;
  clock: Clock;
  /** null: no gateway is set, everything waits */
  channel: Channel | null;
  kinds: Record<string, Kind>;
  /** keeps plain rows in step before each round: invitations that are due, mails that a person took over */
  before?: () => Promise<void>;
  claim?: Claim;
  /** names this process among the nodes */
  node: string;
  report: (what: string, error: unknown) => void;
};
/** How it stands with the gateway: `none` is set, `up`, or `down` with why and since when, and when it is tried again. */
export type ChannelState = { is: 'none' } | { is: 'up' } | { is: 'down'; why: string; since: string; nextAt: string };
export type MailRunner = { run(): Promise<number>; state(): ChannelState; knock(): void; stop(): Promise<void> };

const AT_ONCE = 20;
const HOLD_MS = 15 * 60_000;

/**
 * Carries mails to the one gateway. Each is claimed by one node, goes over the line once, and is marked by what the gateway answered. A gateway that is
 * not there costs no mail an attempt: it is knocked at again after 1, 2, 5, 10, then every 15 minutes, and everything waits (L10: there is no other way).
 */
export function runMail(deps: MailDeps): MailRunner {
  const { node } = deps;
  const claim = deps.claim ?? claimMails;
  const now = () => deps.clock.now().toISOString();
  const gateway = watchGateway(deps, now);
  let running: Promise<number> | null = null;
  let again = false;
  let stopped = false;

  async function rounds(): Promise<number> {
    let done = 0;
    do {
      again = false;
      done += await round();
    } while (again && !stopped);
    return done;
  }

  async function round(): Promise<number> {
    await deps.before?.();
    const lost = await takeOver(deps.store, now());
    for (const mail of lost) await tellUncertain(deps, mail);
    await releaseOnTime(deps.store, now());
    if (!deps.channel || gateway.isLeftAlone()) return lost.length;
    let line: Line | null = null;
    let done = lost.length;
    try {
      while (!stopped) {
        if (!(await anyDue(deps.store, now()))) break;
        // Something may be due and still wait for its turn: no line is opened for nothing.
        const mails = await claim(deps.store, { node, now: now(), atOnce: AT_ONCE });
        if (mails.length === 0) break;
        const used = await sendEach(deps, gateway, mails, line);
        line = used.line;
        done += used.done;
      }
    } catch (error) {
      if (!(error instanceof ChannelDown)) throw error;
      gateway.wentDown(error);
    } finally {
      line?.close();
    }
    return done;
  }

  return {
    run() {
      if (stopped) return Promise.resolve(0);
      again = true;
      running ??= rounds().finally(() => (running = null));
      return running;
    },
    state: () => (deps.channel ? gateway.state() : { is: 'none' }),
    knock: gateway.knock,
    async stop() {
      stopped = true;
      await running?.catch(() => {});
    },
  };
}

/**
 * Its sender hears that it is uncertain. After a restore its machine has not heard that the text left, as it may have: it is told first, so that its own term
 * runs and a person can send it again. What may not leave (no consent) is held as before.
 */
async function tellUncertain({ kinds, store }: MailDeps, mail: Mail): Promise<void> {
  const kind = kinds[mail.kind];
  const barred = mail.reason === 'restored' ? await kind?.handOver(mail) : null;
  if (barred?.do === 'hold')
    await store.write((tx) =>
      tx.updateTable('mails').set({ status: 'held', reason: barred.reason }).where('id', '=', mail.id).where('status', '=', 'uncertain').execute(),
    );
  else await kind?.told(mail, { is: 'uncertain' });
}

/** What is known of the gateway: said once when it goes away and once when it is back, and left alone in between. */
function watchGateway({ report }: Pick<MailDeps, 'report'>, now: () => string) {
  let down: { why: string; since: string; nextAt: string; times: number } | null = null;
  return {
    isLeftAlone: () => down !== null && down.nextAt > now(),
    answers() {
      if (down) report('secure mail: the gateway answers again', null);
      down = null;
    },
    wentDown(error: ChannelDown) {
      const times = (down?.times ?? 0) + 1;
      down = { why: error.why, since: down?.since ?? now(), nextAt: nextKnock(times, now()), times };
      if (times === 1) report(`secure mail: the gateway of SMTP_URL cannot be used (${error.why}); letters wait and go out when it is back`, null);
    },
    state: (): ChannelState => (down ? { is: 'down', why: down.why, since: down.since, nextAt: down.nextAt } : { is: 'up' }),
    knock() {
      if (down) down.nextAt = now();
    },
  };
}

async function anyDue(store: Store, now: string): Promise<boolean> {
  return (
    (await store.db.selectFrom('mails').select('id').where('status', '=', 'waiting').where('next_at', '<=', now).limit(1).executeTakeFirst()) !== undefined
  );
}

/** What was held is looked at again every quarter of an hour. */
async function releaseOnTime(store: Store, now: string): Promise<void> {
  const held = await store.db.selectFrom('mails').select('id').where('status', '=', 'held').where('next_at', '<=', now).limit(1).executeTakeFirst();
  if (held) await store.write((tx) => tx.updateTable('mails').set({ status: 'waiting' }).where('status', '=', 'held').where('next_at', '<=', now).execute());
}

/** Claimed but not begun: it waits again, as if nothing had been. One that broke on our side is left alone for a while. */
async function giveBack(store: Store, node: string, mails: Mail[], next: string | null): Promise<void> {
  const ids = mails.map((mail) => mail.id);
  await store.write((tx) =>
    tx
      .updateTable('mails')
      .set((eb) => ({
        status: eb.case().when('data_at', 'is', null).then('waiting').else('uncertain').end(),
        lease_by: null,
        lease_until: null,
        ...(next && { next_at: next }),
      }))
      .where('id', 'in', ids)
      .where('lease_by', '=', node)
      .where('status', '=', 'sending')
      .execute(),
  );
}

const later = (iso: string, ms: number): string => new Date(Date.parse(iso) + ms).toISOString();

type Gateway = ReturnType<typeof watchGateway>;

/** One after the other over one line; when it breaks, over a new one. When there is none to be had, the rest is given back untouched. */
async function sendEach(deps: MailDeps, gateway: Gateway, mails: Mail[], first: Line | null): Promise<{ line: Line | null; done: number }> {
  let line = first;
  for (const [at, mail] of mails.entries()) {
    try {
      if (!line?.alive()) line = await deps.channel!.open();
      gateway.answers();
      await attempt({ ...deps, channel: deps.channel! }, line, mail);
    } catch (error) {
      const isDown = error instanceof ChannelDown;
      const until = isDown ? null : later(deps.clock.now().toISOString(), HOLD_MS);
      await giveBack(deps.store, deps.node, isDown ? mails.slice(at) : [mail], until);
      if (isDown) throw error;
      deps.report(`mail ${mail.id}`, error);
    }
  }
  return { line, done: mails.length };
}

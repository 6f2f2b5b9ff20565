import type { Asked, Result, TrustTest } from './trust-test.ts';
import { Ledger, type Wanted } from './tools/ledger.ts';
import { checkAt, drained, isRed, notesOf } from './tools/outcome.ts';
import { post } from './tools/post.ts';
import { prepare, type Prepared, type Sender } from './tools/prepare.ts';
import { randomOf } from './tools/random.ts';
import { trustServer } from './tools/server.ts';

const AT_ONCE = 20;
/** So many wishes are shuffled together; their repeats lie that far apart at most. */
const WAVE = 200;

/** the way between client and server loses, repeats and reorders requests: each is sent 0 to 3 times, in any order. */
export const r16: TrustTest = { id: 'R-16', title: 'requests sent 0 to 3 times and shuffled', run };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 800 : 2000);
  const prepared = await prepare();
  const careless = await prepare();
  try {
    const { ledger, sent, dropped, otherBody } = await resend(prepared, size, asked, true);
    const found = await checkAt(prepared.databaseUrl, ledger);
    const asManyAsWished = found.events === ledger.wanted.length;
    const twin = await resend(careless, Math.min(size, 120), asked, false);
    const doubled = (await checkAt(careless.databaseUrl, twin.ledger)).doubled.length;
    const twinFailed = doubled > 0;
    const wellRefused = otherBody.tried > 0 && otherBody.refused === otherBody.tried;
    return {
      id: r16.id,
      title: r16.title,
      tried: sent,
      lost: found.lost.length,
      doubled: found.doubled.length,
      ok: !isRed(found) && asManyAsWished && ledger.odd.size === 0 && ledger.acknowledged === ledger.wanted.length && wellRefused && twinFailed,
      twinFailed,
      notes: [
        ...notesOf(found),
        ...[...ledger.odd].map(([status, times]) => `answered ${status}, ${times} times`),
        `the same key with another body: ${otherBody.refused} of ${otherBody.tried} refused with 422`,
        `twin "a new key for each sending": ${doubled} found`,
      ],
      figures: { requests: sent, wishes: ledger.wanted.length, dropped, effects: found.events },
    };
  } finally {
    prepared.remove();
    careless.remove();
  }
}

/** Sends until about `size` requests went out. `keepKey`: repeats carry the key of the first, as every client must; the twin makes one each time. */
async function resend(prepared: Prepared, size: number, asked: Asked, keepKey: boolean) {
  const random = randomOf(asked.seed);
  const ledger = new Ledger();
  const server = await trustServer(prepared);
  let [sent, dropped] = [0, 0];
  const otherBody = { tried: 0, refused: 0 };
  try {
    await server.start();
    while (sent < size) {
      const wave = waveOf(ledger, prepared.senders, random.whole(0, 3));
      const sendings = random.shuffled(wave.flatMap((wish) => Array.from({ length: random.whole(0, 3) }, () => wish)));
      dropped += wave.length - new Set(sendings).size;
      sent += sendings.length;
      // What got lost on the way is sent by its client once more: nobody gives up a wish without an answer.
      const forgotten = wave.filter((wish) => !sendings.includes(wish));
      for (const round of [sendings, forgotten])
        await eachAtOnce(round, async ({ wanted, sender, body, key }) => {
          await post({ url: server.url, sender, ledger, wanted, key: keepKey ? key : crypto.randomUUID(), body });
        });
      sent += forgotten.length;
      if (keepKey) await withOtherBody(server.url, wave.slice(0, 5), otherBody);
      asked.say(`${sent} requests, ${ledger.acknowledged} of ${ledger.wanted.length} acknowledged`);
    }
    await drained(prepared.databaseUrl);
    await server.stop();
    return { ledger, sent, dropped, otherBody };
  } finally {
    await server.kill();
  }
}

type Wish = { wanted: Wanted; sender: Sender; body: object; key: string };

/** New promises, and a next step for those that were acknowledged before: each step is wished for once. */
function waveOf(ledger: Ledger, senders: Sender[], turn: number): Wish[] {
  const bySender = new Map(senders.map((sender) => [sender.person, sender]));
  const later = ledger.wanted.filter((wanted) => wanted.acked && NEXT[wanted.type] && !taken.has(wanted)).slice(0, WAVE / 2);
  const steps = later.map((before) => {
    taken.add(before);
    const type = NEXT[before.type];
    return { wanted: ledger.want(before.person, type, before.acked!.id), sender: bySender.get(before.person)!, body: { type }, key: crypto.randomUUID() };
  });
  const starts = Array.from({ length: WAVE - steps.length }, (_, at) => {
    const sender = senders[(at + turn) % senders.length];
    const wanted = ledger.want(sender.person, 'start', null);
    return { wanted, sender, body: { machine: 'action', input: { task: wanted.mark, text: 'Brengt de folder langs.' } }, key: crypto.randomUUID() };
  });
  return [...steps, ...starts];
}

const NEXT: Record<string, string> = { start: 'ACCEPT', ACCEPT: 'START', START: 'BLOCK', BLOCK: 'UNBLOCK' };
const taken = new WeakSet<Wanted>();

/** A key that was used may not bring in something else: 422, and nothing happens. */
async function withOtherBody(url: string, wishes: Wish[], count: { tried: number; refused: number }): Promise<void> {
  for (const { wanted, sender, key } of wishes) {
    if (!wanted.acked) continue;
    count.tried++;
    const probe = new Ledger();
    const start = probe.want(wanted.person, 'start', null);
    await post({ url, sender, ledger: probe, wanted: start, key, body: { machine: 'action', input: { task: start.mark, text: 'Iets heel anders.' } } });
    count.refused += probe.odd.get(422) ?? 0;
  }
}

async function eachAtOnce<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = rest.shift(); next; next = rest.shift()) await work(next);
    }),
  );
}

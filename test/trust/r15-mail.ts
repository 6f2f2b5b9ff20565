import { mailRun, type Ran } from './tools/mail-run.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** mail leaves once: a gateway that is slow, refuses, drops the line and is away for a day, two nodes, addresses that change. */
export const r15: TrustTest = { id: 'R-15', title: 'secure mail to a gateway that misbehaves, with two nodes', run };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 400 : 5000);
  const ran = await mailRun({ size, random: randomOf(asked.seed), say: asked.say });
  const found = judge(ran);
  const small = Math.min(size, 60);
  const noLease = judge(await mailRun({ size: small, random: randomOf(asked.seed), say: () => {}, broken: 'no-lease' }));
  const newId = judge(await mailRun({ size: Math.max(small, 120), random: randomOf(asked.seed + 1), say: () => {}, broken: 'new-id' }));
  const twinFailed = noLease.doubled.length > 0 && newId.renamed.length > 0;
  const exercised = ran.downHours === 24 && found.flagged > 0 && found.refused > 0;
  return {
    id: r15.id,
    title: r15.title,
    tried: size,
    lost: found.lost.length,
    doubled: found.doubled.length,
    ok: found.lost.length + found.doubled.length + found.renamed.length + found.disorder.length + ran.unverified === 0 && exercised && twinFailed,
    twinFailed,
    notes: [
      ...found.lost.slice(0, 5).map((id) => `lost: ${id}`),
      ...found.doubled.slice(0, 5).map((id) => `twice, and not flagged: ${id}`),
      ...found.disorder.slice(0, 5).map((lane) => `out of order: ${lane}`),
      `twin "no lease": ${noLease.doubled.length} sent twice without a flag`,
      `twin "a new id for each": ${newId.renamed.length} under more than one Message-ID`,
    ],
    figures: {
      taken: ran.taken.length,
      flagged: found.flagged,
      repeatedWithinFlag: found.repeated,
      refusedWithReason: found.refused,
      stuck: found.stuck,
      unverified: ran.unverified,
      addressChanges: ran.changes,
      hoursDown: ran.downHours,
    },
  };
}

/** Compares what the database says with what the gateway has; the mail is known by what stands in it, not by its Message-ID. */
function judge({ mails, taken }: Ran) {
  const arrived = new Map<string, { at: number; ids: Set<string>; times: number }>();
  for (const [at, { raw, id }] of taken.entries()) {
    const mail = /proef (probe-[\w-]+)/.exec(raw)?.[1] ?? `unknown ${at}`;
    const one = arrived.get(mail) ?? { at, ids: new Set<string>(), times: 0 };
    one.ids.add(id);
    one.times++;
    arrived.set(mail, one);
  }
  const times = (id: string) => arrived.get(id)?.times ?? 0;
  const settled = (status: string) => status === 'lost' || status === 'stuck';
  const lost = mails.filter((mail) => (mail.status === 'sent' ? times(mail.id) === 0 : !settled(mail.status) || mail.reason === null));
  const doubled = mails.filter((mail) => times(mail.id) > 1 && !mail.flagged);
  return {
    lost: lost.map((mail) => `${mail.id} (${mail.status})`),
    doubled: doubled.map((mail) => mail.id),
    renamed: [...arrived].filter(([, one]) => one.ids.size > 1).map(([id]) => id),
    disorder: disorderOf(mails, (id) => arrived.get(id)?.at),
    flagged: mails.filter((mail) => mail.flagged).length,
    repeated: mails.filter((mail) => mail.flagged && times(mail.id) > 1).length,
    refused: mails.filter((mail) => mail.status === 'lost').length,
    stuck: mails.filter((mail) => mail.status === 'stuck').length,
  };
}

/** Lanes whose mails arrived in another order than they were asked for; what was uncertain or refused waited for a person and is not counted. */
function disorderOf(mails: Ran['mails'], arrivedAt: (id: string) => number | undefined): string[] {
  const last = new Map<string, number>();
  const found = new Set<string>();
  for (const mail of mails) {
    const at = arrivedAt(mail.id);
    if (at === undefined || mail.flagged) continue;
    if (at < (last.get(mail.lane) ?? -1)) found.add(mail.lane);
    last.set(mail.lane, at);
  }
  return [...found];
}

import { keepMoves } from '../../db/queries/upgrades.ts';
import { flush } from '../../db/queries/flush.ts';
import type { Store, Tx } from '../../db/store.ts';
import { rememberWhy } from '../audit/access.ts';
import { auditIn } from '../audit/audit-in.ts';
import { commandRow } from '../audit/command-row.ts';
import { loadAnswered, type Answered } from './answered.ts';
import { Dispatch, type Deps } from './dispatch.ts';
import type { Held } from './held.ts';
import { boardOf, isAhead, type Live } from './live.ts';
import { lookAhead, scopesOf } from './look-ahead.ts';
import * as refuse from './refusals.ts';
import { actorOn } from './say.ts';
import { changeTerm } from './term-command.ts';
import { readOnly, type Policy } from '../policy/types.ts';
import type { Done, Outcome, Refusal, SendCommand, StartCommand, TermCommand, Who } from './types.ts';
import { NodeOlder } from './upgrade/as-present.ts';
import { changeVersion, type ChangeVersion } from './upgrade/change-version.ts';
import { Work } from './work.ts';
import { writesOf } from './writes.ts';

export type Asked =
  | { do: 'start'; command: StartCommand }
  | { do: 'send'; command: SendCommand }
  | { do: 'term'; command: TermCommand }
  | { do: 'fire'; id: string; key: string; at: string }
  | ChangeVersion;
export type CommitDeps = Deps & { store: Store; policy: Policy; held: Held };
/** `clock`: the one that this batch will have, when it writes anything. */
type Batch = { tx: Tx; work: Work; answered: Answered; clock: number };

/**
 * Carries out a batch of commands in ONE transaction and resolves each with its outcome after the commit.
 * A refused command leaves nothing behind and never undoes another of its batch.
 */
export async function commitBatch(deps: CommitDeps, batch: Asked[]): Promise<{ outcomes: Outcome[]; clock: number | null }> {
  const committed = await deps.store
    .write((tx) => carryOut(deps, tx, batch))
    .catch((error: unknown) => {
      deps.held.forget();
      throw error;
    });
  // Only what is committed may be remembered.
  if (committed.clock !== null) committed.work.remember(committed.clock);
  return committed;
}

async function carryOut(deps: CommitDeps, tx: Tx, batch: Asked[]): Promise<{ outcomes: Outcome[]; clock: number | null; work: Work }> {
  const clock = (await deps.held.catchUp(tx)) + 1;
  const work = new Work(tx, deps.tracks, deps.held, 'batch');
  await work.preload(batch.flatMap((asked) => (asked.do === 'start' ? [] : ['command' in asked ? asked.command.id : asked.id])));
  const answered = await loadAnswered(
    tx,
    batch.flatMap((asked) => ('command' in asked ? [asked.command.key] : [])),
  );
  const policy = await lookAhead(deps.policy, tx, batch, deps.clock.now().toISOString());
  await deps.vault.lookAhead(tx, scopesOf(batch, work));
  const outcomes: Outcome[] = [];
  const looking = { ...deps, policy };
  for (const asked of batch) outcomes.push(await unlessOlder(work, () => decide(looking, { tx, work, answered, clock }, asked)));
  const { joined } = work;
  if (joined.lives.size + joined.audit.length + joined.outbox.length === 0) return { outcomes, clock: null, work };
  for (const outcome of outcomes) if (outcome.ok && !outcome.again) outcome.clock = clock;
  await flush(tx, writesOf(work, clock, deps.keys));
  await keepMoves(tx, joined.moves);
  await auditIn(tx, joined.audit);
  return { outcomes, clock, work };
}

/** A command that touches what a newer node brought on is refused whole: half of it would be lost. */
async function unlessOlder(work: Work, decided: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await decided();
  } catch (error) {
    if (!(error instanceof NodeOlder)) throw error;
    work.discard();
    return refuse.nodeOlder();
  }
}

async function decide(deps: CommitDeps, { tx, work, answered, clock }: Batch, asked: Asked): Promise<Outcome> {
  const at = deps.clock.now().toISOString();
  if (asked.do === 'fire') return fire(deps, work, asked, at);
  if (!('command' in asked)) return changeVersion(deps, work, asked, at);
  const { command } = asked;
  const hash = hashOf(deps, asked);
  const repeated = seenBefore(answered, command, hash);
  if (repeated) return repeated;
  const done =
    asked.do === 'start'
      ? await start(deps, tx, work, asked.command, at)
      : asked.do === 'term'
        ? await moveTerm(deps, tx, work, asked.command, at)
        : await send(deps, tx, work, asked.command, at);
  if ('ok' in done) {
    const machine = asked.do === 'start' ? asked.command.machine : ((await work.find(asked.command.id))?.track.id ?? 'unknown');
    const [id, type] = asked.do === 'start' ? [null, 'start'] : [asked.command.id, asked.command.type];
    work.discard(
      commandRow(command, at, { action: 'refuse', object_type: machine, object_id: id, outcome: 4, reason: done.code, detail: `${type}: ${done.code}` }),
    );
    return done;
  }
  const answer: Done = { ok: true, id: done.id, machine: done.track.id, rev: done.rev, clock, again: false };
  const kept = {
    key: command.key,
    person_id: command.who.person,
    body_hash: hash,
    status: asked.do === 'start' ? 201 : 200,
    response: JSON.stringify(answer),
    at,
  };
  work.draft.idempotency.push(kept);
  const { caseId, clientId } = boardOf(done);
  const [action, detail] = asked.do === 'start' ? ['create', 'start'] : ['send', asked.command.type];
  const about = { object_type: done.track.id, object_id: done.id, case_id: caseId ?? null, version: done.rev, ...(clientId ? { clientId } : {}) };
  work.draft.audit.push(commandRow(command, at, { action, detail, ...about }));
  work.join();
  answered.add(kept);
  return answer;
}

async function start(deps: CommitDeps, tx: Tx, work: Work, command: StartCommand, at: string): Promise<Live | Refusal> {
  const track = deps.tracks.get(command.machine);
  if (!track) return refuse.unknownMachine(command.machine);
  const actor = await actorOn(work, command.who, undefined);
  const roles = track.startedBy ?? ['ANY_PRO'];
  if (!isSystem(command.who) && !command.vouched && !roles.some((role) => actor.roles.includes(role))) return refuse.notYours(track, 'start', roles);
  const hangsOn = [command.input?.caseId, command.input?.meetingId].filter((id): id is string => typeof id === 'string');
  if (hangsOn.length && !(await allVisible(deps, tx, command, hangsOn, at))) return refuse.notFound();
  return new Dispatch(deps, work).start({ track, id: command.id ?? deps.ids.uuid(), input: command.input, actor, at, cause: null, told: false });
}

async function send(deps: CommitDeps, tx: Tx, work: Work, command: SendCommand, at: string): Promise<Live | Refusal> {
  const live = await work.find(command.id);
  if (!live || !(await allVisible(deps, tx, command, [command.id], at))) return refuse.notFound();
  if (live.parked) return isAhead(live) ? refuse.nodeOlder() : refuse.parked();
  if (command.ifMatch !== undefined && command.ifMatch !== live.rev) return refuse.stale(live.rev);
  if (!Object.hasOwn(live.track.contract.events, command.type)) return refuse.unknownEvent(command.type, Object.keys(live.track.contract.events));
  // Who brings a case in must be able to see it; an id that was guessed is not found.
  const { caseId } = command.payload ?? {};
  if (typeof caseId === 'string' && !(await allVisible(deps, tx, command, [caseId], at))) return refuse.notFound();
  const actor = await actorOn(work, command.who, live);
  return new Dispatch(deps, work).say({ live, type: command.type, payload: command.payload, actor, at, cause: null, told: isSystem(command.who) });
}

async function moveTerm(deps: CommitDeps, tx: Tx, work: Work, command: TermCommand, at: string): Promise<Live | Refusal> {
  const live = await work.find(command.id);
  if (!live || !(await allVisible(deps, tx, command, [command.id], at))) return refuse.notFound();
  if (live.parked) return isAhead(live) ? refuse.nodeOlder() : refuse.parked();
  if (command.ifMatch !== undefined && command.ifMatch !== live.rev) return refuse.stale(live.rev);
  return changeTerm({ deps, work, live, at }, command, await actorOn(work, command.who, live));
}

/** A timer that was cancelled or moved by an earlier command of the batch does not fire. */
async function fire(deps: CommitDeps, work: Work, asked: Asked & { do: 'fire' }, now: string): Promise<Outcome> {
  const live = await work.find(asked.id);
  const timer = live?.timers.get(asked.key);
  if (!live || !timer || live.parked || timer.at !== asked.at) return refuse.notFound();
  // The clock of the machine went back since it was found due: never early.
  if (asked.at > now) return refuse.notFound();
  // On a manual clock a jump lets timers fire at their own moment, so that what they arm comes after them and not after the jump.
  const at = deps.clock.manual && timer.at < now ? latest(timer.at, live.updatedAt) : now;
  await new Dispatch(deps, work).fire(live, timer, at);
  const about = { object_type: live.track.id, object_id: live.id, case_id: boardOf(live).caseId ?? null, version: live.rev };
  work.draft.audit.push(commandRow({ who: SYSTEM_WHO }, at, { action: 'timer', detail: timer.name, ...about }));
  work.join();
  return { ok: true, id: live.id, machine: live.track.id, rev: live.rev, clock: 0, again: false };
}

const SYSTEM_WHO: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
const isSystem = (who: Who) => who.roles.includes('SYSTEM');
const latest = (a: string, b: string) => (a > b ? a : b);

/** Whether he may see all of these and act on them: an emergency access lets one look only. */
async function allVisible(
  deps: CommitDeps,
  tx: Tx,
  { who, access, vouched }: Pick<StartCommand, 'who' | 'access' | 'vouched'>,
  ids: string[],
  at: string,
): Promise<boolean> {
  if (isSystem(who) || vouched) return true;
  const visible = await deps.policy.visible(tx, who, ids, at);
  if (access) rememberWhy(access, who, visible);
  return ids.every((id) => {
    const allowed = visible.get(id);
    return allowed !== undefined && !readOnly(allowed);
  });
}

/** A key that was used before: the same body gets the same answer, another body is refused. */
function seenBefore(answered: Answered, command: { key: string; who: Who }, hash: string): Outcome | null {
  const row = answered.get(command.key, command.who.person);
  if (!row) return null;
  return row.body_hash === hash ? { ...(JSON.parse(row.response) as Done), again: true } : refuse.keyReused();
}

/** Keyed, because a plain hash of a body with a short text in it can be guessed back. */
function hashOf({ keys }: CommitDeps, asked: Asked): string {
  const body =
    asked.do === 'start'
      ? ['start', asked.command.machine, asked.command.input]
      : asked.do === 'send'
        ? [asked.command.id, asked.command.type, asked.command.payload]
        : asked.do === 'term'
          ? [asked.command.id, asked.command.timer, asked.command.type, asked.command.payload]
          : [];
  return keys.token(JSON.stringify(body));
}

import { createHash } from 'node:crypto';
import type { Store } from '../../../db/store.ts';
import { openSqlite } from '../../../db/sqlite-store.ts';
import { tracks } from '../../../machines/index.ts';
import { restore } from '../../../machines/step.ts';
import { createEngine } from '../../../server/engine/engine.ts';
import { createKeys } from '../../../server/engine/keys.ts';
import type { Clock, Engine, Ids, Outcome } from '../../../server/engine/types.ts';
import { runOutbound, type Outbound } from '../../../server/outbound/run.ts';
import { createPolicy } from '../../../server/policy/policy.ts';
import { randomOf, type Random } from '../tools/random.ts';
import type { Disk } from './disk.ts';
import { seededFaults, type Broken, type Faults } from './faults.ts';
import { invariants } from './invariants.ts';
import { BEGIN, master } from './neighbourhood.ts';
import { anyWish, type Known, type Wish } from './wishes.ts';

export type SeedResult = {
  seed: number;
  /** of everything that is stored, ciphertexts left out: the same seed gives the same */
  digest: string;
  lost: string[];
  doubled: string[];
  broken: string[];
  wishes: number;
  acknowledged: number;
  events: number;
  lives: number;
  faults: Record<string, number>;
};

const STEPS = 45;
const HOUR_MS = 3_600_000;
const installed = new Map(tracks.map((track) => [track.id, track]));
const keys = createKeys(master);

/** One life of the server: the real engine and the real outbox on the file of this world, until it crashes. */
type Life = { faults: Faults; store: Store; engine: Engine; outbound: Outbound };

/**
 * One simulated world: people want things, requests are lost, sent twice and in any order, the clock jumps, the disk fails, the server crashes at any
 * statement and begins again on what was committed; at the end everybody has an answer, and what is stored is held against every promise.
 */
export async function runSeed(seed: number, disk: Disk, broken?: Broken): Promise<SeedResult> {
  disk.reset();
  const world = new World(seed, disk, broken);
  try {
    await world.live();
    return await world.end();
  } finally {
    world.leave();
  }
}

class World {
  readonly #seed: number;
  readonly #disk: Disk;
  readonly #broken?: Broken;
  readonly #random: Random;
  readonly #faultsRandom: Random;
  readonly #clock: Clock & { move(ms: number): void };
  readonly #ids: Ids;
  readonly #wishes: Wish[] = [];
  readonly #faultCount: Record<string, number> = {};
  #life: Life | null = null;
  #starting: Promise<Life | null> | null = null;
  #lives = 0;
  #calm = false;

  constructor(seed: number, disk: Disk, broken?: Broken) {
    this.#seed = seed;
    this.#disk = disk;
    this.#broken = broken;
    this.#random = randomOf(seed);
    this.#faultsRandom = randomOf(seed ^ 0x5bd1e995);
    this.#clock = jumpingClock(this.#random.next() < 0.5);
    this.#ids = seededIds(seed);
  }

  /** Lets people want things while the world breaks. */
  async live(): Promise<void> {
    const { whole } = this.#random;
    for (let step = 0; step < STEPS; step++) {
      const dice = whole(1, 100);
      if (dice <= 52) this.#send(this.#newWish());
      else if (dice <= 70) this.#sendAgain();
      else if (dice <= 74) await this.#otherBody();
      else if (dice <= 84) await this.#jump();
      else if (dice <= 90) await this.#during((life) => life.outbound.run());
      else await this.#during((life) => life.engine.idle());
      for (let turns = whole(0, 4); turns > 0; turns--) await turn();
      if (this.#life?.faults.isGone) this.#life = null;
    }
  }

  /** No more faults: a last start, every open wish gets its answer, what is due fires, the outbox runs empty; then everything is looked at. */
  async end(): Promise<SeedResult> {
    await this.#starting;
    this.#calm = true;
    this.leave();
    const life = await this.#alive();
    if (!life) throw new Error('The server does not start on what is left.');
    // Of what was sent more than once and refused, a later sending may have gone well without a word of it.
    for (const wish of this.#wishes) if (!wish.answer || (!wish.answer.ok && wish.sends > 1)) await this.#deliver(wish, life);
    if (!this.#clock.manual) this.#clock.move(24 * HOUR_MS);
    await life.engine.fireDue();
    await life.outbound.run();
    await life.engine.idle();
    const found = await invariants(life.store, this.#wishes, this.#clock.now().toISOString());
    const wishes = this.#wishes;
    return {
      seed: this.#seed,
      digest: digestOf(this.#disk),
      ...found,
      wishes: wishes.length,
      acknowledged: wishes.filter((wish) => wish.answer?.ok).length,
      lives: this.#lives,
      faults: this.#faultCount,
    };
  }

  /** Ends the present life without a word. */
  leave(): void {
    const life = this.#life;
    this.#life = null;
    if (!life) return;
    life.faults.end();
    void life.outbound.stop();
  }

  /** The server as it runs now, or started anew, by one at a time; null when it crashed while it started. */
  async #alive(): Promise<Life | null> {
    if (this.#life && !this.#life.faults.isGone) return this.#life;
    this.#starting ??= this.#start().finally(() => (this.#starting = null));
    return this.#starting;
  }

  async #start(): Promise<Life | null> {
    this.leave();
    this.#lives++;
    const faults = seededFaults(this.#faultsRandom, { off: this.#calm, broken: this.#broken, count: this.#faultCount });
    const opening = this.#open(faults);
    const life = await Promise.race([this.#calm ? opening : opening.catch(() => null), faults.crashed.then(() => null)]);
    if (!life) faults.end();
    return (this.#life = life);
  }

  async #open(faults: Faults): Promise<Life> {
    const store = await openSqlite('simulated', { connect: async (_path, role) => this.#disk.connect(role, faults), diskFailed: () => faults.end() });
    if (this.#broken === 'answers-early') answerEarly(store);
    const policy = createPolicy();
    const [clock, ids] = [this.#clock, this.#ids];
    const engine = await createEngine({ store, tracks, clock, ids, keys, policy, stopwatch: () => 0 });
    const outbound = runOutbound({ store, engine, vault: engine.vault, policy, clock, tracks, report: () => {} });
    void faults.crashed.then(() => outbound.stop());
    return { faults, store, engine, outbound };
  }

  /** Does something with the running server; a crash or an error of the disk meanwhile is no surprise. */
  async #during(work: (life: Life) => Promise<unknown>): Promise<void> {
    const life = await this.#alive();
    if (life) await Promise.race([work(life).catch(() => {}), life.faults.crashed]);
  }

  #newWish(): Wish {
    const wish = anyWish(this.#random, this.#known(), `key-${this.#wishes.length}`);
    this.#wishes.push(wish);
    return wish;
  }

  /** Sends without waiting for the answer. */
  #send(wish: Wish): void {
    void this.#during((life) => this.#deliver(wish, life));
  }

  /** A client that heard nothing, or a way that repeats what it carries. */
  #sendAgain(): void {
    if (this.#wishes.length === 0) return;
    const late = this.#wishes.slice(-8);
    this.#send(late[this.#random.whole(0, late.length - 1)]);
  }

  async #deliver(wish: Wish, life: Life): Promise<void> {
    wish.sends++;
    const { command } = wish;
    const outcome: Outcome = command.do === 'start' ? await life.engine.start(command.command) : await life.engine.send(command.command);
    // The answer is lost on its way once in eight times: then its client knows nothing.
    if (!this.#calm && this.#random.whole(1, 8) === 1) return;
    if (outcome.ok) {
      const { id, rev } = outcome;
      if (wish.answer?.ok && (wish.answer.id !== id || wish.answer.rev !== rev)) wish.otherwise = `${id} rev ${rev}`;
      if (!wish.answer?.ok) wish.answer = { ok: true, id, rev };
    } else wish.answer ??= { ok: false, code: outcome.code };
  }

  /** The key of something that was acknowledged brings in nothing else. */
  async #otherBody(): Promise<void> {
    const wish = this.#wishes.findLast(({ answer, command }) => answer?.ok && command.do === 'start');
    if (wish?.command.do !== 'start') return;
    const { command } = wish.command;
    await this.#during(async ({ engine }) => {
      const outcome = await engine.start({ ...command, input: { ...command.input, unheardOf: true } });
      if (outcome.ok || outcome.code !== 'key-reused') wish.otherwise = `another body under its key: ${outcome.ok ? 'done' : outcome.code}`;
    });
  }

  async #jump(): Promise<void> {
    const { whole } = this.#random;
    const back = !this.#clock.manual && whole(1, 5) === 1;
    this.#clock.move((back ? -whole(1, 72) : whole(1, whole(1, 4) === 1 ? 240 : 24)) * HOUR_MS);
    await this.#during((life) => life.engine.fireDue());
  }

  /** What stands there now, as somebody would see who reads the file. */
  #known(): Known[] {
    const rows = this.#disk.rows('select id, machine, rev, status, state, context from instances order by created_at desc, id desc limit 14') as any[];
    return rows.map((row) => {
      const track = installed.get(row.machine)!;
      const status = row.status === 'done' ? ('done' as const) : ('active' as const);
      return { id: row.id, track, rev: row.rev, live: restore(track, { value: JSON.parse(row.state), context: JSON.parse(row.context), status }) };
    });
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A clock that moves when the seed says so, back too unless it is a manual one. */
function jumpingClock(manual: boolean): Clock & { move(ms: number): void } {
  let present = Date.parse(BEGIN);
  return { manual, now: () => new Date(present), move: (ms) => void (present += ms) };
}

function seededIds(seed: number): Ids {
  let count = 0;
  const world = (seed >>> 0).toString(16).padStart(8, '0');
  return { uuid: () => `${world}-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}` };
}

/** Broken on purpose: says that it is done while the commit is still to come. */
function answerEarly(store: Store): void {
  const { write } = store;
  store.write = <T>(work: (tx: any) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      write(async (tx) => {
        resolve(await work(tx));
        await turn();
      }).catch(reject);
    });
}

const SECRET = new Set(['keys', 'personal']);

/** Everything that is stored, in one number. */
function digestOf(disk: Disk): string {
  const hash = createHash('sha256');
  const tables = disk.rows(`select name from sqlite_master where type = 'table' and name not like '%kysely%' and name not like 'sqlite%' order by name`);
  for (const { name } of tables as { name: string }[]) if (!SECRET.has(name)) hash.update(name + JSON.stringify(disk.rows(`select * from "${name}"`)));
  return hash.digest('hex').slice(0, 16);
}

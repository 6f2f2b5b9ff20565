import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { liveEvents, type LiveEventName } from '../contract/live.ts';
import type { Access } from '../audit/access.ts';
import type { Who } from '../engine/types.ts';
import type { LiveDeps } from './attach.ts';
import type { Presence } from './presence.ts';
import type { SharedLooks } from './shared-looks.ts';

/** Whom a session speaks for, and its id. */
export type Visitor = { who: Who; session: string };
type Deps = LiveDeps & { looks: SharedLooks; presence: Presence; announce: (room: string) => void; messagesASecond: number };
/** `since` is the clock that the viewer has, `known` the clock up to which we looked, `seenAt` when that was. */
type Room = { since: number; known: number; seenAt?: string };

const MOST_ROOMS = 8;
type Said = { [K in LiveEventName]: z.output<(typeof liveEvents)[K]['schema']> };
type Reply = { ok: true; clock: number } | { ok: false; code: string };

/** The events that a connection answers, each by what it is named for; attach.ts holds them against the contract. */
const ANSWERS: { [K in LiveEventName]: (connection: Connection, said: Said[K]) => Promise<Reply> } = {
  watch: (connection, { room, since }) => connection.watch(room, since),
  unwatch: async (connection, { room }) => (connection.leave(room), { ok: true, clock: 0 }),
  here: (connection, { room, here }) => connection.here(room, here),
};
export const ANSWERED = Object.keys(ANSWERS) as LiveEventName[];

/** One socket: its rooms, each with the clock up to which the viewer knows, and one query at a time per room. */
export class Connection {
  private readonly rooms = new Map<string, Room>();
  private readonly socket: Socket;
  private readonly deps: Deps;
  private readonly access: Access;
  private who: Who;
  private messages: number;
  /** the session was looked at since the last second began */
  private fresh = true;
  private again = false;
  /** the next round also looks at what the passing of time opened or shut; a nudge need not */
  private timely = false;
  private round: Promise<void> | null = null;
  private readonly busy = new Set<Promise<unknown>>();
  /** meetings that this person looks at, through this connection */
  private readonly hereIn = new Set<string>();

  constructor(socket: Socket, visitor: Visitor, deps: Deps) {
    this.socket = socket;
    this.deps = deps;
    this.who = visitor.who;
    const { address, headers } = socket.handshake;
    this.access = deps.trail.access({ id: socket.id, session: visitor.session, address, headers });
    this.messages = deps.messagesASecond;
    // Every event comes through here, those that are none of ours too: they count for the flood.
    socket.onAny((name: string, ...parts: unknown[]) => void this.hear(name, parts));
    socket.on('disconnect', () => [...this.rooms.keys()].forEach((room) => this.leave(room)));
  }

  get person(): string {
    return this.who.person;
  }

  /** A commit reached this clock: look in every room. */
  nudge(clock: number): void {
    if ([...this.rooms.values()].some((room) => clock > room.known)) void this.pump();
  }

  /** A second has passed: new messages may come, and the session must be looked at before anything is sent. */
  refill(): void {
    this.messages = this.deps.messagesASecond;
    this.fresh = false;
  }

  /** For lost nudges, and for access that time opens or shuts. */
  async sweep(): Promise<void> {
    this.fresh = false;
    this.timely = true;
    await this.pump();
  }

  poke(): void {
    this.socket.emit('inbox');
  }

  /** Looks at the session: over → bye; another hat → everything is read again under it. */
  async recheck(): Promise<boolean> {
    const visitor = await this.deps.resolveWho(this.socket.request.headers, [...this.hereIn]);
    this.fresh = true;
    if (!visitor) return (this.bye('session-ended'), false);
    if (visitor.who.person !== this.who.person || visitor.who.hat !== this.who.hat) return (this.bye('hat-changed'), false);
    this.who = visitor.who;
    return true;
  }

  /** Resolves when no query of this connection is running. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.busy);
  }

  private async hear(name: string, parts: unknown[]): Promise<void> {
    const last = parts.at(-1);
    const reply = typeof last === 'function' ? (last as (result: Reply) => void) : () => {};
    this.messages -= 1;
    if (this.messages < -this.deps.messagesASecond) return this.bye('too-many');
    if (this.messages < 0) return reply({ ok: false, code: 'too-many' });
    if (!Object.hasOwn(ANSWERS, name)) return reply({ ok: false, code: 'unknown-event' });
    const event = name as LiveEventName;
    const parsed = liveEvents[event].schema.safeParse(parts[0]);
    if (!parsed.success) return reply({ ok: false, code: 'bad-input' });
    try {
      reply(await this.track((ANSWERS[event] as (connection: Connection, said: unknown) => Promise<Reply>)(this, parsed.data)));
    } catch (error) {
      this.deps.report(`live ${event}`, error);
      reply({ ok: false, code: 'unavailable' });
    }
  }

  /** Only for ANSWERS. */
  async watch(name: string, since: number) {
    if (!this.rooms.has(name) && this.rooms.size >= MOST_ROOMS) return { ok: false as const, code: 'too-many' };
    if (!(await this.mayEnter(name))) {
      await this.deps.trail.refused(this.access, this.who, name);
      return { ok: false as const, code: 'not-found' };
    }
    if (!this.socket.connected) return { ok: false as const, code: 'not-signed-in' };
    // Those that were asked for at once have all come this far.
    if (!this.rooms.has(name) && this.rooms.size >= MOST_ROOMS) return { ok: false as const, code: 'too-many' };
    const room: Room = { since, known: since };
    this.rooms.set(name, room);
    await this.socket.join(name);
    if (name !== 'mine') this.socket.emit('presence', { room: name, people: this.deps.presence.people(name) });
    await this.pump();
    return { ok: true as const, clock: room.since };
  }

  /** Only for ANSWERS. */
  async here(name: string, present: boolean) {
    if (name === 'mine' || !this.rooms.has(name)) return { ok: false as const, code: 'not-watching' };
    if (present && name.startsWith('meeting:')) this.hereIn.add(name.slice('meeting:'.length));
    else this.hereIn.delete(name.slice('meeting:'.length));
    if (this.deps.presence.set(this, name, this.person, present)) this.deps.announce(name);
    return { ok: true as const, clock: 0 };
  }

  leave(name: string): void {
    this.rooms.delete(name);
    this.hereIn.delete(name.slice('meeting:'.length));
    void this.socket.leave(name);
    if (this.deps.presence.set(this, name, this.person, false)) this.deps.announce(name);
  }

  private async mayEnter(name: string): Promise<boolean> {
    if (name === 'mine') return true;
    const [machine, id] = name.split(':');
    const found = await this.deps.db.selectFrom('boards').select('id').where('id', '=', id).where('machine', '=', machine).executeTakeFirst();
    return found !== undefined && (await this.deps.policy.visible(this.deps.db, this.who, [id], this.deps.clock.now().toISOString())).has(id);
  }

  /** Starts a round through the rooms, or marks that one more is needed after the running one: queries of one viewer never overlap. */
  private pump(): Promise<void> {
    this.again = true;
    this.round ??= this.track(this.rounds().catch((error) => this.deps.report('live feed', error)));
    return this.round;
  }

  private async rounds(): Promise<void> {
    // Commits of one turn are one look.
    await Promise.resolve();
    try {
      while (this.again && this.socket.connected) {
        this.again = false;
        const timely = this.timely;
        this.timely = false;
        if (!this.fresh && !(await this.recheck())) return;
        // `mine` first, and no other room gets ahead of it: a page with one clock for all its rooms then misses nothing.
        const names = [...this.rooms.keys()].sort((a, b) => Number(b === 'mine') - Number(a === 'mine'));
        for (const name of names) await this.look(name, timely);
      }
    } finally {
      // In the same turn as the last check of `again`, so that a nudge in between begins a new round.
      this.round = null;
    }
  }

  private async look(name: string, timely: boolean): Promise<void> {
    const room = this.rooms.get(name);
    if (!room) return;
    const now = this.deps.clock.now().toISOString();
    const lookAtTime = timely || room.seenAt === undefined;
    const since = { since: room.known, seenAt: lookAtTime ? room.seenAt : now };
    const found = await this.deps.looks.changes({ access: this.access, who: this.who, room: name, since, timely: lookAtTime });
    if (this.rooms.get(name) !== room) return;
    const afresh = found.from !== room.known;
    const lead = name === 'mine' ? found.to : (this.rooms.get('mine')?.known ?? found.to);
    const to = afresh ? found.to : Math.max(room.known, Math.min(found.to, lead));
    // The viewer's clock only moves with what he gets; what was looked through in between is not looked through again.
    if (found.rows.length || afresh) {
      await this.deps.trail.seen(this.access, this.who, found.rows);
      if (this.rooms.get(name) !== room) return;
      this.socket.emit('changes', { room: name, from: afresh ? to : room.since, to, rows: found.rows });
      room.since = to;
    }
    room.known = to;
    if (lookAtTime) room.seenAt = now;
    if (name !== 'mine' && found.rows.some((row) => 'gone' in row && name.endsWith(row.id))) this.leave(name);
  }

  private bye(code: string): void {
    this.socket.emit('bye', { code });
    this.socket.disconnect(true);
  }

  private track<T>(work: Promise<T>): Promise<T> {
    this.busy.add(work);
    void work.catch(() => {}).then(() => this.busy.delete(work));
    return work;
  }
}

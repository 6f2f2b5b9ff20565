import type { Insertable } from 'kysely';
import type { AnyMachineSnapshot } from 'xstate';
import type { Tx, Db } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { findInstanceIds, loadInstances, loadTimers } from '../../db/queries/instances.ts';
import type { AuditRow } from '../audit/audit-in.ts';
import { restore } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';
import type { ScopeKey } from './types.ts';
import { trackAt } from '../../machines/versions.ts';
import type { MoveRow } from '../../db/queries/upgrades.ts';
import type { Held } from './held.ts';
import { besideOf, boardOf, isRunning, keepStoredBoard, timerFrom, type Live } from './live.ts';

export type Find = {
  machine?: string;
  ids?: string[];
  caseId?: string | null;
  meetingId?: string | null;
  clientId?: string;
  ownerId?: string;
  orgId?: string;
  running?: boolean;
  linkedTo?: string;
};
type Sealed = Insertable<Tables['personal']>;

/** What one command adds. It is thrown away when the command is refused, and joined to the batch when it is not. */
export type Draft = {
  lives: Map<string, Live>;
  events: Insertable<Tables['events']>[];
  outbox: Insertable<Tables['outbox']>[];
  audit: AuditRow[];
  idempotency: Insertable<Tables['idempotency']>[];
  personal: Sealed[];
  keys: Insertable<Tables['keys']>[];
  /** instances that went to another version of their machine, or came back */
  moves: MoveRow[];
  deks: Map<string, ScopeKey>;
  /** clear texts of this command by reference, for the search index; never stored */
  texts: Map<string, string>;
};

export const emptyDraft = (): Draft => ({
  lives: new Map(),
  events: [],
  outbox: [],
  audit: [],
  idempotency: [],
  personal: [],
  keys: [],
  moves: [],
  deks: new Map(),
  texts: new Map(),
});

/** A `batch` runs in a writing transaction after `Held.catchUp`; a `screen` writes nothing and asks much the same over and over; a `plan` reads page after page. */
export type Use = 'batch' | 'screen' | 'plan';

/**
 * The unit of work of one batch: what the database holds, overlaid with what earlier commands of the batch did, overlaid with the present draft.
 */
export class Work {
  readonly joined: Draft = emptyDraft();
  draft: Draft = emptyDraft();
  private readonly tx: Tx | Db;
  private readonly tracks: Map<string, Track>;
  private readonly held: Held;
  private readonly use: Use;
  private readonly stored = new Map<string, Live | null>();
  private readonly clocks = new Map<string, number>();
  /** Rows that facts were made of, by their query; only where nothing is written, so that they stay true. */
  readonly asked: Map<string, Promise<unknown[]>> | null;

  constructor(tx: Tx | Db, tracks: Map<string, Track>, held: Held, use: Use) {
    this.asked = use === 'screen' ? new Map() : null;
    this.tx = tx;
    this.tracks = tracks;
    this.held = held;
    this.use = use;
  }

  get handle(): Tx | Db {
    return this.tx;
  }

  /** The present version of a machine, when it is installed. */
  present(machine: string): Track | undefined {
    return this.tracks.get(machine);
  }

  /** The instance as it is now in this batch; undefined when there is none. */
  async find(id: string): Promise<Live | undefined> {
    const overlaid = this.draft.lives.get(id) ?? this.joined.lives.get(id);
    if (overlaid) return overlaid;
    if (!this.stored.has(id)) await this.preload([id]);
    return this.stored.get(id) ?? undefined;
  }

  /** The instance as the database had it when the batch began, if it was read already. */
  loaded(id: string): Live | undefined {
    return this.stored.get(id) ?? undefined;
  }

  /** The clock at which what was read of it was written; undefined when it was not read or is not there. */
  clockOf(id: string): number | undefined {
    return this.clocks.get(id);
  }

  /** Reads many at once, so that a batch costs one query and not one per command. */
  async preload(ids: string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.stored.has(id) && !this.takeHeld(id));
    if (wanted.length === 0) return;
    for (const id of wanted) this.stored.set(id, null);
    const [rows, timers] = [await loadInstances(this.tx as Tx, wanted), await loadTimers(this.tx as Tx, wanted)];
    for (const row of rows) {
      const present = this.tracks.get(row.machine);
      if (!present) continue;
      const track = trackAt(present, row.version) ?? present;
      this.clocks.set(row.id, row.clock);
      const own = timers.filter((timer) => timer.instance_id === row.id).map(timerFrom);
      const known = this.snapshotOf(track, row);
      this.stored.set(row.id, {
        id: row.id,
        track,
        rev: row.rev,
        snapshot: known ?? unreadable(row),
        timers: new Map(own.map((timer) => [timer.key, timer])),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        parked: known === null,
        ...(known === null ? { storedVersion: row.version } : {}),
      });
    }
    await this.readParkedBoards();
  }

  /** What is held is what a read would find; only in the transaction that caught up with the others. */
  private takeHeld(id: string): boolean {
    const known = this.use === 'batch' ? this.held.find(id) : undefined;
    if (known) this.stored.set(id, known.live);
    return known !== undefined;
  }

  private async readParkedBoards(): Promise<void> {
    const parked = [...this.stored.values()].filter((live) => live?.parked);
    if (parked.length === 0) return;
    const ids = parked.map((live) => live!.id);
    const rows = await this.tx.selectFrom('boards').selectAll().where('id', 'in', ids).execute();
    for (const row of rows) keepStoredBoard(this.stored.get(row.id)!, row);
  }

  /** Null for a version that is not ours, and for a snapshot that does not fit its own track: parked and shown, never guessed (TRUST.md H2). */
  private snapshotOf(track: Track, row: StoredSnapshot): AnyMachineSnapshot | null {
    if (row.version !== track.version) return null;
    const known = this.held.find(row.id)?.live;
    if (known && known.rev === row.rev && known.track.version === row.version) return known.snapshot;
    try {
      return restore(track, { value: JSON.parse(row.state), context: JSON.parse(row.context), status: row.status === 'done' ? 'done' : 'active' });
    } catch {
      return null;
    }
  }

  /** All instances that match, with what this batch changed counted in. */
  async search(find: Find): Promise<Live[]> {
    const ids = new Set(await findInstanceIds(this.tx as Tx, find));
    for (const overlay of [this.joined.lives, this.draft.lives]) for (const id of overlay.keys()) ids.add(id);
    await this.preload([...ids]);
    const found: Live[] = [];
    for (const id of ids) {
      const live = await this.find(id);
      if (live && matches(live, find)) found.push(live);
    }
    return found;
  }

  keep(live: Live): void {
    this.draft.lives.set(live.id, live);
  }

  /** The present command succeeded: what it did becomes part of the batch. */
  join(): void {
    const { joined, draft } = this;
    for (const [id, live] of draft.lives) joined.lives.set(id, live);
    for (const [scope, dek] of draft.deks) joined.deks.set(scope, dek);
    for (const [ref, text] of draft.texts) joined.texts.set(ref, text);
    for (const list of ['events', 'outbox', 'audit', 'idempotency', 'personal', 'keys', 'moves'] as const) (joined[list] as unknown[]).push(...draft[list]);
    this.draft = emptyDraft();
  }

  /** The present command was refused: nothing of it stays, but the refusal is audited. */
  discard(refusal?: AuditRow): void {
    this.draft = emptyDraft();
    if (refusal) this.joined.audit.push(refusal);
  }

  /** After the commit that reached this clock: what was read and computed need not be again. */
  remember(clock: number): void {
    this.held.keep(clock, this.joined.lives.values(), this.stored.values());
  }

  /** Whether the access and links of this instance may differ from what is stored; true when this process did not write them itself. */
  changesBeside(live: Live): boolean {
    return this.held.find(live.id)?.beside !== besideOf(live);
  }

  /** The revision at which the database had it when the batch began; 0 for a new one. */
  storedRev(id: string): number {
    return this.stored.get(id)?.rev ?? 0;
  }

  /** Timers of an instance as the database had them when the batch began. */
  storedTimers(id: string): ReadonlyMap<string, unknown> {
    return this.stored.get(id)?.timers ?? new Map();
  }
}

type StoredSnapshot = { id: string; rev: number; version: number; state: string; context: string; status: string };

/** Enough to show where it stands; it handles no event. */
function unreadable(row: StoredSnapshot): AnyMachineSnapshot {
  return {
    value: JSON.parse(row.state),
    context: JSON.parse(row.context),
    status: row.status === 'done' ? 'done' : 'active',
    _nodes: [],
  } as unknown as AnyMachineSnapshot;
}

function matches(live: Live, find: Find): boolean {
  const board = boardOf(live);
  return (
    (find.machine === undefined || live.track.id === find.machine) &&
    (find.ids === undefined || find.ids.includes(live.id)) &&
    (find.caseId === undefined || (board.caseId ?? null) === find.caseId) &&
    (find.meetingId === undefined || (board.meetingId ?? null) === find.meetingId) &&
    (find.clientId === undefined || board.clientId === find.clientId) &&
    (find.ownerId === undefined || (board.ownerId ?? null) === find.ownerId) &&
    (find.orgId === undefined || (board.orgId ?? null) === find.orgId) &&
    (find.running === undefined || isRunning(live) === find.running) &&
    (find.linkedTo === undefined || (board.links ?? []).includes(find.linkedTo))
  );
}

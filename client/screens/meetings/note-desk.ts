/**
 * What is typed in a meeting and not yet on the server. Lives outside the components, so leaving an item, a lost line or a refusal
 * loses no letter: a draft goes away only when the server has it or the writer says so.
 */
export type Draft = {
  text: string;
  /** the rev that the writer saw */
  base: number;
  status: 'typing' | 'saving' | 'unsaved' | 'conflict' | 'saved';
  /** what stands on the server while both texts are on the table */
  theirs: { text: string; rev: number; by: string } | null;
  /** why the server did not take it, to read */
  why: string | null;
  /** the key of the attempt under way: the same text over the same rev is the same intention, however often it is sent */
  key: string | null;
};

export type Saved =
  | { ok: true; rev: number }
  | { ok: false; conflict: { text: string; rev: number; by: string } }
  /** the line is down or the server did not take it now; the text stays */
  | { ok: false; why: string | null; again: boolean };

export type Save = (item: string, field: string, text: string, base: number, key: string) => Promise<Saved>;
export type Later = (ms: number, run: () => void) => () => void;

const PAUSE_MS = 800;
const RETRY_MS = 4000;

/**
 * The desk of one meeting. `save` asks the server, `makeKey` names an attempt, `later` is a timer (injected, so that tests need not wait).
 */
export class NoteDesk {
  private readonly drafts = new Map<string, Draft>();
  private readonly timers = new Map<string, () => void>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly listeners = new Set<() => void>();
  private save: Save;
  private readonly makeKey: () => string;
  private readonly later: Later;

  constructor(save: Save, makeKey: () => string, later: Later = onTimer) {
    this.save = save;
    this.makeKey = makeKey;
    this.later = later;
  }

  /** Subscribes to every change; returns how to stop. */
  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The draft of one field, or null when nothing was typed there. */
  draft(item: string, field: string): Draft | null {
    return this.drafts.get(join(item, field)) ?? null;
  }

  /** How many texts the server does not have yet. */
  waiting(): number {
    return [...this.drafts.values()].filter((draft) => draft.status !== 'saved').length;
  }

  /** Texts that the server refused or could not be asked about: item and field. */
  unsent(): [item: string, field: string][] {
    return this.keysOf('unsaved', 'conflict').map(split);
  }

  /** Somebody typed: kept at once, sent when the typing pauses. `seen` is what stood on the screen. */
  type(item: string, field: string, text: string, seen: { text: string; rev: number }): void {
    const key = join(item, field);
    const old = this.drafts.get(key);
    if (!old && text === seen.text) return;
    const draft = old ?? { base: seen.rev, theirs: null, why: null, key: null, status: 'typing' as const, text };
    // Over a saved text somebody else may have written since; what was on the screen is what was typed over.
    const base = draft.status === 'saved' ? Math.max(draft.base, seen.rev) : draft.base;
    const status = draft.status === 'conflict' ? 'conflict' : 'typing';
    this.put(key, { ...draft, text, base, status, key: text === draft.text ? draft.key : null });
    if (status === 'typing') this.plan(key, PAUSE_MS);
  }

  /** Sends one field now (the cursor left it). */
  flush(item: string, field: string): Promise<void> {
    return this.flushKey(join(item, field));
  }

  /** Sends everything of one item now; resolves when the server answered. False when something could not be kept. */
  async flushItem(item: string): Promise<boolean> {
    const mine = (...of: Draft['status'][]) => this.keysOf(...of).filter((key) => split(key)[0] === item);
    // Twice: once for what stood there, once for what was typed while that was on its way.
    for (let round = 0; round < 2; round++) await Promise.all(mine('typing', 'saving', 'unsaved').map((key) => this.flushKey(key)));
    return mine('typing', 'saving', 'unsaved', 'conflict').length === 0;
  }

  /** The line is back, or another way is open: everything that waited goes out again. */
  async resend(): Promise<void> {
    await Promise.all(this.keysOf('unsaved').map((key) => this.flushKey(key)));
  }

  /** Ends a conflict with the text that shall stand, written over the rev that was shown. */
  settle(item: string, field: string, text: string): void {
    const key = join(item, field);
    const theirs = this.drafts.get(key)?.theirs;
    if (!theirs) return;
    if (text === theirs.text) return this.put(key, null);
    this.put(key, { text, base: theirs.rev, status: 'typing', theirs: null, why: null, key: null });
    void this.flushKey(key);
  }

  /** The writer lets go of an unsent text. */
  drop(item: string, field: string): void {
    this.put(join(item, field), null);
  }

  /** Another way to reach the server (after the meeting the text goes into the minutes). */
  saveWith(next: Save): void {
    this.save = next;
  }

  /** Sends one draft; a second call while one is under way waits for it and sends what was typed since. */
  private async flushKey(key: string): Promise<void> {
    this.timers.get(key)?.();
    this.timers.delete(key);
    const before = this.running.get(key);
    if (before) {
      await before;
      if (this.drafts.get(key)?.status !== 'typing') return;
    }
    const run = this.send(key).finally(() => this.running.delete(key));
    this.running.set(key, run);
    await run;
  }

  private async send(key: string): Promise<void> {
    const draft = this.drafts.get(key);
    if (!draft || draft.status === 'conflict' || draft.status === 'saved') return;
    const attempt = draft.key ?? this.makeKey();
    this.put(key, { ...draft, status: 'saving', key: attempt });
    const [item, field] = split(key);
    const answer = await this.save(item, field, draft.text, draft.base, attempt);
    const now = this.drafts.get(key);
    if (now) this.take(key, now, answer, { text: draft.text, attempt });
  }

  private take(key: string, now: Draft, answer: Saved, sent: { text: string; attempt: string }): void {
    const typedOn = now.text !== sent.text;
    // An answer that got lost makes the retry meet its own text: that is no conflict.
    const stands = answer.ok ? answer.rev : 'conflict' in answer && answer.conflict.text === sent.text.trim() ? answer.conflict.rev : null;
    if (stands !== null) {
      this.put(key, { ...now, base: stands, status: typedOn ? 'typing' : 'saved', why: null, theirs: null, key: null });
      if (typedOn) this.plan(key, PAUSE_MS);
    } else if ('conflict' in answer) this.put(key, { ...now, status: 'conflict', theirs: answer.conflict, why: null, key: null });
    else if ('again' in answer) {
      this.put(key, { ...now, status: 'unsaved', why: answer.why, key: typedOn ? null : sent.attempt });
      if (answer.again) this.plan(key, RETRY_MS);
    }
  }

  private keysOf(...of: Draft['status'][]): string[] {
    return [...this.drafts].filter(([, draft]) => of.includes(draft.status)).map(([key]) => key);
  }

  private put(key: string, draft: Draft | null): void {
    if (draft) this.drafts.set(key, draft);
    else this.drafts.delete(key);
    for (const listener of this.listeners) listener();
  }

  private plan(key: string, ms: number): void {
    this.timers.get(key)?.();
    this.timers.set(
      key,
      this.later(ms, () => void this.flushKey(key)),
    );
  }
}

const join = (item: string, field: string) => `${item}|${field}`;
const split = (key: string): [string, string] => {
  const at = key.indexOf('|');
  return [key.slice(0, at), key.slice(at + 1)];
};
const onTimer: Later = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What the field shows: one's own text, until somebody else wrote over what was saved. */
export const shownText = (draft: Draft | null, server: { text: string; rev: number }): string =>
  draft && !(draft.status === 'saved' && server.rev > draft.base) ? draft.text : server.text;

/** Both texts under each other, each once: nothing of either is lost. */
export function bothTexts(theirs: string, mine: string): string {
  if (!theirs.trim() || mine.includes(theirs)) return mine;
  if (!mine.trim() || theirs.includes(mine)) return theirs;
  return `${theirs}\n${mine}`;
}

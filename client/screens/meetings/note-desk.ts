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

export type NoteDesk = ReturnType<typeof noteDesk>;

/** A desk for one meeting. `save` asks the server, `later` is a timer (injected, so that tests need not wait). */
export function noteDesk(save: Save, makeKey: () => string, later: Later = onTimer) {
  const drafts = new Map<string, Draft>();
  const timers = new Map<string, () => void>();
  const running = new Map<string, Promise<void>>();
  const listeners = new Set<() => void>();
  let keep = save;

  const put = (key: string, draft: Draft | null) => {
    if (draft) drafts.set(key, draft);
    else drafts.delete(key);
    for (const listener of listeners) listener();
  };
  const plan = (key: string, ms: number) => {
    timers.get(key)?.();
    timers.set(key, later(ms, () => void flushKey(key)));
  };

  /** Sends one draft; a second call while one is under way waits for it and sends what was typed since. */
  async function flushKey(key: string): Promise<void> {
    timers.get(key)?.();
    timers.delete(key);
    const before = running.get(key);
    if (before) {
      await before;
      if (!drafts.has(key) || drafts.get(key)!.status !== 'typing') return;
    }
    const run = send(key).finally(() => running.delete(key));
    running.set(key, run);
    await run;
  }

  async function send(key: string): Promise<void> {
    const draft = drafts.get(key);
    if (!draft || draft.status === 'conflict' || draft.status === 'saved') return;
    const attempt = draft.key ?? makeKey();
    put(key, { ...draft, status: 'saving', key: attempt });
    const [item, field] = split(key);
    const answer = await keep(item, field, draft.text, draft.base, attempt);
    const now = drafts.get(key);
    if (!now) return;
    const typedOn = now.text !== draft.text;
    // An answer that got lost makes the retry meet its own text: that is no conflict.
    const stands = answer.ok ? answer.rev : 'conflict' in answer && answer.conflict.text === draft.text.trim() ? answer.conflict.rev : null;
    if (stands !== null) {
      put(key, { ...now, base: stands, status: typedOn ? 'typing' : 'saved', why: null, theirs: null, key: null });
      if (typedOn) plan(key, PAUSE_MS);
    } else if ('conflict' in answer) put(key, { ...now, status: 'conflict', theirs: answer.conflict, why: null, key: null });
    else if ('again' in answer) {
      put(key, { ...now, status: 'unsaved', why: answer.why, key: typedOn ? null : attempt });
      if (answer.again) plan(key, RETRY_MS);
    }
  }

  return {
    /** Subscribes to every change; returns how to stop. */
    watch(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** The draft of one field, or null when the server has everything. */
    draft: (item: string, field: string): Draft | null => drafts.get(join(item, field)) ?? null,
    /** How many texts the server does not have yet. */
    waiting: () => [...drafts.values()].filter((draft) => draft.status !== 'saved').length,
    /** Texts that the server refused or could not be asked about, for a list: item and field. */
    unsent: () => [...drafts].filter(([, draft]) => draft.status === 'unsaved' || draft.status === 'conflict').map(([key]) => split(key)),
    /** Somebody typed: kept at once, sent when the typing pauses. */
    type(item: string, field: string, text: string, seen: { text: string; rev: number }) {
      const key = join(item, field);
      const old = drafts.get(key);
      if (!old && text === seen.text) return;
      const draft = old ?? { base: seen.rev, theirs: null, why: null, key: null, status: 'typing' as const, text };
      // Over a saved text somebody else may have written since; what was on the screen is what was typed over.
      const base = draft.status === 'saved' ? Math.max(draft.base, seen.rev) : draft.base;
      const status = draft.status === 'conflict' ? 'conflict' : 'typing';
      put(key, { ...draft, text, base, status, key: text === draft.text ? draft.key : null });
      if (status === 'typing') plan(key, PAUSE_MS);
    },
    /** Sends one field now (the cursor left it). */
    flush: (item: string, field: string) => flushKey(join(item, field)),
    /** Sends everything of one item now; resolves when the server answered. False when something could not be kept. */
    async flushItem(item: string): Promise<boolean> {
      const mine = (...of: Draft['status'][]) => [...drafts].filter(([key, draft]) => split(key)[0] === item && of.includes(draft.status)).map(([key]) => key);
      // Twice: once for what stood there, once for what was typed while that was on its way.
      for (let round = 0; round < 2; round++) await Promise.all(mine('typing', 'saving', 'unsaved').map(flushKey));
      return mine('typing', 'saving', 'unsaved', 'conflict').length === 0;
    },
    /** The line is back: everything that waited goes out again. */
    async resend() {
      await Promise.all([...drafts].filter(([, draft]) => draft.status === 'unsaved').map(([key]) => flushKey(key)));
    },
    /** Ends a conflict with the text that shall stand, written over the rev that was shown. */
    settle(item: string, field: string, text: string) {
      const key = join(item, field);
      const draft = drafts.get(key);
      if (!draft?.theirs) return;
      if (text === draft.theirs.text) return put(key, null);
      put(key, { text, base: draft.theirs.rev, status: 'typing', theirs: null, why: null, key: null });
      void flushKey(key);
    },
    /** The writer lets go of an unsent text. */
    drop: (item: string, field: string) => put(join(item, field), null),
    /** Another way to reach the server (after the meeting the text goes into the minutes). */
    saveWith(next: Save) {
      keep = next;
    },
  };
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

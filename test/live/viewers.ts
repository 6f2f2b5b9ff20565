import { expect } from 'vitest';
import type { Role } from '../../machines/roles.ts';
import type { Row } from '../../server/contract/shapes.ts';
import type { Outcome, Who } from '../../server/engine/types.ts';
import { feedOf } from '../../server/http/changes.ts';
import { viewsOf } from '../../server/http/views-of.ts';
import { changesSince } from '../../server/live/feed.ts';
import { rowsFor } from '../../server/views/rows.ts';
import type { TestApp } from '../support/app.ts';

/** The person under one of his hats. */
export async function whoOf(app: TestApp, hat: string): Promise<Who> {
  const row = await app.store.db.selectFrom('memberships').selectAll().where('id', '=', hat).executeTakeFirstOrThrow();
  return { person: row.person_id, hat: row.id, org: row.org_id, roles: JSON.parse(row.roles) as Role[] };
}

type Page = { who: Who; room: string; clock: number; seenAt: string; rows: Map<string, Row>; everSeen: Set<string> };

/**
 * Pages of several viewers that only ever apply patches. `check` brings each up to date by what changed since its clock and compares it with a fresh
 * fetch: that is the proof that live updates lose nothing and show nothing (STYLE.md habit 8). `bothWays`: what is found for all at once must be what each finds by himself.
 */
export function openPages(app: TestApp, viewers: Who[], { bothWays = false } = {}) {
  const feed = feedOf(app);
  const views = viewsOf(app);
  const pages: Page[] = [];
  let checked = 0;
  const now = () => app.clock.now().toISOString();

  async function fresh(who: Who, room: string): Promise<Map<string, Row>> {
    const all = await app.store.db.selectFrom('boards').select('id').execute();
    const rows = await rowsFor(
      views,
      who,
      all.map((row) => row.id),
    );
    return new Map(rows.filter((row) => belongs(room, row)).map((row) => [row.id, row]));
  }

  async function open(who: Who, room: string): Promise<void> {
    const { value } = await app.store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow();
    const rows = await fresh(who, room);
    pages.push({ who, room, clock: value, seenAt: now(), rows, everSeen: new Set(rows.keys()) });
  }

  async function check(after: string): Promise<void> {
    // What the outbox sets in motion by itself is part of what happened.
    await app.deliver();
    await app.engine.idle();
    for (const page of pages) {
      const seenAt = now();
      const known = { since: page.clock, seenAt: page.seenAt };
      const changes = await changesSince(feed, page.who, page.room, known);
      // One in five, each viewer and room in turn: it costs as much again.
      if (bothWays && checked++ % 5 === 0) {
        const byHimself = await changesSince({ ...feed, apart: true }, page.who, page.room, known);
        expect(inOrder(changes.rows), `${after}: found for all as for one`).toEqual(inOrder(byHimself.rows));
      }
      expect(changes.from, `${after}: the patch fits`).toBe(page.clock);
      for (const change of changes.rows) {
        if ('gone' in change) {
          expect(
            page.room !== 'mine' || page.everSeen.has(change.id),
            `${after}: only what was seen is named as gone (${page.who.roles.join()} ${change.id})`,
          ).toBe(true);
          page.rows.delete(change.id);
        } else {
          page.rows.set(change.id, change);
          page.everSeen.add(change.id);
        }
      }
      page.clock = changes.to;
      page.seenAt = seenAt;
      const here = new Map([...page.rows].filter(([, row]) => belongs(page.room, row)));
      expect(sorted(here), `${after}: ${page.who.roles.join()} in ${page.room}`).toEqual(sorted(await fresh(page.who, page.room)));
    }
  }

  return { pages, check, open: (room: string) => Promise.all(viewers.map((who) => open(who, room))) };
}

/** The same sorting out that a page does for its list. */
function belongs(room: string, row: Row): boolean {
  const [kind, id] = room.split(':');
  return kind === 'mine' || (kind === 'case' ? row.id === id || row.case === id : row.id === id || row.meeting === id);
}

const inOrder = <R extends { id: string }>(rows: readonly R[]) => rows.toSorted((a, b) => a.id.localeCompare(b.id));
const sorted = (rows: Map<string, Row>) => inOrder([...rows.values()]);

/** Throws when the engine refused. */
export function done(outcome: Outcome): { id: string; clock: number } {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.why.en} ${JSON.stringify(outcome.errors ?? [])}`);
  return outcome;
}

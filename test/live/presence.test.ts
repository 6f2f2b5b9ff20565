import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clockAmongNodes } from '../../server/live/among-nodes.ts';
import { openPostgresBus } from '../../server/live/postgres-bus.ts';
import { Presence } from '../../server/live/presence.ts';
import { manualClock } from '../../server/runtime/clock.ts';
import { hasPostgres, newDatabase } from '../support/postgres.ts';

describe('who is here, over nodes', () => {
  it('somebody with a page at each of two nodes is one person, and stays until both are closed', () => {
    const presence = new Presence();
    const page = {};
    expect(presence.set(page, 'case:1', 'joost', true)).toBe(true);
    expect(presence.hear('other', 'case:1', ['joost'])).toBe(false);
    expect(presence.people('case:1')).toEqual(['joost']);
    presence.set(page, 'case:1', 'joost', false);
    expect(presence.people('case:1')).toEqual(['joost']);
    expect(presence.hear('other', 'case:1', [])).toBe(true);
    expect(presence.people('case:1')).toEqual([]);
  });

  it('the people of a node that fell silent are forgotten, those of one that repeats them stay', () => {
    const presence = new Presence();
    presence.hear('killed', 'case:1', ['joost']);
    presence.hear('killed', 'case:2', ['joost']);
    for (let beat = 1; beat < 5; beat++) {
      presence.hear('alive', 'case:1', ['joost', 'petra']);
      expect(presence.grow(5)).toEqual([]);
    }
    presence.hear('alive', 'case:1', ['joost', 'petra']);
    // In the first room he is still there, by another page.
    expect(presence.grow(5)).toEqual(['case:2']);
    expect(presence.people('case:1')).toEqual(['joost', 'petra']);
    expect(presence.rooms()).toEqual([]);
  });
});

describe.skipIf(!hasPostgres)('the line between nodes', () => {
  const quiet = () => {};

  it('moves the clock of a demonstration on all of them, also on one that comes later, and never back', async () => {
    const address = await newDatabase();
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
    const buses = [await openPostgresBus(address, 'a', quiet), await openPostgresBus(address, 'b', quiet)];
    const clocks = [clockAmongNodes(manualClock(at(8)), buses[0]), clockAmongNodes(manualClock(at(8)), buses[1])];
    clocks[0].set!(at(12));
    await expect.poll(() => clocks[1].now()).toEqual(at(12));
    buses.push(await openPostgresBus(address, 'c', quiet));
    clocks.push(clockAmongNodes(manualClock(at(8)), buses[2]));
    await expect.poll(() => clocks[2].now()).toEqual(at(12));
    expect(clocks[0].now()).toEqual(at(12));
    for (const bus of buses) await bus.close();
  });

  it('carries many messages in order, the last of each room, and ignores what it does not understand', async () => {
    const address = await newDatabase();
    const heard: string[] = [];
    const reported: string[] = [];
    const [a, b] = [await openPostgresBus(address, 'a', quiet), await openPostgresBus(address, 'b', (what) => reported.push(what))];
    b.subscribe('presence', ({ room, people }) => heard.push(`${room} ${people.length}`));
    b.subscribe('settings', () => heard.push('settings'));
    const many = Array.from({ length: 150 }, () => randomBytes(16).toString('hex'));
    for (let room = 0; room < 50; room++) for (const people of [[], many]) a.publish('presence', { room: `case:${room}`, people });
    a.publish('commit', { clock: 0.5 });
    a.publish('settings', {});
    await expect.poll(() => heard.at(-1)).toBe('settings');
    expect(heard.slice(0, -1).filter((line) => line.endsWith(' 150'))).toEqual(Array.from({ length: 50 }, (_, room) => `case:${room} 150`));
    expect(reported).toEqual(['a message of another node was not understood']);
    await a.close();
    await b.close();
  });
});

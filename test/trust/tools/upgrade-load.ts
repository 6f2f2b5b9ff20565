import type { RunRow } from '../../../db/queries/upgrades.ts';
import type { Track } from '../../../machines/track.ts';
import type { Clock } from '../../../server/engine/types.ts';
import type { Random } from './random.ts';
import { openNode, SYSTEM, type UpgradeNode } from './upgrade-nodes.ts';

export type Load = {
  acknowledged: number;
  lost: number;
  doubled: number;
  handedOver: number;
  broughtOver: number;
  broughtBack: number;
  differences: number;
  odd: string[];
};
const INSTANCES = 24;
const CLIENTS = 8;

/**
 * People note visits on both nodes at once while the newer one brings instances over and some of them back. What the older node may not touch is sent again, under
 * the same key, to the newer one. In the end each instance must count exactly the visits that were acknowledged.
 */
export async function upgradeLoad(address: string, given: { older: Track; newest: Track; clock: Clock; size: number; random: Random }): Promise<Load> {
  const { older, newest, clock, size, random } = given;
  const nodes = { older: await openNode(address, older, clock), newer: await openNode(address, newest, clock) };
  const load: Load = { acknowledged: 0, lost: 0, doubled: 0, handedOver: 0, broughtOver: 0, broughtBack: 0, differences: 0, odd: [] };
  try {
    const ids = await Promise.all(Array.from({ length: INSTANCES }, () => nodes.older.begin()));
    await Promise.all(ids.map((id) => nodes.older.say(id, 'INTRODUCE')));
    const counted = new Map(ids.map((id) => [id, 0]));
    let asked = 0;
    let busy = CLIENTS;
    const client = async (name: number): Promise<void> => {
      while (asked < size) {
        const id = pick(ids, random);
        if (await note(nodes, random.next() < 0.5 ? nodes.older : nodes.newer, { id, key: `visit-${name}-${asked++}` }, load))
          counted.set(id, counted.get(id)! + 1);
      }
      busy--;
    };
    await Promise.all([...Array.from({ length: CLIENTS }, (_, name) => client(name)), bringOver(nodes.newer, ids, { random, load, busy: () => busy > 0 })]);
    // Whoever was quick: in the end everything is brought over once, with what was counted by then.
    load.broughtOver += (await nodes.newer.engine.upgrades.apply(await nodes.newer.run(), { who: SYSTEM, ids })).done.length;
    for (const [id, count] of counted) {
      const context = JSON.parse((await nodes.newer.row(id)).context);
      const found = context.visits ?? context.attended;
      load.lost += Math.max(0, count - found);
      load.doubled += Math.max(0, found - count);
    }
    load.differences = (await nodes.newer.engine.verify()).differences.length;
    return load;
  } finally {
    await nodes.older.close();
    await nodes.newer.close();
  }
}

/** Notes one visit; false when it was refused by both. */
async function note(
  nodes: { older: UpgradeNode; newer: UpgradeNode },
  first: UpgradeNode,
  { id, key }: { id: string; key: string },
  load: Load,
): Promise<boolean> {
  let outcome = await first.say(id, 'ATTEND', {}, key);
  if (!outcome.ok && outcome.code === 'node-older') {
    load.handedOver++;
    outcome = await nodes.newer.say(id, 'ATTEND', {}, key);
  }
  if (outcome.ok) load.acknowledged++;
  else load.odd.push(outcome.code);
  return outcome.ok;
}

/** Brings a few over at a time, and some runs back, as long as people are busy. */
async function bringOver(node: UpgradeNode, ids: string[], { random, load, busy }: { random: Random; load: Load; busy: () => boolean }): Promise<void> {
  const runs: RunRow[] = [];
  while (busy()) {
    const run = await node.run();
    runs.push(run);
    const some = random.shuffled(ids).slice(0, 4);
    load.broughtOver += (await node.engine.upgrades.apply(run, { who: SYSTEM, ids: some })).done.length;
    if (random.next() < 0.4) load.broughtBack += (await node.engine.upgrades.undo(pick(runs, random), { who: SYSTEM })).done.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const pick = <T>(list: readonly T[], random: Random): T => list[random.whole(0, list.length - 1)];

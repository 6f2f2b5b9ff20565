import { isDeepStrictEqual } from 'node:util';
import type { Track } from '../../../machines/track.ts';
import type { Clock } from '../../../server/engine/types.ts';
import { openNode, SYSTEM, type UpgradeNode } from './upgrade-nodes.ts';

/** How an instance comes to each place of the older versions, by the events that they have. */
const WAYS: Record<string, string[]> = {
  begun: [],
  introduced: ['INTRODUCE'],
  visited: ['INTRODUCE', 'ATTEND'],
  often: ['INTRODUCE', 'ATTEND', 'ATTEND', 'ATTEND'],
};
const EVENTS = ['INTRODUCE', 'ATTEND', 'STOP', 'DECLINE', 'PAUSE', 'RESUME'];
const PAYLOAD: Record<string, object> = { STOP: { reason: 'Verhuisd.' }, DECLINE: { reason: 'Liever niet.' } };
/** From every place of the newest version somebody can bring it to its end by one of these. */
const TO_THE_END = ['STOP', 'DECLINE'];

export type Matrix = { tried: number; faults: string[]; parked: number; stuck: number };
type Nodes = { older: UpgradeNode; newer: UpgradeNode; /** who tries to step what was brought over */ prober: UpgradeNode };
type Versions = {
  older: Track;
  newest: Track;
  clock: Clock;
  /** a node that takes any version for its own, in place of the older one */ guessing?: Track;
  quick: boolean;
};

/**
 * Every place × event of one older version, beside a node of the newest one: what was not brought over goes on as before on either node; what was brought over is not
 * touched by the older node and goes on with the newer one; after a return to the older node alone the rest goes on and the others stand parked. Each difference is a
 * fault, by name.
 */
export async function upgradeMatrix(address: string, { older, newest, clock, guessing, quick }: Versions): Promise<Matrix> {
  const own = await openNode(address, older, clock);
  const nodes: Nodes = { older: own, newer: await openNode(address, newest, clock), prober: guessing ? await openNode(address, guessing, clock) : own };
  const matrix: Matrix = { tried: 0, faults: [], parked: 0, stuck: 0 };
  try {
    const cells = (quick ? ['begun', 'visited'] : Object.keys(WAYS)).flatMap((way) =>
      (quick ? ['ATTEND', 'STOP'] : EVENTS).map((event) => ({ name: `version ${older.version}, ${way}, ${event}`, way, event })),
    );
    await Promise.all(cells.flatMap((cell) => [goesOnAlike(nodes, cell, matrix), goesOver(nodes, cell, matrix)]));
    const replayed = await nodes.newer.engine.verify();
    matrix.faults.push(...replayed.differences.map(({ id, what }) => `replay of ${id}: ${what}`));
    return matrix;
  } finally {
    for (const node of new Set(Object.values(nodes))) await node.close();
  }
}

type Cell = { name: string; way: string; event: string };

async function arrive(node: UpgradeNode, way: string): Promise<string> {
  const id = await node.begin();
  for (const type of WAYS[way]) await node.say(id, type);
  return id;
}

/** The newer node does with an instance of the older version what the older node does with it. */
async function goesOnAlike({ older, newer }: Nodes, { name, way, event }: Cell, matrix: Matrix): Promise<void> {
  const [here, there] = [await arrive(older, way), await arrive(older, way)];
  const [one, other] = [await older.say(here, event, { ...PAYLOAD[event] }), await newer.say(there, event, { ...PAYLOAD[event] })];
  matrix.tried++;
  const said = (outcome: typeof one) => (outcome.ok ? 'done' : outcome.code);
  if (said(one) !== said(other)) matrix.faults.push(`${name}: ${said(one)} on the older node and ${said(other)} on the newer one`);
  const [left, right] = [await older.row(here), await newer.row(there)];
  if (!isDeepStrictEqual([left.version, left.state, left.status, left.rev], [right.version, right.state, right.status, right.rev]))
    matrix.faults.push(`${name}: another place`);
}

async function goesOver({ older, newer, prober }: Nodes, { name, way, event }: Cell, matrix: Matrix): Promise<void> {
  const [moving, staying] = [await arrive(older, way), await arrive(older, way)];
  const page = await newer.engine.upgrades.apply(await newer.run(), { who: SYSTEM, ids: [moving] });
  if (page.done.length !== 1) return void matrix.faults.push(`${name}: not brought over, ${page.left[0]?.code}`);
  const before = await newer.row(moving);
  // The older node first: it may say that it is older, and nothing else.
  const refused = await prober.say(moving, event, { ...PAYLOAD[event] });
  matrix.tried++;
  if (refused.ok || refused.code !== 'node-older') matrix.faults.push(`${name}: the older node answered ${refused.ok ? 'done' : refused.code}`);
  if (!isDeepStrictEqual(await newer.row(moving), before)) matrix.faults.push(`${name}: the older node stepped what the newer one had brought over`);
  if (await showsParked(older, moving)) matrix.parked++;
  else matrix.faults.push(`${name}: not shown as parked`);
  // The newer one: handled, or refused for a reason that a person can read.
  const handled = await newer.say(moving, event, { ...PAYLOAD[event] });
  if (!handled.ok && !['not-now', 'unknown-event', 'attendedOnce'].includes(handled.code))
    matrix.faults.push(`${name}: the newer node answered ${handled.code}`);
  if (!(await reachesTheEnd(newer, moving))) {
    matrix.stuck++;
    matrix.faults.push(`${name}: stuck at ${(await newer.row(moving)).state}`);
  }
  // The newer node is gone again.
  const on = await older.say(staying, event, { ...PAYLOAD[event] });
  if (!on.ok && on.code === 'node-older') matrix.faults.push(`${name}: what stayed does not go on`);
}

async function showsParked(older: UpgradeNode, id: string): Promise<boolean> {
  const { version } = await older.row(id);
  const listed = (await older.engine.upgrades.versions()).some((line) => line.version === version && line.parked);
  return listed && (await older.shown(id)) === 'parked';
}

async function reachesTheEnd(node: UpgradeNode, id: string): Promise<boolean> {
  for (const type of ['RESUME', ...TO_THE_END, 'INTRODUCE', 'STOP']) {
    if ((await node.row(id)).status === 'done') return true;
    await node.say(id, type, { ...PAYLOAD[type] });
  }
  return (await node.row(id)).status === 'done';
}

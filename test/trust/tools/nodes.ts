import { openFaultProxy } from './fault-proxy.ts';
import type { Node } from './nemesis.ts';
import type { PostgresPrepared } from './prepare-postgres.ts';
import { trustServer } from './server.ts';

/** Starts so many servers on one database. Each reaches the database over a line of its own that can be spoilt. */
export async function openNodes(prepared: Pick<PostgresPrepared, 'databaseUrl' | 'keyFile'>, count: number, broken?: string): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let at = 0; at < count; at++) {
    const there = new URL(prepared.databaseUrl);
    const proxy = await openFaultProxy(Number(there.port));
    there.port = String(proxy.port);
    nodes.push({ proxy, server: await trustServer({ databaseUrl: there.href, keyFile: prepared.keyFile }, { broken }) });
  }
  await Promise.all(nodes.map(({ server }) => server.start()));
  return nodes;
}

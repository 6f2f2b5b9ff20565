import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import { createApp } from '../../server/app.ts';
import { liveEvents } from '../../server/contract/live.ts';
import type { Route } from '../../server/contract/route.ts';
import { routes } from '../../server/contract/routes.ts';
import { allHandlers } from '../../server/http/handlers.ts';
import { mountRoutes, type Handlers } from '../../server/http/mount.ts';
import { toRows } from '../../server/views/rows.ts';
import { looking } from '../../server/views/deps.ts';
import { viewsOf } from '../../server/http/views-of.ts';
import type { Running } from '../../server/start.ts';
import { visitor } from '../support/visitor.ts';
import { askLists } from './doors/ask-lists.ts';
import { askRoute, gapOf, together, type Found } from './doors/ask-routes.ts';
import { askSockets } from './doors/ask-sockets.ts';
import { unplanned } from './doors/plan.ts';
import { sightOf, thingsOf, type Things } from './doors/sight.ts';
import { openTown, type Town, type Viewer } from './doors/town.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** every route and every socket event as every role over real HTTP: what is not a viewer's answers as what does not exist, and lists hold exactly what is. */
export const r21: TrustTest = { id: 'R-21', title: 'every route, every role, every id', run };

const WORDS = ['Mulder', 'Vonk', 'de', 'Ja'];
/** What is hidden may not be told by the time it takes (T2). */
const MOST_GAP_MS = 5;
const empty = (): Found => ({ asked: 0, wrong: [] });

async function run(asked: Asked): Promise<Result> {
  const began = performance.now();
  const town = await openTown(asked.quick);
  try {
    const things = await thingsOf(town.app);
    const found = empty();
    found.wrong.push(...unplanned(routes, Object.keys(liveEvents)), ...unlisted(createApp(town.app).router as unknown as Router));
    const sessions = town.viewers.flatMap((viewer) => viewer.sessions);
    for (const viewer of town.viewers) {
      const sight = await sightOf(town.app, things, viewer, sessions);
      // Lists first: what is asked afterwards may make new lines.
      await askLists(town.app, things, viewer, sight, found, WORDS);
      await askSockets(town.app, things, viewer, sight, found, asked.quick ? 8 : 200);
      await together(Object.values(routes) as Route[], (route) => askRoute(route, viewer, sight, found, { whole: !asked.quick }));
      asked.say(`${viewer.name}: ${found.asked} asked, ${found.wrong.length} wrong`);
    }
    const twins = await twinsOf(town, things, sessions);
    const twinFailed = Object.values(twins).every((count) => count > 0);
    const gap = asked.quick ? 0 : await timing(town, things, sessions);
    return {
      id: r21.id,
      title: r21.title,
      tried: found.asked,
      lost: found.wrong.length,
      doubled: 0,
      ok: found.wrong.length === 0 && twinFailed && Math.abs(gap) < MOST_GAP_MS && found.asked >= (asked.quick ? 500 : 27_000),
      twinFailed,
      notes: [...found.wrong.slice(0, 20), ...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} found`)],
      figures: {
        requests: found.asked,
        routes: Object.keys(routes).length,
        viewers: town.viewers.length,
        roles: new Set(town.viewers.flatMap((viewer) => viewer.who.roles)).size,
        objects: things.boards.length + things.clients.length + things.letters.length,
        medianGapMs: gap,
        seconds: Math.round((performance.now() - began) / 1000),
      },
    };
  } finally {
    await town.close();
  }
}

/** The difference in time for who sees the least. */
async function timing({ app, viewers }: Town, things: Things, sessions: string[]): Promise<number> {
  const viewer = viewers.find(({ who }) => who.roles.includes('DISTRICT_NURSE'))!;
  return gapOf(viewer, (await sightOf(app, things, viewer, sessions)).hidden('instance'), 100);
}

type Layer = { route?: { path: string; stack: { method: string }[] }; handle?: { stack?: Layer[] } };

/** Addresses that Express answers and no contract names. */
export function unlisted(router: Router): string[] {
  const known = new Set([...(Object.values(routes) as Route[]).map(({ method, path }) => `${method} ${path}`), 'get /{*any}']);
  const walk = (layers: Layer[]): string[] =>
    layers.flatMap((layer) => (layer.route ? layer.route.stack.map(({ method }) => `${method} ${layer.route!.path}`) : walk(layer.handle?.stack ?? [])));
  const found = walk((router as unknown as { stack: Layer[] }).stack);
  if (found.length < known.size) return [`only ${found.length} of ${known.size} routes were found in the router`];
  return found.filter((address) => !known.has(address)).map((address) => `${address} is answered and stands in no contract`);
}

/** The same questions to handlers that forget the policy. */
async function twinsOf({ app, viewers }: Town, things: Things, sessions: string[]): Promise<Record<string, number>> {
  const handlers = allHandlers(app);
  const sights = await Promise.all(viewers.map((viewer) => sightOf(app, things, viewer, sessions)));
  const at = viewers.findIndex((viewer, nth) => viewer.who.roles.includes('DISTRICT_NURSE') && sights[nth].hidden('instance').length > 0);
  const [viewer, sight] = [viewers[at], sights[at]];
  const rowsOf = async () => toRows(viewsOf(app), await looking(viewsOf(app), viewer.who), things.boards);
  const view: Handlers['view'] = async ({ params }) => {
    const board = things.boards.find((one) => one.id === params.id);
    const known = [...sight.instances][0];
    const row = (await rowsOf()).find((one) => one.id === params.id);
    return board && row && known
      ? ({ ...(await handlers.view({ params: { id: known }, who: viewer.who } as never)), ...board, row } as never)
      : handlers.view({ params, who: viewer.who } as never);
  };
  const list: Handlers['list'] = async () => {
    const rows = await rowsOf();
    return { rows, total: rows.length, after: null, clock: 1 };
  };
  return {
    'a view that forgets the policy': await through(app, { ...handlers, view }, viewer, (own, found) =>
      askRoute(routes.view, own, sight, found, { whole: false }),
    ),
    'a list that forgets the policy': await through(app, { ...handlers, list }, viewer, (own, found) => askLists(app, things, own, sight, found, [])),
    'a route nobody listed': unplanned({ backDoor: { id: 'backDoor', path: '/api/back-doors/:id' } }, []).filter((line) => line.includes('back-doors')).length,
    'an address beside the contract': unlisted(createBeside(app)).length,
  };
}

function createBeside(app: Running): Router {
  const beside = createApp(app);
  beside.get('/api/back-door', (_req, res) => void res.end());
  return beside.router as unknown as Router;
}

/** A second front on the same database, with these handlers. */
async function through(app: Running, handlers: Handlers, viewer: Viewer, work: (own: Viewer, found: Found) => Promise<void>): Promise<number> {
  const server = express()
    .use(mountRoutes(app, routes, handlers))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const found = empty();
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await work({ ...viewer, visitor: visitor(url, viewer.visitor.cookie) }, found);
  } finally {
    await new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));
  }
  return found.wrong.length;
}

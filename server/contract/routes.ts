import { firstRunRoutes } from './first-run.ts';
import { peopleRoutes } from './people.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './session.ts';
import { workRoutes } from './work.ts';

/** Every route of the product; there is no other. */
export const routes = { ...sessionRoutes, ...firstRunRoutes, ...workRoutes, ...peopleRoutes } satisfies Record<string, Route>;
export type RouteId = keyof typeof routes;

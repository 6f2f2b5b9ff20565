import { z } from 'zod';
import { route } from './route.ts';
import { upgradePage, upgradePlan, upgradeRun, upgradesOverview } from './upgrade-shapes.ts';

const machine = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'the name of a machine');
const state = z.string().regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/, 'the dotted path of a state');
const map = z.record(state.max(120), state.max(120)).refine((given) => Object.keys(given).length <= 100, 'at most 100 states');

const params = z.object({ id: z.uuid() });
/** These ones, or without `ids` the next 200 behind `after`. */
const which = z.object({ ids: z.array(z.uuid()).min(1).max(200).optional(), after: z.uuid().optional() });

/** Bringing what runs to a newer version of its machine. */
export const upgradeRoutes = {
  upgrades: route({
    id: 'upgrades',
    method: 'get',
    path: '/api/upgrades',
    summary: 'Which versions run, which nobody here knows, and the runs so far.',
    policy: 'admin',
    response: upgradesOverview,
  }),
  planUpgrade: route({
    id: 'planUpgrade',
    method: 'post',
    path: '/api/upgrades/plan',
    summary: 'What an upgrade would do to everything that runs; changes nothing.',
    policy: 'admin',
    body: z.object({ machine, map: map.default({}) }),
    response: upgradePlan,
  }),
  beginUpgrade: route({
    id: 'beginUpgrade',
    method: 'post',
    path: '/api/upgrades/runs',
    summary: 'Begin a run to the present version; it moves nothing yet.',
    policy: 'admin',
    key: true,
    status: 201,
    body: z.object({ machine, map: map.default({}) }),
    response: upgradeRun,
  }),
  moveUpgrade: route({
    id: 'moveUpgrade',
    method: 'post',
    path: '/api/upgrades/runs/:id/moves',
    summary: 'Bring these, or the next page of all, to the new version.',
    policy: 'admin',
    params,
    body: which,
    response: upgradePage,
  }),
  undoUpgrade: route({
    id: 'undoUpgrade',
    method: 'post',
    path: '/api/upgrades/runs/:id/undo',
    summary: 'Bring these, or the next page of the run, back to where they stood; what has moved on since stays.',
    policy: 'admin',
    params,
    body: which,
    response: upgradePage,
  }),
};

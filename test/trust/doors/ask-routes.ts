import type { Route } from '../../../server/contract/route.ts';
import type { Answer } from '../../support/visitor.ts';
import { GATES, PARAMS, planOf, type Line } from './plan.ts';
import type { Sight } from './sight.ts';
import type { Viewer } from './town.ts';

export type Found = { asked: number; wrong: string[] };
/** How many ids of a kind are asked per route: all of them where things themselves are read, a few elsewhere. */
type Amount = { whole: boolean };

const WHOLE = new Set(['view', 'caseFile', 'meetingFile', 'send']);
/** The privacy officer reads who looked, whatever it was. */
const OFFICER_TOO = new Set(['caseReaders', 'caseReadersPdf', 'clientReaders', 'clientReadersPdf']);
const A_FEW = 10;

/** Asks one route as one viewer: past the policy or not, and every id that he may not see must be answered as one that does not exist. */
export async function askRoute(route: Route, viewer: Viewer, sight: Sight, found: Found, amount: Amount): Promise<void> {
  const line = planOf(route);
  if (!line || line.skip) return;
  const past = GATES[route.policy](viewer.who.roles);
  const open = past && (!line.own || line.own.some((role) => viewer.who.roles.includes(role)));
  const ghost = await ask(route, line, viewer, crypto.randomUUID(), found);
  const wrong = (what: string) => void found.wrong.push(`${viewer.name} ${route.id}: ${what}`);
  if (ghost.status >= 500 && ghost.body?.code !== 'unavailable') wrong(`answered ${ghost.status}`);
  if (!past && ghost.status !== 403) wrong(`is closed to this role, and answered ${ghost.status}`);
  if (!open && ![403, 404].includes(ghost.status)) wrong(`is closed to this role, and answered ${ghost.status}`);
  if (past && ghost.status === 401) wrong('is open to this role, and asks to sign in');
  if (!line.on) return;
  const few = (ids: string[]) => (amount.whole && WHOLE.has(route.id) ? ids : ids.filter((_, at) => at % Math.ceil(ids.length / A_FEW) === 0));
  const officer = OFFICER_TOO.has(route.id) && viewer.who.roles.includes('PRIVACY_OFFICER');
  const hidden = officer ? [] : few(sight.hidden(line.on));
  await together(hidden, async (id) => {
    const answer = await ask(route, line, viewer, id, found);
    if (said(answer) !== said(ghost))
      wrong(`tells ${id} (${line.on}) from one that does not exist: ${answer.status} ${JSON.stringify(answer.body).slice(0, 120)}`);
  });
  if (!open || line.seen === undefined) return;
  await together(few(sight.seen(line.on)), async (id) => {
    const answer = await ask(route, line, viewer, id, found);
    if (answer.status !== line.seen) wrong(`${id} (${line.on}) may be seen, and answered ${answer.status}`);
    for (const part of partsOf(answer.body)) if (!sight.instances.has(part)) wrong(`${id} shows ${part}, which may not be seen`);
  });
}

async function ask(route: Route, line: Line, { visitor }: Viewer, id: string, found: Found): Promise<Answer> {
  const named = Object.entries(PARAMS).reduce((path, [name, value]) => path.replace(name, value), route.path);
  const path = named.replace(':id', id) + (QUERIES[route.id] ?? '');
  const answer = route.method === 'get' ? await visitor.get(path) : await visitor.post(path, line.body ?? {});
  found.asked += 1;
  return answer;
}

const QUERIES: Record<string, string> = {
  changes: '?since=0',
  auditQuestion: '?person=niemand',
  ownFigures: '?from=2026-01-01&until=2026-12-31',
  figureCases: '?figure=I-01&line=onTime&from=2026-01-01&until=2026-12-31',
};

/** Status and body, without the number of the request. */
const said = ({ status, type, body }: Answer): string => JSON.stringify([status, type, typeof body === 'object' ? { ...body, requestId: '' } : body]);

/** Ids of the things that a case or meeting file shows beside itself. */
function partsOf(body: any): string[] {
  const lists = ['signals', 'consents', 'actions', 'items', 'tracks', 'proposals'].flatMap((name) => (Array.isArray(body?.[name]) ? body[name] : []));
  return lists.map((part) => part.instance?.id ?? part.id).filter((id) => typeof id === 'string');
}

/** Does it for each, eight at a time. */
export async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 8) await Promise.all(all.slice(at, at + 8).map(work));
}

/** By how many milliseconds of work (processor time, median of `pairs`, one after another) what is hidden costs more than what does not exist: others on the machine cannot turn it. */
export async function gapOf({ visitor }: Viewer, hidden: string[], pairs: number): Promise<number> {
  const times = { hidden: [] as number[], ghost: [] as number[] };
  for (let at = 0; at < pairs; at++)
    for (const [kind, id] of [
      ['hidden', hidden[at % hidden.length]],
      ['ghost', crypto.randomUUID()],
    ] as const) {
      const began = process.cpuUsage();
      await visitor.get(`/api/instances/${id}`);
      const { user, system } = process.cpuUsage(began);
      times[kind].push((user + system) / 1000);
    }
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  return Math.round((median(times.hidden) - median(times.ghost)) * 10) / 10;
}

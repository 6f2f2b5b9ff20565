import { listen } from '../../live/listener.ts';
import type { Running } from '../../../server/start.ts';
import type { Found } from './ask-routes.ts';
import { seesClients, type Sight, type Things } from './sight.ts';
import type { Viewer } from './town.ts';

/** Fewer than the rooms that one connection may have. */
const ROOMS = 7;
/** Only for a machine that others use too: nothing is waited for that does not come. */
const PATIENCE_MS = 120_000;

/** Every event of the live connection as one viewer: rooms open for exactly what he may see, and a hidden one is answered as one that does not exist. */
export async function askSockets(app: Running, things: Things, viewer: Viewer, sight: Sight, found: Found, most: number): Promise<void> {
  const wrong = (what: string) => void found.wrong.push(`${viewer.name} socket: ${what}`);
  const enter = () => listen(app.url, viewer.visitor.cookie, { origin: app.url }, PATIENCE_MS);
  found.asked += 1;
  if (!seesClients(viewer.who)) {
    const entered = await enter().then(
      (page) => (page.close(), true),
      () => false,
    );
    return void (entered && wrong('let in under a hat that sees no client'));
  }
  const first = await enter();
  const ask = (page: typeof first, event: string, payload: unknown) => ((found.asked += 1), page.ask(event, payload));
  await ask(first, 'watch', { room: 'mine', since: 0 });
  const got = new Set(first.rows().map((row) => row.id));
  for (const id of got) if (!sight.instances.has(id)) wrong(`mine brings ${id}`);
  for (const id of sight.instances) if (!got.has(id)) wrong(`mine lacks ${id}`);
  const ghost = JSON.stringify(await ask(first, 'watch', { room: `case:${crypto.randomUUID()}`, since: 0 }));
  const rooms = things.boards.filter((board) => board.machine === 'case' || board.machine === 'meeting' || board.machine === 'signal');
  const doors = rooms
    .flatMap(({ id, machine }) => [`case:${id}`, `meeting:${id}`].map((room) => ({ room, id, fits: room.startsWith(`${machine}:`) })))
    .slice(0, most);
  const absent = await ask(first, 'here', { room: doors[0]?.room ?? 'mine' });
  if (absent.code !== 'not-watching') wrong(`is here in a room that he does not watch: ${JSON.stringify(absent)}`);
  first.close();
  for (let at = 0; at < doors.length; at += ROOMS) {
    const page = await enter();
    for (const { room, id, fits } of doors.slice(at, at + ROOMS)) {
      const answer = await ask(page, 'watch', { room, since: 0 });
      const may = fits && sight.instances.has(id);
      if (answer.ok !== may) wrong(`${room} answered ${JSON.stringify(answer)}`);
      if (!may && JSON.stringify(answer) !== ghost) wrong(`tells ${room} from one that does not exist`);
      if (may && !(await ask(page, 'unwatch', { room })).ok) wrong(`cannot leave ${room}`);
    }
    for (const row of page.rows()) if (!sight.instances.has(row.id)) wrong(`a room brings ${row.id}`);
    page.close();
  }
}

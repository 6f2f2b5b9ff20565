import type { Running } from '../../../server/start.ts';
import { queryWords } from '../../../server/engine/search-words.ts';
import type { Found } from './ask-routes.ts';
import { seesClients, type Sight, type Things } from './sight.ts';
import type { Viewer } from './town.ts';

type Board = Things['boards'][number];

/** Every list must hold exactly what the policy lets through: no line more, none less, and counts that say the same. */
export async function askLists(app: Running, things: Things, viewer: Viewer, sight: Sight, found: Found, words: string[]): Promise<void> {
  const wrong = (what: string) => void found.wrong.push(`${viewer.name} ${what}`);
  const get = async (path: string) => ((found.asked += 1), viewer.visitor.get(path));
  const compare = (what: string, got: string[], wanted: string[]) => {
    const [has, should] = [new Set(got), new Set(wanted)];
    if (has.size !== got.length) wrong(`${what}: a line twice`);
    for (const id of has) if (!should.has(id)) wrong(`${what}: ${id} too much`);
    for (const id of should) if (!has.has(id)) wrong(`${what}: ${id} is missing`);
  };
  // Read now: what others asked before may have made a line for this one.
  const mine = await app.store.db.selectFrom('inbox').select('id').where('person_id', '=', viewer.who.person).execute();
  const inbox = (await get('/api/inbox?limit=200')).body;
  compare(
    'inbox',
    inbox
      .slice(0, 200)
      .map((line: { id: string }) => line.id)
      .filter((id: string) => !mine.some((line) => line.id === id)),
    [],
  );
  if (inbox.length !== Math.min(mine.length, 200)) wrong(`inbox: ${inbox.length} of ${mine.length}`);
  if (!seesClients(viewer.who)) return;
  const visible = things.boards.filter((board) => sight.instances.has(board.id));
  const list = async (query: string, holds: (board: Board) => boolean) => {
    const { ids, total } = await pages(get, query);
    const wanted = visible.filter(holds).map((board) => board.id);
    compare(`list ${query}`, ids, wanted);
    if (total !== wanted.length) wrong(`list ${query}: counts ${total} of ${wanted.length}`);
  };
  await list('', () => true);
  for (const machine of new Set(things.boards.map((board) => board.machine))) await list(`&machine=${machine}`, (board) => board.machine === machine);
  await list('&running=true', (board) => board.running === 1);
  const open = (board: Board) => board.case_id === null || sight.instances.has(board.case_id);
  for (const file of things.boards.filter((board) => board.machine === 'case').slice(0, 4)) {
    await list(`&case=${file.id}`, (board) => open(board) && (board.case_id === file.id || board.id === file.id));
    await list(`&client=${file.client_id}`, (board) => open(board) && board.client_id === file.client_id);
  }
  for (const word of words) {
    const tokens = queryWords(word).map((one) => app.keys.token(one));
    const has = (id: string | null) => tokens.every((token) => things.tokens.some((row) => row.token === token && row.object_id === id));
    await list(`&q=${encodeURIComponent(word)}`, (board) => open(board) && (has(board.id) || has(board.client_id)));
    const rows = (await get(`/api/clients?limit=50&q=${encodeURIComponent(word)}`)).body.rows;
    compare(
      `clients ${word}`,
      rows.map((row: { id: string }) => row.id),
      [...sight.clients].filter(has),
    );
  }
  const all = (await get('/api/clients?limit=50')).body.rows;
  compare(
    'clients',
    all.map((row: { id: string }) => row.id),
    [...sight.clients],
  );
  const changes = (await get('/api/changes?since=0')).body;
  compare(
    'changes',
    changes.rows.map((row: { id: string }) => row.id),
    [...sight.instances],
  );
  for (const id of [...sight.clients].slice(0, 2)) await takenAlong(id);

  /** A copy of the file, when this viewer may make one, holds no case that he may not see. */
  async function takenAlong(id: string): Promise<void> {
    found.asked += 1;
    const { status, body } = await viewer.visitor.post(`/api/clients/${id}/export`, { reason: 'De client vraagt om een afschrift' });
    if (status !== 200) return void (status === 403 || wrong(`export of ${id}: ${status}`));
    const wanted = visible.filter((board) => board.machine === 'case' && board.client_id === id).map((board) => board.id);
    compare(
      `export of ${id}`,
      body.cases.map((file: { id: string }) => file.id),
      wanted,
    );
  }
}

async function pages(get: (path: string) => Promise<{ body: any }>, query: string): Promise<{ ids: string[]; total: number }> {
  const ids: string[] = [];
  let after: string | null = '';
  let total = 0;
  while (after !== null) {
    const { body } = await get(`/api/instances?limit=100${query}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    ids.push(...body.rows.map((row: { id: string }) => row.id));
    ({ total, after } = body as { total: number; after: string | null });
  }
  return { ids, total };
}

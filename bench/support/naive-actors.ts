import { randomUUID } from 'node:crypto';
import { createActor, type AnyActor } from 'xstate';
import { caseTrack, caseUnderWay, PAUSE, RESUME } from './step-cost.ts';
import { openRaw } from './raw-sqlite.ts';

/** Timers of a live actor are its own affair; here none comes due. */
const NO_TIMERS = { setTimeout: () => 0, clearTimeout: () => {} };

/** Live actors on the same machine; each event is sent to its actor, and the snapshot and an event row are committed at once. */
export async function naiveActors(path: string, count: number): Promise<{ press(worker: number): Promise<void>; close(): void }> {
  const db = await openRaw(path);
  db.exec(
    'create table actors (id text primary key, snapshot text not null) strict; create table said (seq integer primary key, id text not null, event text not null, at text not null) strict',
  );
  const put = db.prepare('insert into actors (id, snapshot) values (?, ?) on conflict (id) do update set snapshot = excluded.snapshot');
  const note = db.prepare('insert into said (id, event, at) values (?, ?, ?)');
  const [begin, commit] = [db.prepare('begin immediate'), db.prepare('commit')];
  const actors: { id: string; actor: AnyActor; paused: boolean }[] = Array.from({ length: count }, () => {
    const id = randomUUID();
    const actor = createActor(caseTrack.machine, { snapshot: caseUnderWay(id), clock: NO_TIMERS } as never);
    actor.start();
    return { id, actor, paused: false };
  });
  let turn = 0;
  return {
    async press() {
      const one = actors[turn++ % count];
      const event = one.paused ? RESUME : PAUSE;
      one.paused = !one.paused;
      one.actor.send(event);
      begin.run();
      put.run(one.id, JSON.stringify(one.actor.getPersistedSnapshot()));
      note.run(one.id, JSON.stringify(event), event.at);
      commit.run();
    },
    close() {
      for (const { actor } of actors) actor.stop();
      db.close();
    },
  };
}

import type { Writes } from '../../db/store.ts';
import { searchWords } from './search-words.ts';
import { accessOf, boardOf, boardRow, instanceRow, linksOf, timerRow, type Live } from './live.ts';
import type { Keys } from './types.ts';
import type { Work } from './work.ts';

/** Turns what a batch joined into the rows that `flush` puts down, all at one clock. */
export function writesOf(work: Work, clock: number, keys: Keys): Writes {
  const { joined } = work;
  const lives = [...joined.lives.values()];
  const beside = lives.filter((live) => work.changesBeside(live));
  return {
    clock,
    instances: {
      insert: lives.filter((live) => work.storedRev(live.id) === 0).map((live) => instanceRow(live, clock)),
      update: lives
        .map((live) => ({ live, wasRev: work.storedRev(live.id) }))
        .filter(({ live, wasRev }) => wasRev > 0 && live.rev > wasRev)
        .map(({ live, wasRev }) => ({ ...instanceRow(live, clock), id: live.id, wasRev })),
    },
    events: joined.events.map((event) => ({ ...event, clock })),
    timers: timerChanges(work, lives),
    outbox: joined.outbox.map((row) => ({ ...row, clock })),
    boards: lives.map((live) => boardRow(live, clock)),
    links: new Map(beside.map((live) => [live.id, linksOf(live)])),
    access: new Map(beside.map((live) => [live.id, accessOf(live)])),
    idempotency: joined.idempotency,
    personal: joined.personal,
    keys: joined.keys,
    tokens: tokensOf(work, lives, keys),
  };
}

function timerChanges(work: Work, lives: Live[]): Writes['timers'] {
  const put: Writes['timers']['put'] = [];
  const drop: Writes['timers']['drop'] = [];
  for (const live of lives) {
    const stored = work.storedTimers(live.id);
    for (const key of stored.keys()) if (!live.timers.has(key)) drop.push({ instance_id: live.id, key });
    for (const timer of live.timers.values()) if (stored.get(timer.key) !== timer) put.push(timerRow(live.id, timer));
  }
  return { put, drop };
}

/** A title that was written in this batch is found by its words; the words themselves are not stored. */
function tokensOf(work: Work, lives: Live[], keys: Keys): Writes['tokens'] {
  return lives.flatMap((live) => {
    const text = work.joined.texts.get(boardOf(live).titleRef ?? '');
    return text ? [{ object_id: live.id, tokens: searchWords(text).map(keys.token) }] : [];
  });
}

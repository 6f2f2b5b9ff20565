import { MOST_PEOPLE, type Bus } from './bus.ts';
import type { Presence } from './presence.ts';

const BEAT_MS = 5000;
/** A node that says nothing for five beats is gone, and its people with it. */
const SILENT_BEATS = 5;

/**
 * Tells the other nodes who is here, when it changes and every second beat, and hears the same from them. `tell` is called with each room in which that
 * changed something for our own viewers.
 */
export function sharePresence(deps: { presence: Presence; bus: Bus; tell: (room: string) => void; beatMs?: number }) {
  const { presence, bus, tell } = deps;
  const say = (room: string) => bus.publish('presence', { room, people: presence.own(room).slice(0, MOST_PEOPLE) });
  const sayAll = () => presence.rooms().forEach(say);
  const stops = [
    bus.subscribe('presence', ({ room, people }, node) => presence.hear(node, room, people) && tell(room)),
    bus.subscribe('hello', sayAll),
    bus.onGap(() => (sayAll(), bus.publish('hello', {}))),
  ];
  bus.publish('hello', {});
  let beats = 0;
  const beat = setInterval(() => {
    presence.grow(SILENT_BEATS).forEach(tell);
    if (++beats % 2 === 0) sayAll();
  }, deps.beatMs ?? BEAT_MS).unref();

  return {
    /** Who is in this room on this node became different. */
    changed: say,
    stop: () => (clearInterval(beat), stops.forEach((stop) => stop())),
  };
}

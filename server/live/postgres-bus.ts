import { PostgresListener } from '../../db/postgres-listener.ts';
import { messages, type Bus, type Topic } from './bus.ts';

const CHANNEL = 'mekoar';

/** Opens the line over LISTEN/NOTIFY. `node` is the name of this process among the others; `report` hears of a line that broke, never of content. */
export async function openPostgresBus(address: string, node: string, report: (what: string, error: unknown) => void): Promise<Bus> {
  const listeners = new Map<Topic, Set<(message: any, node: string) => void>>();
  const gaps = new Set<() => void>();

  function heard(text: string): void {
    const said = read(text);
    if (!said || said.node === node) return;
    const parsed = messages[said.topic].safeParse(said.message);
    if (!parsed.success) return report('a message of another node was not understood', parsed.error);
    for (const listener of listeners.get(said.topic) ?? []) guarded(() => listener(parsed.data, said.node));
  }
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      report('a message of another node was not carried out', error);
    }
  }

  const line = new PostgresListener(address, CHANNEL, {
    heard,
    connected: () => gaps.forEach(guarded),
    lost: (error) => report('the line to the other nodes was lost', error),
  });
  await line.tried;

  return {
    publish(topic, message) {
      const text = JSON.stringify([node, topic, message]);
      line.notify(keyOf(topic, message, text), text);
    },
    subscribe(topic, listener) {
      const own = listeners.get(topic) ?? new Set();
      listeners.set(topic, own.add(listener));
      return () => own.delete(listener);
    },
    onGap(listener) {
      gaps.add(listener);
      return () => gaps.delete(listener);
    },
    close: () => line.close(),
  };
}

/** A later clock says all that an earlier one did, and so does who is in a room now. */
function keyOf(topic: Topic, message: object, text: string): string {
  if (topic === 'commit' || topic === 'moment') return topic;
  return topic === 'presence' ? `presence ${(message as { room: string }).room}` : text;
}

/** The parts of a message, or null when it is not one of ours: a newer node may know more topics. */
function read(text: string): { node: string; topic: Topic; message: unknown } | null {
  try {
    const [node, topic, message] = JSON.parse(text) as [string, Topic, unknown];
    return Object.hasOwn(messages, topic) ? { node, topic, message } : null;
  } catch {
    return null;
  }
}

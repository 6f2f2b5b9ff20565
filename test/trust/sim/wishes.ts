import type { AnyMachineSnapshot } from 'xstate';
import { tracks } from '../../../machines/index.ts';
import { eventTypes } from '../../../machines/step.ts';
import type { Saying, Track } from '../../../machines/track.ts';
import type { SendCommand, StartCommand, Who } from '../../../server/engine/types.ts';
import { anyValue } from '../../machines/any-value.ts';
import type { Random } from '../tools/random.ts';
import { OUTSIDER, PEOPLE, VIEWERS } from './neighbourhood.ts';

/** One thing that somebody wants done once, however often it is sent. */
export type Wish = {
  key: string;
  who: Who;
  command: { do: 'start'; command: StartCommand } | { do: 'send'; command: SendCommand };
  sends: number;
  /** the answer that stands; null while there is none */
  answer: { ok: true; id: string; rev: number } | { ok: false; code: string } | null;
  /** an acknowledgement that said something else than the first */
  otherwise: string | null;
};

/** What a wish can be about: an instance as its stored row says. */
export type Known = { id: string; track: Track; rev: number; live: AnyMachineSnapshot };

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** What is started: mostly what everything else follows from. */
const STARTED = ['signal', 'signal', 'signal', 'case', 'case', 'meeting', 'action', ...tracks.map((track) => track.id)];

/** Any thing that anybody may want here: a start, or an event that the state of an instance names, with a payload out of the examples or any that fits. */
export function anyWish(random: Random, known: Known[], key: string): Wish {
  const oneOf = <T>(list: readonly T[]): T => list[random.whole(0, list.length - 1)];
  const who = random.whole(1, 25) === 1 ? OUTSIDER : oneOf(VIEWERS);
  const running = known.filter(({ live }) => live.status === 'active');
  const about = running.length && random.next() < 0.75 ? oneOf(running) : null;
  if (!about) {
    const track = tracks.find(({ id }) => id === oneOf(STARTED)) ?? tracks[0];
    return wish({ do: 'start', command: { machine: track.id, input: fitted(anyInput(track)), who, key } });
  }
  const here = eventTypes(about.live);
  const type = here.length && random.next() < 0.95 ? oneOf(here) : oneOf(Object.keys(about.track.contract.events));
  const ifMatch = random.whole(1, 6) === 1 ? { ifMatch: about.rev } : {};
  return wish({ do: 'send', command: { id: about.id, type, payload: fitted(anyPayload(about.track, type)), who, key, ...ifMatch } });

  function wish(command: Wish['command']): Wish {
    return { key, who, command, sends: 0, answer: null, otherwise: null };
  }

  function anyInput(track: Track): Record<string, unknown> {
    const inputs = track.examples.flatMap((example) => (example.input ? [example.input] : []));
    return inputs.length && random.next() < 0.8 ? oneOf(inputs) : (anyValue(track.contract.input, random.next) as Record<string, unknown>);
  }

  function anyPayload(track: Track, type: string): Record<string, unknown> {
    const said = sayingsOf(track).filter((saying) => saying.type === type);
    if (!said.length || random.next() < 0.4) return anyValue(track.contract.events[type], random.next) as Record<string, unknown>;
    const { type: _type, by: _by, at: _at, facts: _facts, person, ...payload } = oneOf(said);
    return 'person' in track.contract.events[type].shape ? { ...payload, person: person ?? PEOPLE[2] } : payload;
  }

  /** The same with ids that exist: of a case, a meeting, a person. */
  function fitted<T>(value: T, name = ''): T {
    if (Array.isArray(value)) return value.map((inner) => fitted(inner, name)) as T;
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, fitted(inner, field)])) as T;
    if (typeof value !== 'string' || !UUID.test(value)) return value;
    const machine = { caseId: 'case', meetingId: 'meeting' }[name];
    const fitting = known.filter(({ track }) => track.id === machine);
    return (fitting.length ? oneOf(fitting).id : oneOf(PEOPLE)) as T;
  }
}

const sayings = new Map<Track, Saying[]>();
function sayingsOf(track: Track): Saying[] {
  let known = sayings.get(track);
  if (!known) sayings.set(track, (known = track.examples.flatMap((example) => [...(example.given ?? []), example.when])));
  return known;
}

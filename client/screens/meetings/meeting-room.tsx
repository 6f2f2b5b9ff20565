import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Instance, Me, MeetingFile, Problem } from '../../../server/contract/shapes.ts';
import { isUncertain, newKey, ProblemError, sendEvent } from '../../api.ts';
import { keys, useDirectory, type Sent } from '../../cache.ts';
import { settle } from '../../live.ts';
import { useConnection } from '../../socket.ts';
import { NoteDesk, type Saved } from './note-desk.ts';
import { leads, linesOf, meetingOf, phaseOf, stateOf, type Line, type Meeting, type Phase } from './meeting-model.ts';

export type Room = {
  file: MeetingFile;
  meeting: Meeting;
  lines: Line[];
  me: Me;
  state: string;
  phase: Phase;
  /** this person is chair or note taker here */
  steers: boolean;
  /** says something to the meeting, or to another instance of it; a refusal is shown on top of the screen and returned */
  tell: (type: string, payload?: Record<string, unknown>, to?: string) => Promise<Sent>;
  refused: { problem: Problem; type: string; /** when, on the timer of this page */ at: number } | null;
  clearRefused: () => void;
  desk: NoteDesk;
  /** name of a person, never empty */
  name: (id: string | null | undefined) => string;
};

const RoomContext = createContext<Room | null>(null);

/** The meeting that this screen shows. Throws outside a MeetingRoom, which is a bug. */
export function useMeetingRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('no meeting room around this component');
  return room;
}

// One desk per person and meeting for the life of the page: what was typed survives leaving the screen and coming back, and is nobody else's who sits down here.
const desks = new Map<string, NoteDesk>();

/** Gives everything below it the meeting, the way to speak to it, and the desk with unsent texts. */
export function MeetingRoom({ file, me, children }: { file: MeetingFile; me: Me; children: ReactNode }) {
  const id = file.instance.id;
  const { personName } = useDirectory();
  const state = stateOf(file);
  const { tell, refused, clearRefused } = useTell(id, state);
  const desk = useDesk(me.person.id, id, state, tell);
  const room = useMemo<Room>(() => {
    const meeting = meetingOf(file);
    const name = (person: string | null | undefined) => personName(person) || (person === me.person.id ? me.person.name : '…');
    return {
      file,
      meeting,
      lines: linesOf(file),
      me,
      state,
      phase: phaseOf(state),
      steers: leads(meeting, me.person.id),
      tell,
      refused,
      clearRefused,
      desk,
      name,
    };
  }, [file, me, state, tell, refused, clearRefused, desk, personName]);
  return <RoomContext value={room}>{children}</RoomContext>;
}

/** As long as a refusal stays, though the meeting moved on: the very step that refuses often comes in right after it. */
const READ_MS = 5_000;

/** Sends, and keeps the key of a send that may or may not have arrived, so that pressing again cannot do it twice. */
function useTell(meetingId: string, state: string) {
  const client = useQueryClient();
  const [refused, setRefused] = useState<Room['refused']>(null);
  const uncertain = useRef(new Map<string, string>());
  const tell = useCallback(
    async (type: string, payload: Record<string, unknown> = {}, to: string = meetingId, key?: string): Promise<Sent> => {
      const said = JSON.stringify([to, type, payload]);
      const used = key ?? uncertain.current.get(said) ?? newKey();
      try {
        const instance = await sendEvent(to, type, payload, { key: used });
        uncertain.current.delete(said);
        if (!isText(type)) setRefused(null);
        // The answer is the newest truth about this one instance; what hangs on it is fetched right after.
        client.setQueryData<MeetingFile>(keys.meeting(meetingId), (old) => old && withInstance(old, instance));
        settle(client, instance);
        return { ok: true, instance };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const { problem } = error;
        if (isUncertain(problem)) uncertain.current.set(said, used);
        else uncertain.current.delete(said);
        if (problem.status === 409 || problem.status === 412) void client.invalidateQueries({ queryKey: keys.meeting(meetingId) });
        // A text that could not be kept says so at its own field.
        if (!isText(type)) setRefused({ problem, type, at: performance.now() });
        return { ok: false, problem };
      }
    },
    [client, meetingId],
  );
  const clearRefused = useCallback(() => setRefused(null), []);
  useEffect(() => {
    // What was refused a while ago says nothing about where the meeting stands now.
    setRefused((old) => (old && performance.now() - old.at > READ_MS ? null : old));
  }, [state]);
  return { tell, refused, clearRefused };
}

const isText = (type: string) => type === 'ADD_NOTE' || type === 'EDIT_MINUTES';

function withInstance(file: MeetingFile, instance: Instance): MeetingFile {
  if (instance.id === file.instance.id) return instance.rev >= file.instance.rev ? { ...file, instance } : file;
  return { ...file, items: file.items.map((item) => (item.instance.id === instance.id ? { ...item, instance } : item)) };
}

type TellWithKey = (type: string, payload?: Record<string, unknown>, to?: string, key?: string) => Promise<Sent>;

function useDesk(person: string, id: string, state: string, tell: TellWithKey): NoteDesk {
  const connection = useConnection();
  const desk = useMemo(() => {
    const place = `${person} ${id}`;
    let found = desks.get(place);
    if (!found) desks.set(place, (found = new NoteDesk(() => Promise.resolve({ ok: false, why: null, again: true }), newKey)));
    return found;
  }, [person, id]);
  const type = state.startsWith('minutes') ? 'EDIT_MINUTES' : 'ADD_NOTE';
  useEffect(() => {
    desk.saveWith(async (item, field, text, base, key) => savedBy(await tell(type, { item, field, text, base }, id, key), item, field));
    // Another state may take what the former one refused: after the meeting the text goes into the minutes.
    void desk.resend();
  }, [desk, tell, type, id, state]);
  useEffect(() => {
    if (connection === 'online') void desk.resend();
  }, [desk, connection]);
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (desk.waiting() > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [desk]);
  return desk;
}

function savedBy(sent: Sent, item: string, field: string): Saved {
  if (sent.ok) {
    const kept = (sent.instance.data as unknown as Meeting).items[item]?.notes[field];
    return { ok: true, rev: kept?.rev ?? 0 };
  }
  if (sent.problem.conflict) return { ok: false, conflict: sent.problem.conflict };
  // A conflict whose text changed once more while it was read comes without it: asking again brings the newest.
  const uncertain = isUncertain(sent.problem) || sent.problem.code === 'noteFresh';
  const language = document.documentElement.lang === 'en' ? 'en' : 'nl';
  return { ok: false, why: uncertain ? null : sent.problem.text[language], again: uncertain };
}

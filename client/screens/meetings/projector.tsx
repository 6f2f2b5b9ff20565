import './meetings.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import { useEffect } from 'react';
import type { MeetingFile, Me } from '../../../server/contract/shapes.ts';
import { useMe, useMeeting } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { Failed, Loading } from '../../parts/feedback.tsx';
import { useRoom } from '../../socket.ts';
import { dayText, timeText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { LineSign } from './agenda-rail.tsx';
import { CrisisNumbers } from './crisis-panel.tsx';
import { ItemClock } from './item-clock.tsx';
import { itemData, subjectOf, type Line, type Meeting } from './meeting-model.ts';
import { MeetingRoom, useMeetingRoom } from './meeting-room.tsx';
import { useSubjectText } from './subject-line.tsx';
import { useWallLive } from './use-wall-live.ts';

/** `/overleg/$id/scherm`: for the wall. Names only with consent and only of the open item; of the others a number and where it stands. */
export function ProjectorScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const navigate = useNavigate();
  const me = useMe();
  const query = useMeeting(id);
  useRoom(`meeting:${id}`);
  useEffect(() => {
    if (me.isSuccess && me.data === null) void navigate({ to: '/aanmelden', search: { naar: `/overleg/${id}/scherm` } });
  }, [me.isSuccess, me.data, navigate, id]);
  if (!query.data || !me.data)
    return <main className="page">{query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}</main>;
  return <Wall file={query.data} me={me.data} />;
}

function Wall({ file, me }: { file: MeetingFile; me: Me }) {
  useWallLive();
  return (
    <MeetingRoom file={file} me={me}>
      <main className="mtg-wall">
        <WallHead />
        <WallItem />
        <WallAgenda />
      </main>
    </MeetingRoom>
  );
}

function WallHead() {
  const { meeting } = useMeetingRoom();
  const { locale } = useWords();
  const now = useNow(1000);
  return (
    <div className="mtg-wall-head">
      <span>{meeting.title}</span>
      <span>
        {dayText(new Date(now).toISOString(), locale, now)} {timeText(new Date(now).toISOString(), locale)}
      </span>
    </div>
  );
}

/** The name of an item as the room may read it: only while it is open, only with consent that holds, and with nobody there who may not hear it (MEET19). */
export function roomMayRead(line: Line, meeting: Meeting): boolean {
  const here = new Set(meeting.participants.filter((seat) => seat.leftAt === null).map((seat) => seat.person));
  const nameless = meeting.hearing.some((one) => one.item === line.id && one.way === 'NAMELESS' && here.has(one.person));
  return !nameless && line.state === 'open' && subjectOf(line.item).kind === 'known' && (line.item?.consent.ok ?? false);
}

function WallItem() {
  const { meeting, lines, state, name } = useMeetingRoom();
  const { t, locale } = useWords();
  const subject = useSubjectText();
  const now = useNow();
  const line = lines.find((one) => one.id === meeting.open?.id);
  if (state === 'inSession.urgentInterrupt')
    return (
      <div className="mtg-wall-item mtg-wall-crisis">
        <h1>
          <Siren size={60} aria-hidden /> {t('meeting.crisisTitle')}
        </h1>
        <p>{t('meeting.crisisStill')}</p>
        <CrisisNumbers />
      </div>
    );
  if (meeting.busyElsewhere)
    return (
      <div className="mtg-wall-item">
        <h1>{t('meeting.busyElsewhere')}</h1>
      </div>
    );
  // Who comes in without ground to hear the item pauses it: then the wall says nothing of it either.
  if (!line || state === 'inSession.paused')
    return (
      <div className="mtg-wall-item">
        <h1>
          {state === 'inSession.wrapUp'
            ? t('meeting.wrapUp')
            : state === 'inSession.paused'
              ? t('meeting.wallPause')
              : state.startsWith('inSession')
                ? t('meeting.wallBetween')
                : t('meeting.wallIdle')}
        </h1>
      </div>
    );
  const may = roomMayRead(line, meeting);
  const anonymous = subjectOf(line.item).kind === 'anonymous';
  return (
    <div className="mtg-wall-item">
      <p className="mtg-wall-number">{line.number}</p>
      <h1>{may || anonymous ? subject(line.item) : t('meeting.spokenWithoutName')}</h1>
      {(may || anonymous) && line.item && itemData(line.item).question && <p className="mtg-wall-question">{itemData(line.item).question}</p>}
      <ItemClock big />
      {(may || anonymous) && (line.kept?.decisions.length || line.kept?.actions.length) ? (
        <ul className="mtg-wall-result">
          {line.kept.decisions.map((decision) => (
            <li key={decision.id}>{decision.text}</li>
          ))}
          {line.kept.actions.map((action) => (
            <li key={action.id}>
              <strong>{name(action.owner)}</strong> {action.text}, {dayText(action.due, locale, now)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function WallAgenda() {
  const { lines } = useMeetingRoom();
  const { t } = useWords();
  return (
    <ol className="mtg-wall-agenda" aria-label={t('meeting.agenda')}>
      {lines.map((line) => (
        <li key={line.id} data-state={line.state}>
          {line.number} <LineSign state={line.state} />
        </li>
      ))}
    </ol>
  );
}

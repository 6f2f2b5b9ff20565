import { Link } from '@tanstack/react-router';
import { CalendarPlus, FileText, MonitorUp } from 'lucide-react';
import { useNow } from '../../clock.ts';
import { dayText, timeText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { minutesPlanned, type Meeting } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { Presence } from './presence.tsx';

/** One line of what, when, how far and who; the same in every moment of the meeting. */
export function MeetingHead() {
  const { meeting, file, lines, phase, state } = useMeetingRoom();
  const { t, locale } = useWords();
  const words = useTrackWords('meeting');
  const now = useNow();
  const settled = lines.filter((line) => line.state === 'concluded' || line.state === 'deferred').length;
  const paper = phase === 'minutes' || phase === 'after' ? 'minutes' : 'agenda';
  return (
    <div className="mtg-top">
      <div className="mtg-top-what">
        <h1>{meeting.title || words.values[meeting.theme] || words.name}</h1>
        <span className="mtg-dim">
          {[
            meeting.startsAt &&
              `${dayText(meeting.startsAt, locale, now)} ${timeText(meeting.startsAt, locale)}${meeting.endsAt ? `–${timeText(meeting.endsAt, locale)}` : ''}`,
            phase !== 'run' && meeting.place,
            phase === 'run' && t('meeting.progress', { done: settled, of: lines.length }),
            phase === 'run' && timeLeft(meeting, now, t),
            phase !== 'run' && words.states[state],
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="mtg-top-side">
        {phase === 'run' && <Presence />}
        {phase === 'run' && (
          <Link className="mtg-link only-wide" to="/overleg/$id/scherm" params={{ id: file.instance.id }} target="_blank">
            <MonitorUp size={16} aria-hidden /> {t('meeting.projector')}
          </Link>
        )}
        {phase === 'prepare' && meeting.startsAt && (
          <a className="mtg-link" href={`/api/meetings/${file.instance.id}/calendar.ics`} download>
            <CalendarPlus size={16} aria-hidden /> {t('meeting.calendar')}
          </a>
        )}
        {phase !== 'cancelled' && (
          <a className="mtg-link only-wide" href={`/api/meetings/${file.instance.id}/${paper}.pdf`} target="_blank" rel="noreferrer">
            <FileText size={16} aria-hidden /> {t(paper === 'minutes' ? 'meeting.minutesPdf' : 'meeting.agendaPdf')}
          </a>
        )}
      </div>
    </div>
  );
}

function timeLeft(meeting: Meeting, now: number, t: ReturnType<typeof useWords>['t']): string | null {
  if (!meeting.endsAt || minutesPlanned(meeting) === null) return null;
  const minutes = Math.ceil((Date.parse(meeting.endsAt) - now) / 60_000);
  return minutes >= 0 ? t('meeting.timeLeft', { minutes }) : t('meeting.timeOver', { minutes: -minutes });
}

import { Pause } from 'lucide-react';
import { useNow } from '../../clock.ts';
import { useWords } from '../../words/i18n.ts';
import { clockFace, minuteSecond } from './clock-face.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** The clock of the open item: used time, a bar, and in words when it is nearly or already over; still during a crisis or pause. */
export function ItemClock({ big = false }: { big?: boolean }) {
  const { meeting } = useMeetingRoom();
  const { t } = useWords();
  const now = useNow(1000);
  if (!meeting.open) return null;
  const face = clockFace(meeting.open, now);
  const minutes = Math.max(1, Math.ceil(Math.abs(face.left) / 60));
  const words = !face.running
    ? t('meeting.clockStill')
    : face.tone === 'over'
      ? t('meeting.clockOver', { minutes: Math.max(1, Math.floor(-face.left / 60)) })
      : face.tone === 'nearly'
        ? t('meeting.clockNearly', { minutes })
        : t('meeting.clockLeft', { minutes });
  return (
    <div className={`mtg-clock mtg-clock-${face.tone}${big ? ' mtg-clock-big' : ''}`} role="timer" aria-label={`${minuteSecond(face.used)}, ${words}`}>
      <span className="mtg-clock-time">
        {!face.running && <Pause size={big ? 36 : 16} aria-hidden />}
        {minuteSecond(face.used)} <small>/ {minuteSecond(face.limit)}</small>
      </span>
      <span className="mtg-clock-bar" aria-hidden>
        <span style={{ inlineSize: `${face.share * 100}%` }} />
      </span>
      <span className="mtg-clock-words">{words}</span>
    </div>
  );
}

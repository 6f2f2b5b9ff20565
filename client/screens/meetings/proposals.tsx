import { Button } from '@mantine/core';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useSentences } from '../../words/sentences.ts';
import { actionStanding } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** What knocks on the door of this agenda: items that wait for a place, reviews that fall due, promises not kept. */
export function Proposals({ onPick }: { onPick?: (caseId: string) => void }) {
  const { file, tell, name, meeting } = useMeetingRoom();
  const { t, locale, nowSentence } = useSentences();
  const now = useNow();
  const shown = file.proposals.filter((row) => !meeting.order.includes(row.id));
  if (shown.length === 0) return null;
  const place = (id: string) => void tell('RESCHEDULE', { meetingId: file.instance.id, ...(meeting.startsAt ? { meetingAt: meeting.startsAt } : {}) }, id);
  return (
    <section className="mtg-panel" aria-label={t('meeting.proposals')}>
      <h2>{t('meeting.proposals')}</h2>
      <ul className="mtg-lines">
        {shown.map((row) => (
          <li key={row.id}>
            <strong>{row.title ?? t('meeting.notYours')}</strong>
            <span>{nowSentence(row)}</span>
            {row.dueAt && <span className="mtg-when">{dayText(row.dueAt, locale, now)}</span>}
            {row.machine === 'action' && <span className="mtg-dim">{[row.owner && name(row.owner), t(`meeting.action_${actionStanding(row.state)}`)].filter(Boolean).join(', ')}</span>}
            {row.machine === 'agendaItem' && row.state.includes('deferred') && onPick && (
              <Button size="compact-sm" variant="default" onClick={() => place(row.id)}>
                {t('meeting.placeHere')}
              </Button>
            )}
            {(row.machine === 'case' || row.machine === 'action') && row.case && onPick && (
              <Button size="compact-sm" variant="default" onClick={() => onPick(row.case!)}>
                {t('meeting.placeHere')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

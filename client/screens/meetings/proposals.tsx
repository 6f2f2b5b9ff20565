import { Button } from '@mantine/core';
import type { Row } from '../../../server/contract/shapes.ts';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useSentences, useTrackWords } from '../../words/sentences.ts';
import { actionStanding } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** What knocks on the door of this agenda: items that wait for a place, reviews that fall due, promises not kept. */
export function Proposals({ onPick }: { onPick?: (caseId: string) => void }) {
  const { file, tell, name, meeting } = useMeetingRoom();
  const { t, locale, nowSentence, titleOf } = useSentences();
  const now = useNow();
  const tasks = useTrackWords('action').values;
  // A case that stands here already, one that is closed and a task to prepare do not ask for a place.
  const here = new Set(file.items.map((item) => item.instance.row.case));
  const isTask = (row: Row) => row.machine === 'action' && row.title !== null && row.title in tasks;
  const asks = (row: Row) =>
    !isTask(row) &&
    !meeting.order.includes(row.id) &&
    !row.state.includes('lifecycle.closed') &&
    !(row.machine !== 'agendaItem' && row.case && here.has(row.case)) &&
    !here.has(row.id) &&
    !file.carried.some((action) => action.id === row.id);
  const shown = file.proposals.filter(asks);
  if (shown.length === 0) return null;
  // An item that was deferred is rescheduled; one that never had a place gets it with its screening.
  const place = (row: Row) =>
    void tell(
      row.state.includes('deferred') ? 'RESCHEDULE' : 'SCREEN',
      { meetingId: file.instance.id, ...(meeting.startsAt ? { meetingAt: meeting.startsAt } : {}) },
      row.id,
    );
  return (
    <section className="mtg-panel" aria-label={t('meeting.proposals')}>
      <h2>{t('meeting.proposals')}</h2>
      <ul className="mtg-lines">
        {shown.map((row) => (
          <li key={row.id}>
            <span>
              <strong>{titleOf(row)}</strong>{' '}
              {row.machine === 'action'
                ? t('meeting.notDone', {
                    who: name(row.owner),
                    how: t(`meeting.action_${actionStanding(row.state)}`),
                    day: row.dueAt ? dayText(row.dueAt, locale, now) : '',
                  })
                : nowSentence(row)}
            </span>
            {row.machine === 'agendaItem' && (row.state.includes('deferred') || row.state.includes('proposed')) && onPick && (
              <Button size="compact-sm" variant="default" onClick={() => place(row)}>
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

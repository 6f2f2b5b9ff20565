import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import type { ActionContext } from '../../../machines/action/contract.ts';
import { BackLine, saidOf } from './carried.tsx';
import { actionStanding, type FileItem } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** What was agreed last time: how much is done, and of what is not, whose it is and why. */
export function PreviousAgreements({ item, open = false }: { item: FileItem; open?: boolean }) {
  const { name, file, meeting } = useMeetingRoom();
  const { t, locale } = useWords();
  const now = useNow();
  // Tasks that Mekoar gave somebody (prepare this, ask that) are no agreements of the table.
  const back = file.carried.filter((action) => action.case !== null && action.case === item.instance.row.case);
  const before = item.previousActions.filter((action) => !action.data.task && !back.some((one) => one.id === action.id));
  if (before.length + back.length === 0) return <span className="mtg-dim">{t('meeting.previousNone')}</span>;
  const standing = before.map((action) => ({ action, how: actionStanding(action.state), data: action.data as unknown as ActionContext }));
  const keptBack = back.filter((action) => saidOf(meeting, action)?.how === 'DONE').length;
  const done = standing.filter(({ how }) => how === 'done').length + keptBack;
  const rest = standing.length + back.length - done;
  return (
    <details className="mtg-previous" open={open && rest > 0}>
      <summary>{t('meeting.previousCount', { done, open: rest })}</summary>
      <ul className="mtg-lines">
        {back.map((action) => (
          <BackLine key={action.id} action={action} />
        ))}
        {standing.map(({ action, how, data }) => (
          <li key={action.id} data-how={how}>
            <strong>{name(data.owner)}</strong>
            <span>{data.text ?? action.title}</span>
            <span className="mtg-when">{t(`meeting.action_${how}`)}</span>
            {how !== 'done' && (
              <span className="mtg-dim">{data.reason ?? (data.due ? t('meeting.dueOn', { day: dayText(data.due, locale, now) }) : t('meeting.noReason'))}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

import { Group } from '@mantine/core';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { roleName } from '../../words/roles.ts';
import { Hearing } from './hearing.tsx';
import { ItemHead } from './item-head.tsx';
import type { Line } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { StepButton } from './step-button.tsx';

/** An item that is not on the table: what is asked, or what came of it; the chair can open it from here. */
export function ItemRead({ line }: { line: Line }) {
  const { t } = useWords();
  const { state } = useMeetingRoom();
  // While another item is on the table, DEFER_ITEM and OPEN_ITEM are about that one.
  const opens = (line.state === 'ready' || line.state === 'anonymous') && state !== 'inSession.discussing';
  return (
    <article className="mtg-panel">
      <ItemHead line={line} clock={false} />
      <Result line={line} />
      {line.state === 'asking' && <p className="mtg-why">{t('meeting.askingHelp')}</p>}
      {opens && <Hearing line={line} />}
      {opens && (
        <Group gap="xs" mt="md">
          <StepButton type="OPEN_ITEM" payload={{ item: line.id }} variant="light" label={t('meeting.openThis')} explain />
          <StepButton type="DEFER_ITEM" payload={{ item: line.id }} variant="subtle" label={t('meeting.toNext')} />
        </Group>
      )}
    </article>
  );
}

/** Everything that was said, decided and promised about an item, to read. */
export function Result({ line }: { line: Line }) {
  const { name } = useMeetingRoom();
  const { t, locale } = useWords();
  const now = useNow();
  const { kept } = line;
  if (!kept || (!kept.outcome && kept.decisions.length + kept.actions.length + Object.keys(kept.notes).length === 0)) return null;
  const views = Object.entries(kept.notes).filter(([field, note]) => field.startsWith('view.') && note.text);
  return (
    <div className="mtg-result">
      {kept.notes.summary?.text && <p className="mtg-result-summary">{kept.notes.summary.text}</p>}
      {views.length > 0 && (
        <dl className="mtg-background">
          {views.map(([field, note]) => (
            <div key={field}>
              <dt>{roleName(field.slice(5), locale)}</dt>
              <dd>{note.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {kept.decisions.length > 0 && (
        <>
          <h3>{t('meeting.decisions')}</h3>
          <ul className="mtg-lines">
            {kept.decisions.map((decision) => (
              <li key={decision.id}>
                <span>{decision.text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {kept.actions.length > 0 && (
        <>
          <h3>{t('meeting.actions')}</h3>
          <ul className="mtg-lines">
            {kept.actions.map((action) => (
              <li key={action.id}>
                <strong>{name(action.owner)}</strong>
                <span>{action.text}</span>
                <span className="mtg-when">{dayText(action.due, locale, now)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mtg-dim">
        {[
          kept.outcome === 'DEFERRED' && t('meeting.lineDeferred'),
          kept.noChange && t('meeting.noChange'),
          kept.nextReview && kept.nextReview !== 'NONE' && t('meeting.reviewOn', { day: dayText(kept.nextReview, locale, now) }),
          kept.informed &&
            t('meeting.informedLine', {
              who: t(`meeting.informed_${kept.informed.who as 'CLIENT'}`),
              by: name(kept.informed.byWhom),
              day: dayText(kept.informed.before, locale, now),
            }),
          kept.seconds > 0 && t('meeting.tookMinutes', { minutes: Math.max(1, Math.round(kept.seconds / 60)) }),
          kept.overtimeSeconds > 59 && t('meeting.ofWhichOver', { minutes: Math.round(kept.overtimeSeconds / 60) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

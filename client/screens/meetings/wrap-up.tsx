import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { Kept } from '../desks/feedback-debt/kept.tsx';
import { useWords } from '../../words/i18n.ts';
import { unsettledLines } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { StepButton } from './step-button.tsx';
import { useSubjectText } from './subject-line.tsx';

/** The last minutes: every promise is read back to its owner, what was left over is named, then the meeting ends. */
export function WrapUp() {
  const { lines, name, file } = useMeetingRoom();
  const { t, locale } = useWords();
  const now = useNow();
  const subject = useSubjectText();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const promises = lines.flatMap((line) => (line.kept?.actions ?? []).map((action) => ({ ...action, line })));
  const owners = [...new Set(promises.map((promise) => promise.owner))];
  const left = unsettledLines(lines);
  const toggle = (id: string) => setRead((old) => new Set(old.has(id) ? [...old].filter((other) => other !== id) : [...old, id]));
  return (
    <section className="mtg-panel" aria-label={t('meeting.wrapUp')}>
      <h2>{t('meeting.wrapUp')}</h2>
      <p className="mtg-dim">{t('meeting.wrapUpHelp')}</p>
      {owners.map((owner) => (
        <div key={owner} className="mtg-owner">
          <h3>{name(owner)}</h3>
          {promises
            .filter((promise) => promise.owner === owner)
            .map((promise) => (
              <Checkbox
                key={promise.id}
                checked={read.has(promise.id)}
                onChange={() => toggle(promise.id)}
                label={promise.text}
                description={`${dayText(promise.due, locale, now)} · ${promise.line.number}. ${subject(promise.line.item)}`}
              />
            ))}
        </div>
      ))}
      {promises.length === 0 && <p>{t('meeting.noActionsAtAll')}</p>}
      {left.length > 0 && (
        <div className="mtg-owner">
          <h3>{t('meeting.leftOver')}</h3>
          <ul className="mtg-lines">
            {left.map((line) => (
              <li key={line.id}>
                <span>
                  {line.number}. {subject(line.item)}
                </span>
                {(line.state === 'ready' || line.state === 'anonymous') && (
                  <StepButton type="OPEN_ITEM" payload={{ item: line.id }} size="compact-sm" variant="default" label={t('meeting.openThis')} />
                )}
                {line.state === 'ready' || line.state === 'anonymous' ? (
                  <StepButton type="DEFER_ITEM" payload={{ item: line.id }} size="compact-sm" variant="subtle" label={t('meeting.toNext')} />
                ) : (
                  <span className="mtg-dim">{t('meeting.goesByItself')}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Kept meeting={file.instance.id} className="mtg-owner" />
      <StepButton
        type="END_MEETING"
        size="md"
        explain
        label={promises.length > read.size ? t('meeting.endUnread', { count: promises.length - read.size }) : t('meeting.end')}
      />
    </section>
  );
}

import { CircleCheck, CircleSlash, Clock, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ActionContext } from '../../../machines/action/contract.ts';
import { useNow } from '../../clock.ts';
import { relativeDay } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { actionStanding, type FileAction } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { StepButton } from './step-button.tsx';
import { useChanged } from './use-changed.ts';

const order = ['late', 'running', 'dropped', 'done'] as const;
const signs: Record<(typeof order)[number], LucideIcon> = { late: TriangleAlert, running: Clock, dropped: CircleSlash, done: CircleCheck };

/** All promises of the meeting with what became of them; late ones first, each with its owner and the step that is possible. */
export function FollowUp() {
  const { file } = useMeetingRoom();
  const { t } = useWords();
  const standing = file.actions
    .filter((action) => !action.data.task)
    .map((action) => ({ action, how: actionStanding(action.state) }))
    .sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how));
  const done = standing.filter(({ how }) => how === 'done' || how === 'dropped').length;
  return (
    <section className="mtg-panel" aria-label={t('meeting.followUp')}>
      <h2>{t('meeting.followUp')}</h2>
      <p className="mtg-dim">{standing.length === 0 ? t('meeting.noActionsAtAll') : t('meeting.followUpCount', { done, of: standing.length })}</p>
      <ul className="mtg-lines">
        {standing.map(({ action, how }) => (
          <Kept key={action.id} action={action} how={how} />
        ))}
      </ul>
    </section>
  );
}

function Kept({ action, how }: { action: FileAction; how: (typeof order)[number] }) {
  const { name, lines } = useMeetingRoom();
  const { t, locale } = useWords();
  const now = useNow();
  const glows = useChanged(action.rev);
  const data = action.data as unknown as ActionContext;
  const Icon = signs[how];
  const line = lines.find((one) => one.id === data.itemId);
  return (
    <li className={glows ? 'mtg-glow' : undefined} data-how={how}>
      <strong>{name(data.owner)}</strong>
      <span>
        {data.text ?? action.title}
        {line && <small className="mtg-dim"> · {t('meeting.onItem', { number: line.number })}</small>}
        {(data.result ?? data.reason) && <small className="mtg-dim"> · {data.result ?? data.reason}</small>}
      </span>
      <span className={`mtg-how mtg-how-${how}`}>
        <Icon size={14} aria-hidden /> {t(`meeting.action_${how}`)}
        {how !== 'done' && how !== 'dropped' && data.due ? `, ${relativeDay(data.due, locale, now)}` : ''}
      </span>
      <StepButton type="COMPLETE" of={action} machine="action" size="compact-sm" variant="default" />
      <StepButton type="VERIFY" of={action} machine="action" size="compact-sm" variant="default" />
    </li>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { CornerDownLeft } from 'lucide-react';
import { useState, type FormEvent, type RefObject } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import { useNow } from '../../clock.ts';
import { hasDraft } from '../../parts/form/drafts.ts';
import { dayText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { workDay } from './days.ts';
import { mayOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { useOutcomeDraft } from './outcome-draft.ts';
import { useChanged } from './use-changed.ts';

/** Promises of one item: who, what, until when. One line, Enter, and the next one. */
export function ActionLines({ id, field }: { id: string; field?: RefObject<HTMLInputElement | null> }) {
  const { meeting, file, name } = useMeetingRoom();
  const { t, locale } = useWords();
  const now = useNow();
  const actions = meeting.items[id]?.actions ?? [];
  const may = mayOf(file.instance, 'RECORD_ACTION');
  const glows = useChanged(actions.length, !may);
  return (
    <section className="mtg-section" aria-label={t('meeting.actions')}>
      <h3>{t('meeting.actions')}</h3>
      <ul className="mtg-lines">
        {actions.map((action, at) => (
          <li key={action.id} className={glows && at === actions.length - 1 ? 'mtg-glow' : undefined}>
            <strong>{name(action.owner)}</strong>
            <span>{action.text}</span>
            <span className="mtg-when">{dayText(action.due, locale, now)}</span>
          </li>
        ))}
        {actions.length === 0 && !may && <li className="mtg-dim">{t('meeting.noActionsYet')}</li>}
      </ul>
      {may && <ActionForm id={id} field={field} />}
    </section>
  );
}

function ActionForm({ id, field }: { id: string; field?: RefObject<HTMLInputElement | null> }) {
  const { meeting, tell, name } = useMeetingRoom();
  const { t } = useWords();
  const now = useNow();
  const [usual] = useState(() => ({ owner: null as string | null, text: '', due: workDay(now, 7) }));
  const draft = useOutcomeDraft(id, 'ACTION', usual);
  const { owner, text, due } = draft.values;
  const [lacks, setLacks] = useState<'owner' | 'text' | 'due' | null>(null);
  const people = [...new Map(meeting.participants.map((seat) => [seat.person, { value: seat.person, label: name(seat.person) }])).values()];

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    const missing = !owner ? 'owner' : !said ? 'text' : !due ? 'due' : null;
    setLacks(missing);
    if (missing) return;
    // Empty and ready for the next line at once: when the answer comes, somebody may be in another field, which must not lose the focus.
    draft.set(null);
    field?.current?.focus();
    const sent = await tell('RECORD_ACTION', { item: id, owner, text: said, due });
    if (!sent.ok && !hasDraft(draft.key)) draft.set({ owner, text: said, due });
  };
  return (
    <form className="mtg-action-form" onSubmit={(event) => void add(event)}>
      <Select
        className="mtg-full"
        ref={field}
        aria-label={t('meeting.actionWho')}
        placeholder={t('meeting.actionWho')}
        data={people}
        value={owner}
        onChange={(chosen) => draft.set({ owner: chosen })}
        searchable
        error={lacks === 'owner' ? t('meeting.actionNeedsWho') : undefined}
        comboboxProps={{ withinPortal: true }}
      />
      <TextInput
        className="mtg-full"
        aria-label={t('meeting.actionWhat')}
        placeholder={t('meeting.actionWhat')}
        maxLength={200}
        value={text}
        onChange={(event) => draft.set({ text: event.currentTarget.value })}
        error={lacks === 'text' ? t('meeting.actionNeedsWhat') : undefined}
      />
      <DateField
        aria-label={t('meeting.actionWhen')}
        value={due}
        onChange={(day) => draft.set({ due: day })}
        error={lacks === 'due' ? t('meeting.actionNeedsWhen') : undefined}
      />
      <Button type="submit" variant="light" px="sm" aria-label={t('meeting.addAction')}>
        <CornerDownLeft size={16} />
      </Button>
    </form>
  );
}

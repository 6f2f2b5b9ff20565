import { useEffect, useRef } from 'react';
import { useWords } from '../../words/i18n.ts';
import { ActionLines } from './action-lines.tsx';
import { ConcludeBar } from './conclude-bar.tsx';
import { Decisions } from './decisions.tsx';
import { Hearing } from './hearing.tsx';
import { ItemHead } from './item-head.tsx';
import { itemData, mayOf, type Line } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { NoteField } from './note-field.tsx';
import { Round } from './round.tsx';

/** The item on the table, in the order in which a meeting speaks: question, round, summary, decision, actions, on to the next. */
export function ItemDesk({ line, onNext }: { line: Line; onNext: (id: string | null) => void }) {
  const { steers, file, state } = useMeetingRoom();
  const { t } = useWords();
  const decision = useRef<HTMLInputElement>(null);
  const action = useRef<HTMLInputElement>(null);
  useHotkeys({ b: () => decision.current?.focus(), a: () => action.current?.focus() });
  const may = mayOf(file.instance, 'ADD_NOTE');
  const theme = line.item ? itemData(line.item).theme : null;
  return (
    <article className="mtg-panel">
      <Hearing line={line} />
      <ItemHead line={line} clock />
      <Round id={line.id} item={line.item} />
      <section className="mtg-section" aria-label={t('meeting.summary')}>
        <NoteField
          item={line.id}
          field="summary"
          label={t('meeting.summary')}
          hint={steers ? t('meeting.summaryHint') : undefined}
          minRows={2}
          readOnly={!may || !steers}
        />
        {(theme === 'MENTAL_HEALTH' || theme === 'SAFETY') && (
          <NoteField item={line.id} field="safetyPlan" label={t('meeting.safetyPlan')} max={800} readOnly={!may || !steers} />
        )}
      </section>
      <div className="mtg-outcome">
        <Decisions id={line.id} field={decision} />
        <ActionLines id={line.id} field={action} />
      </div>
      {state === 'inSession.discussing' && <ConcludeBar line={line} onNext={onNext} />}
    </article>
  );
}

/** Single keys, while nobody types and no window is open. */
export function useHotkeys(keys: Record<string, () => void>): void {
  const held = useRef(keys);
  held.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.metaKey || event.ctrlKey || event.altKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const run = held.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

import { ActionIcon, TextInput } from '@mantine/core';
import { CornerDownLeft, Undo2 } from 'lucide-react';
import type { RefObject } from 'react';
import { useNow } from '../../clock.ts';
import { hasDraft } from '../../parts/form/drafts.ts';
import { dayText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { Carrier, useCarrier } from './carrier.tsx';
import { mayOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { useOutcomeDraft } from './outcome-draft.ts';
import { useChanged } from './use-changed.ts';

const EMPTY = { text: '' };

/** What was decided: a line and Enter for the next; a slip is withdrawn, history keeps it. */
export function Decisions({ id, field }: { id: string; field?: RefObject<HTMLInputElement | null> }) {
  const { meeting, file, tell, name, me } = useMeetingRoom();
  const { t, locale } = useWords();
  const now = useNow();
  const draft = useOutcomeDraft(id, 'DECISION', EMPTY);
  const { text } = draft.values;
  const carrier = useCarrier(id);
  const decisions = meeting.items[id]?.decisions ?? [];
  const last = decisions.at(-1);
  const glows = useChanged(decisions.length, last ? last.by !== me.person.id : false);
  const may = mayOf(file.instance, 'RECORD_DECISION');
  const add = async () => {
    const said = text.trim();
    if (!said) return;
    // Empty at once, so that the next line can be typed; a refusal gives the text back.
    const { held } = carrier;
    draft.set(null);
    carrier.clear();
    const sent = await tell('RECORD_DECISION', { item: id, text: said, ...carrier.said });
    if (sent.ok || hasDraft(draft.key)) return;
    draft.set({ text: said });
    if (held.owner) carrier.setHeld(held);
  };
  return (
    <section className="mtg-section" aria-label={t('meeting.decisions')}>
      <h3>{t('meeting.decisions')}</h3>
      <ul className="mtg-lines">
        {decisions.map((decision) => (
          <li key={decision.id} className={glows && decision === last ? 'mtg-glow' : undefined}>
            <span>{decision.text}</span>
            <span className="mtg-by">
              {decision.owner && decision.due ? `${name(decision.owner)}, ${dayText(decision.due, locale, now)}` : name(decision.by)}
            </span>
            {may && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('meeting.withdrawDecision', { text: decision.text })}
                onClick={() => void tell('RECORD_DECISION', { item: id, id: decision.id, withdrawn: true })}
              >
                <Undo2 size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
        {decisions.length === 0 && !may && <li className="mtg-dim">{t('meeting.noDecisionsYet')}</li>}
      </ul>
      {may && (
        <TextInput
          ref={field}
          aria-label={t('meeting.decisionField')}
          placeholder={t('meeting.decisionPlaceholder')}
          maxLength={300}
          value={text}
          onChange={(event) => draft.set({ text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Enter' && void add()}
          rightSection={
            <ActionIcon variant="subtle" aria-label={t('meeting.addDecision')} disabled={!text.trim()} onClick={() => void add()}>
              <CornerDownLeft size={16} />
            </ActionIcon>
          }
        />
      )}
      {may && <Carrier of={carrier} />}
    </section>
  );
}

import { Button, Textarea } from '@mantine/core';
import { CloudOff, Check } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useWords } from '../../words/i18n.ts';
import { noteOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { shownText } from './note-desk.ts';
import { NoteConflict } from './note-conflict.tsx';
import { useChanged } from './use-changed.ts';

type Props = { item: string; field: string; label: string; hint?: string; readOnly?: boolean; max?: number; minRows?: number; mine?: boolean };

/**
 * One text of an item, written by several people: saved when the typing pauses, kept while the line is down, and with a conflict both
 * texts are shown. Glows when somebody else changed it, with who did.
 */
export function NoteField({ item, field, label, hint, readOnly = false, max = 1500, minRows = 1, mine = false }: Props) {
  const { meeting, desk, me, name } = useMeetingRoom();
  const { t } = useWords();
  const draft = useSyncExternalStore(desk.watch, () => desk.draft(item, field));
  const note = noteOf(meeting, item, field);
  const glows = useChanged(note.rev, note.by !== me.person.id);
  const text = shownText(draft, note);

  if (draft?.status === 'conflict' && draft.theirs)
    return (
      <NoteConflict
        label={label}
        mine={draft.text}
        theirs={draft.theirs.text}
        by={name(draft.theirs.by)}
        onSettle={(chosen) => desk.settle(item, field, chosen)}
      />
    );
  if (readOnly && !draft)
    return (
      <div className={`mtg-note mtg-note-read${glows ? ' mtg-glow' : ''}`}>
        <span className="mtg-note-label">{label}</span>
        <span className="mtg-note-text">{note.text || <em>{t('meeting.nothingYet')}</em>}</span>
        {glows && <span className="mtg-by">{name(note.by)}</span>}
      </div>
    );
  return (
    <div className={`mtg-note${mine ? ' mtg-note-mine' : ''}${glows ? ' mtg-glow' : ''}`}>
      <Textarea
        label={label}
        description={hint}
        value={text}
        maxLength={max}
        autosize
        minRows={minRows}
        maxRows={12}
        readOnly={readOnly}
        onChange={(event) => desk.type(item, field, event.currentTarget.value, note)}
        onBlur={() => void desk.flush(item, field)}
      />
      <NoteStatus
        status={draft?.status ?? null}
        why={draft?.why ?? null}
        by={note.by && note.by !== me.person.id ? name(note.by) : null}
        onAgain={() => void desk.flush(item, field)}
        onDrop={() => desk.drop(item, field)}
      />
    </div>
  );
}

function NoteStatus({
  status,
  why,
  by,
  onAgain,
  onDrop,
}: {
  status: string | null;
  why: string | null;
  by: string | null;
  onAgain: () => void;
  onDrop: () => void;
}) {
  const { t } = useWords();
  if (status === 'unsaved')
    return (
      <div className="mtg-note-status mtg-unsaved" role="status">
        <CloudOff size={14} aria-hidden /> {why ? t('meeting.notSavedWhy', { why }) : t('meeting.notSaved')}
        <Button size="compact-xs" variant="subtle" onClick={onAgain}>
          {t('meeting.saveAgain')}
        </Button>
        {why && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onDrop}>
            {t('meeting.letGo')}
          </Button>
        )}
      </div>
    );
  const words =
    status === 'typing'
      ? t('meeting.typing')
      : status === 'saving'
        ? t('meeting.saving')
        : status === 'saved'
          ? t('meeting.saved')
          : by
            ? t('meeting.lastBy', { by })
            : '';
  return (
    <div className="mtg-note-status" aria-live="off">
      {status === 'saved' && <Check size={13} aria-hidden />}
      {words}
    </div>
  );
}

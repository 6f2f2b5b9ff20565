import { CloudOff, GitMerge, PenLine } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { forgetDrafts, hasDraft, useDrafts } from '../../parts/form/drafts.ts';
import { useWords } from '../../words/i18n.ts';
import { useOwnWords } from '../../words/own.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { outcomeKeys, outcomeWords } from './outcome-draft.ts';

/** Which texts are only on this screen, wherever in the meeting they stand; nothing when the server has everything. */
export function Unsent() {
  const { desk, lines } = useMeetingRoom();
  const { t } = useWords();
  // Strings, because a snapshot must be the same value while nothing changed.
  const itemsOf = (conflict: boolean) => () =>
    desk
      .unsent()
      .filter(([item, field]) => (desk.draft(item, field)?.status === 'conflict') === conflict)
      .map(([item]) => item)
      .join();
  const waiting = useSyncExternalStore(desk.watch, itemsOf(false));
  const asking = useSyncExternalStore(desk.watch, itemsOf(true));
  const numbers = (items: string) => [...new Set(items.split(','))].map((id) => lines.find((line) => line.id === id)?.number ?? '?').join(', ');
  return (
    <>
      {waiting && (
        <p className="mtg-unsent-bar" role="status">
          <CloudOff size={16} aria-hidden /> {t('meeting.unsentBar', { numbers: numbers(waiting) })}
        </p>
      )}
      <HalfWritten />
      {asking && (
        <p className="mtg-unsent-bar" role="status">
          <GitMerge size={16} aria-hidden /> {t('meeting.conflictBar', { numbers: numbers(asking) })}
        </p>
      )}
    </>
  );
}

/** Decisions and actions that somebody was typing when the table went on. */
function HalfWritten() {
  const { lines, meeting, phase } = useMeetingRoom();
  const { t } = useOwnWords(outcomeWords);
  useDrafts();
  const half = lines.filter((line) => line.id !== meeting.open?.id && outcomeKeys(line.id).some(hasDraft));
  // In the minutes every field is there to go on in.
  if (half.length === 0 || phase !== 'run') return null;
  return (
    <p className="mtg-unsent-bar" role="status">
      <PenLine size={16} aria-hidden /> {t('half', { numbers: half.map((line) => line.number).join(', ') })}{' '}
      <button type="button" className="linkish" onClick={() => forgetDrafts(half.flatMap((line) => outcomeKeys(line.id)))}>
        {t('discard')}
      </button>
    </p>
  );
}

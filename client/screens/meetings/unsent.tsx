import { CloudOff, GitMerge } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useWords } from '../../words/i18n.ts';
import { useMeetingRoom } from './meeting-room.tsx';

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
      {asking && (
        <p className="mtg-unsent-bar" role="status">
          <GitMerge size={16} aria-hidden /> {t('meeting.conflictBar', { numbers: numbers(asking) })}
        </p>
      )}
    </>
  );
}

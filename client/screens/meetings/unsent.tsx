import { CloudOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useWords } from '../../words/i18n.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** How many texts are only on this screen, wherever in the meeting they stand; nothing when the server has everything. */
export function Unsent() {
  const { desk, lines } = useMeetingRoom();
  const { t } = useWords();
  // A string, because a snapshot must be the same value while nothing changed.
  const items = useSyncExternalStore(desk.watch, () => desk.unsent().map(([item]) => item).join());
  if (!items) return null;
  const numbers = [...new Set(items.split(','))].map((id) => lines.find((line) => line.id === id)?.number ?? '?');
  return (
    <p className="mtg-unsent-bar" role="status">
      <CloudOff size={16} aria-hidden /> {t('meeting.unsentBar', { numbers: numbers.join(', ') })}
    </p>
  );
}

import { CalendarClock, Check, Circle, CircleSlash, EyeOff, HelpCircle, Play, Undo2, type LucideIcon } from 'lucide-react';
import { useWords, type WordKey } from '../../words/i18n.ts';
import { itemData, type Line, type LineState } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { useSubjectText } from './subject-line.tsx';
import { useChanged } from './use-changed.ts';

const signs: Record<LineState, { icon: LucideIcon; word: WordKey }> = {
  open: { icon: Play, word: 'meeting.lineOpen' },
  concluded: { icon: Check, word: 'meeting.lineConcluded' },
  deferred: { icon: CalendarClock, word: 'meeting.lineDeferred' },
  withdrawn: { icon: CircleSlash, word: 'meeting.lineWithdrawn' },
  ready: { icon: Circle, word: 'meeting.lineReady' },
  anonymous: { icon: EyeOff, word: 'meeting.lineAnonymous' },
  asking: { icon: HelpCircle, word: 'meeting.lineAsking' },
  returned: { icon: Undo2, word: 'meeting.lineReturned' },
  screening: { icon: HelpCircle, word: 'meeting.lineScreening' },
};

/** Where an item stands, as sign and word; never by colour alone. */
export function LineSign({ state }: { state: LineState }) {
  const { t } = useWords();
  const { icon: Icon, word } = signs[state];
  return (
    <span className={`mtg-sign mtg-sign-${state}`} title={t(word)}>
      <Icon size={15} aria-hidden />
      <span className="mtg-sr">{t(word)}</span>
    </span>
  );
}

/** The agenda on the left while the meeting runs: number, sign, who, minutes. The chosen line is what stands in the middle. */
export function AgendaRail({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { lines } = useMeetingRoom();
  const { t } = useWords();
  return (
    <nav className="mtg-rail" aria-label={t('meeting.agenda')}>
      <ol>
        {lines.map((line) => (
          <RailLine key={line.id} line={line} chosen={line.id === chosen} onChoose={onChoose} />
        ))}
      </ol>
      {lines.length === 0 && <p className="mtg-dim">{t('meeting.agendaEmpty')}</p>}
    </nav>
  );
}

function RailLine({ line, chosen, onChoose }: { line: Line; chosen: boolean; onChoose: (id: string) => void }) {
  const { t } = useWords();
  const glows = useChanged(`${line.state} ${line.item?.instance.rev ?? ''}`);
  const subject = useSubjectText()(line.item);
  const seconds = line.kept?.seconds ?? 0;
  const minutes = line.state === 'concluded' ? Math.round(seconds / 60) : line.item ? itemData(line.item).timebox : null;
  return (
    <li>
      <button
        type="button"
        className={`mtg-rail-line${glows ? ' mtg-glow' : ''}`}
        aria-current={chosen ? 'true' : undefined}
        data-state={line.state}
        onClick={() => onChoose(line.id)}
      >
        <span className="mtg-number">{line.number}</span>
        <LineSign state={line.state} />
        <span className="mtg-rail-who">{subject}</span>
        {minutes !== null && <span className="mtg-rail-min">{t('meeting.min', { minutes })}</span>}
      </button>
    </li>
  );
}

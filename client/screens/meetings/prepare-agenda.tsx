import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/i18n.ts';
import { LineSign } from './agenda-rail.tsx';
import { itemData, mayOf, moved, placedBefore, type Line } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { PrepareItem } from './prepare-item.tsx';
import { useSubjectText } from './subject-line.tsx';
import { useChanged } from './use-changed.ts';

/** The agenda before the meeting; its order changes by drag or by the arrows, and shows at once. */
export function PrepareAgenda() {
  const { lines, file, tell } = useMeetingRoom();
  const { t } = useWords();
  const [wanted, setWanted] = useState<string[] | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const told = lines.map((line) => line.id);
  const key = told.join();
  // What the server says wins as soon as it says something new.
  useEffect(() => setWanted(null), [key]);
  const order = wanted ?? told;
  const mayOrder = mayOf(file.instance, 'REORDER_AGENDA');
  const put = async (next: string[]) => {
    if (next === order) return;
    setWanted(next);
    const sent = await tell('REORDER_AGENDA', { order: next });
    if (!sent.ok) setWanted(null);
  };
  if (lines.length === 0) return <p className="mtg-dim">{t('meeting.agendaEmptyHelp')}</p>;
  return (
    <ol className="mtg-agenda">
      {order.map((id, at) => {
        const line = lines.find((one) => one.id === id);
        return line ? (
          <AgendaLine
            key={id}
            line={line}
            number={at + 1}
            mayOrder={mayOrder}
            edge={{ first: at === 0, last: at === order.length - 1 }}
            onMove={(by) => void put(moved(order, id, by))}
            onDrag={() => setDragged(id)}
            onDrop={() => {
              if (dragged) void put(placedBefore(order, dragged, id));
              setDragged(null);
            }}
          />
        ) : null;
      })}
    </ol>
  );
}

type LineProps = {
  line: Line;
  number: number;
  mayOrder: boolean;
  edge: { first: boolean; last: boolean };
  onMove: (by: -1 | 1) => void;
  onDrag: () => void;
  onDrop: () => void;
};

function AgendaLine({ line, number, mayOrder, edge, onMove, onDrag, onDrop }: LineProps) {
  const { t } = useWords();
  const subject = useSubjectText()(line.item);
  const glows = useChanged(line.item?.instance.rev ?? 0);
  return (
    <li className={glows ? 'mtg-glow' : undefined} onDragOver={(event) => mayOrder && event.preventDefault()} onDrop={onDrop}>
      <div className="mtg-agenda-left">
        {mayOrder && (
          <span className="mtg-grip" draggable onDragStart={onDrag} title={t('meeting.drag')}>
            <GripVertical size={16} aria-hidden />
          </span>
        )}
        <span className="mtg-number">{number}</span>
        <LineSign state={line.state} />
      </div>
      <PrepareItem line={line} />
      <div className="mtg-agenda-right">
        {line.item && <span className="mtg-dim">{t('meeting.min', { minutes: itemData(line.item).timebox })}</span>}
        {mayOrder && (
          <>
            <ActionIcon variant="subtle" color="gray" disabled={edge.first} aria-label={t('meeting.moveUp', { who: subject })} onClick={() => onMove(-1)}>
              <ArrowUp size={16} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" disabled={edge.last} aria-label={t('meeting.moveDown', { who: subject })} onClick={() => onMove(1)}>
              <ArrowDown size={16} />
            </ActionIcon>
          </>
        )}
      </div>
    </li>
  );
}

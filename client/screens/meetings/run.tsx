import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/i18n.ts';
import { AgendaRail } from './agenda-rail.tsx';
import { Autopilot } from './autopilot.tsx';
import { CrisisPanel } from './crisis-panel.tsx';
import { BackPanel, useBack } from './carried.tsx';
import { ItemDesk, useHotkeys } from './item-desk.tsx';
import { ItemRead } from './item-read.tsx';
import { waitingLines } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { Confidentiality } from './presence.tsx';
import { WrapUp } from './wrap-up.tsx';

/** The meeting while it is held: agenda left, the open item in the middle. Everybody follows; who looks elsewhere is one press from back. */
export function RunMeeting() {
  const { meeting, lines, state } = useMeetingRoom();
  const back = useBack();
  const { t } = useWords();
  const openId = meeting.open?.id ?? null;
  const [elsewhere, setElsewhere] = useState<string | null>(null);
  // When the table moves on, everybody moves along.
  useEffect(() => setElsewhere(null), [openId, state]);
  const chosen = elsewhere ?? openId ?? (state === 'inSession.wrapUp' ? null : (waitingLines(lines)[0]?.id ?? null));
  const line = lines.find((one) => one.id === chosen);
  const step = (by: number) => {
    const at = lines.findIndex((one) => one.id === chosen);
    const to = lines[Math.min(lines.length - 1, Math.max(0, at + by))];
    if (to) setElsewhere(to.id === openId ? null : to.id);
  };
  useHotkeys({ j: () => step(1), k: () => step(-1) });
  return (
    <div className="mtg-run">
      {state === 'inSession.urgentInterrupt' && <CrisisPanel />}
      <AgendaRail chosen={chosen} onChoose={(id) => setElsewhere(id === openId ? null : id)} />
      <div className="mtg-middle">
        <Confidentiality />
        <Autopilot />
        {state !== 'inSession.wrapUp' && !openId && <BackPanel actions={back.apart} title="title" help="help" />}
        {!elsewhere && state === 'inSession.wrapUp' && <BackPanel actions={back.unsaid} title="wrapTitle" help="wrapHelp" />}
        {elsewhere && openId && (
          <Button variant="light" size="xs" leftSection={<ArrowLeft size={14} />} onClick={() => setElsewhere(null)}>
            {t('meeting.backToTable', { number: lines.find((one) => one.id === openId)?.number ?? '' })}
          </Button>
        )}
        {!elsewhere && state === 'inSession.wrapUp' ? (
          <WrapUp />
        ) : line ? (
          line.id === openId ? (
            <ItemDesk key={line.id} line={line} onNext={() => setElsewhere(null)} />
          ) : (
            <ItemRead line={line} />
          )
        ) : null}
        <p className="mtg-keys">{t('meeting.keys')}</p>
      </div>
    </div>
  );
}

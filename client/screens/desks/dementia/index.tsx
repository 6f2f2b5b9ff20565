import { Tabs } from '@mantine/core';
import { useOwnWords } from '../../../words/own.ts';
import { DementiaBoard } from './board.tsx';
import './dementia.css';
import { Handover } from './handover.tsx';
import { Load } from './load.tsx';
import { Today } from './today.tsx';
import { useDementia } from './use-dementia.ts';
import { Waiting } from './waiting.tsx';
import { dementiaWords } from './words.ts';

/** The dementia case manager's desk: the day, the board, the waiting list, and what is handed over at leave. */
export function Desk() {
  const { t } = useOwnWords(dementiaWords);
  return (
    <Tabs defaultValue="board" keepMounted={false}>
      <Tabs.List className="no-print" mb={16}>
        <Tabs.Tab value="board">{t('board')}</Tabs.Tab>
        <Tabs.Tab value="waiting">{t('waiting')}</Tabs.Tab>
        <Tabs.Tab value="handover">{t('handover')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="board">
        <BoardPart />
      </Tabs.Panel>
      <Tabs.Panel value="waiting">
        <Waiting />
      </Tabs.Panel>
      <Tabs.Panel value="handover">
        <Handover />
      </Tabs.Panel>
    </Tabs>
  );
}

function BoardPart() {
  const { lines, failed, rules, since, fte } = useDementia();
  return (
    <div className="stack dem-board" style={{ gap: 20 }}>
      {lines && lines.length > 0 && <Today lines={lines} />}
      <DementiaBoard lines={lines} failed={failed} />
      {lines && <Load lines={lines} rules={rules} fte={fte} since={since} />}
    </div>
  );
}

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { PHASES } from '../../../../machines/dementia/card.ts';
import { useDirectory } from '../../../cache.ts';
import { Board } from '../../../parts/board/board.tsx';
import type { BoardFilter, BoardGrouping, BoardSort } from '../../../parts/board/types.ts';
import { Empty } from '../../../parts/feedback.tsx';
import { Person } from '../../../parts/person.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Marks } from './say.tsx';
import type { DementiaLine } from './use-dementia.ts';
import { dementiaWords } from './words.ts';

/** Away and ending stand together: six columns fit a desk. */
const COLUMNS = PHASES.filter((phase) => phase !== 'away');
const columnOf = ({ card }: DementiaLine): string => (card.phase === 'away' ? 'ending' : card.phase);
const STAGES = ['1', '2', '3', '4', '5', '6', '7', ''];
const nameOf = (line: DementiaLine): string => line.row.title ?? '';

/** The caseload by phase, stage, case manager or practice; what is late stands first. */
export function DementiaBoard({ lines, failed }: { lines: DementiaLine[] | undefined; failed: { error: unknown; retry: () => void } | null }) {
  const { t } = useOwnWords(dementiaWords);
  const ways = useWays(lines);
  const card = useCallback((line: DementiaLine) => <CardFace line={line} />, []);
  const empty = (
    <Empty title={t('empty')}>
      <p>{t('emptyHow')}</p>
      <Button component={Link} to="/casussen" variant="light">
        {t('toCases')}
      </Button>
    </Empty>
  );
  return <Board id="dementia" label={t('boardLabel')} lines={lines} failed={failed} {...ways} textOf={nameOf} card={card} empty={empty} />;
}

function useWays(lines: DementiaLine[] | undefined) {
  const { t, locale } = useOwnWords(dementiaWords);
  const { people, organisations } = useDirectory();
  return useMemo(() => {
    const person = (id: string) => people.find((one) => one.id === id)?.name ?? (id ? '…' : t('nobody'));
    const org = (id: string) => organisations.find((one) => one.id === id)?.name ?? (id ? '…' : t('noPractice'));
    const stage = (value: string) => (value ? t('gds', { stage: value }) : t('noStage'));
    const workerOf = ({ row }: DementiaLine) => row.owner ?? '';
    const practiceOf = ({ client }: DementiaLine) => client?.gpOrg ?? '';
    const stageOf = ({ card }: DementiaLine) => String(card.stage ?? '');
    const found = (of: (line: DementiaLine) => string, name: (id: string) => string) =>
      [...new Set(lines?.map(of))].map((id) => ({ id, label: name(id) })).sort((a, b) => a.label.localeCompare(b.label));
    const groupings: BoardGrouping<DementiaLine>[] = [
      { id: 'phase', label: t('byPhase'), groups: COLUMNS.map((id) => ({ id, label: t(`phase.${id}`) })), of: columnOf },
      { id: 'stage', label: t('byStage'), groups: STAGES.map((id) => ({ id, label: stage(id) })), of: stageOf },
      { id: 'worker', label: t('byWorker'), groups: found(workerOf, person), of: workerOf },
      { id: 'practice', label: t('byPractice'), groups: found(practiceOf, org), of: practiceOf },
    ];
    const filters: BoardFilter<DementiaLine>[] = [
      { id: 'worker', label: t('worker'), of: workerOf, name: person },
      { id: 'practice', label: t('practice'), of: practiceOf, name: org },
      { id: 'stage', label: t('stage'), of: stageOf, name: stage },
    ];
    const sorts: BoardSort<DementiaLine>[] = [
      { id: 'late', label: t('lateFirst'), by: (a, b) => a.card.rank - b.card.rank },
      { id: 'name', label: t('byName'), by: (a, b) => nameOf(a).localeCompare(nameOf(b)) },
      { id: 'weight', label: t('heaviest'), by: (a, b) => b.weight - a.weight },
    ];
    return { groupings, filters, sorts };
  }, [lines, people, organisations, locale]);
}

function CardFace({ line }: { line: DementiaLine }) {
  const { t } = useOwnWords(dementiaWords);
  const { card, client, row } = line;
  return (
    <>
      <b>
        {row.title ?? t('nameless')}
        {client?.age != null && <span className="quiet"> ({client.age})</span>}
      </b>
      <span className="quiet small">
        {card.stage !== null && <>{t('gds', { stage: card.stage })} · </>}
        <Person id={row.owner} />
      </span>
      <Marks card={card} state={row.state[0] ?? ''} />
    </>
  );
}

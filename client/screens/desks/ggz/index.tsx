import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarClock, Clock3, PlayCircle, Siren } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { Board } from '../../../parts/board/board.tsx';
import type { BoardFilter, BoardGrouping, BoardSort } from '../../../parts/board/types.ts';
import { Empty } from '../../../parts/feedback.tsx';
import { Person } from '../../../parts/person.tsx';
import { dayOf, relativeDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { byDue, groupOf, GROUPS, inOrder, isLate, practiceOf } from './order.ts';
import { useGgz } from './use-ggz.ts';
import { ggzWords } from './words.ts';

const nameOf = (line: CaseloadLine): string => line.row.title ?? '';

/** The monthly talk of POH-GGZ and practice coach: running monitoring first, what is late marked, then the new ones; and from the list through all of them. */
export function Desk() {
  const { t } = useOwnWords(ggzWords);
  const query = useGgz();
  const lines = query.data?.lines;
  const ways = useWays(lines);
  const card = useCallback((line: CaseloadLine) => <CardFace line={line} />, []);
  const failed = query.isError ? { error: query.error, retry: () => void query.refetch() } : null;
  const empty = (
    <Empty title={t('empty')}>
      <p>{t('emptyHow')}</p>
      <Button component={Link} to="/casussen" variant="light">
        {t('toCases')}
      </Button>
    </Empty>
  );
  return (
    <div className="stack">
      {lines && lines.length > 0 && <Begin lines={lines} />}
      <Board id="ggz" label={t('label')} lines={lines} failed={failed} {...ways} textOf={nameOf} card={card} empty={empty} />
    </div>
  );
}

function Begin({ lines }: { lines: CaseloadLine[] }) {
  const { t } = useOwnWords(ggzWords);
  const now = useNow();
  const late = lines.filter((line) => isLate(line, now)).length;
  return (
    <div className="line no-print">
      <Button component={Link} to={`/i/${inOrder(lines)[0].row.id}`} leftSection={<PlayCircle size={17} aria-hidden />}>
        {t('begin')}
      </Button>
      <span className="quiet small">{t('beginHelp')}</span>
      {late > 0 && (
        <span className="tag danger">
          <Clock3 size={13} aria-hidden /> {t('overdue', { count: late })}
        </span>
      )}
    </div>
  );
}

function useWays(lines: CaseloadLine[] | undefined) {
  const { t, locale } = useOwnWords(ggzWords);
  const { people, organisations } = useDirectory();
  return useMemo(() => {
    const person = (id: string) => people.find((one) => one.id === id)?.name ?? (id ? '…' : t('nobody'));
    const org = (id: string) => organisations.find((one) => one.id === id)?.name ?? (id ? '…' : t('noPractice'));
    const workerOf = ({ row }: CaseloadLine) => row.owner ?? '';
    const found = (of: (line: CaseloadLine) => string, name: (id: string) => string) =>
      [...new Set(lines?.map(of))].map((id) => ({ id, label: name(id) })).sort((a, b) => a.label.localeCompare(b.label));
    const groupings: BoardGrouping<CaseloadLine>[] = [
      {
        id: 'order',
        label: t('byOrder'),
        groups: GROUPS.map((id) => ({ id, label: t(`group.${id}`), ...(id === 'now' || id === 'running' ? { help: t(`groupHelp.${id}`) } : {}) })),
        of: groupOf,
      },
      { id: 'practice', label: t('byPractice'), groups: found(practiceOf, org), of: practiceOf },
      { id: 'worker', label: t('byWorker'), groups: found(workerOf, person), of: workerOf },
    ];
    const filters: BoardFilter<CaseloadLine>[] = [
      { id: 'practice', label: t('practice'), of: practiceOf, name: org },
      { id: 'worker', label: t('worker'), of: workerOf, name: person },
    ];
    const sorts: BoardSort<CaseloadLine>[] = [
      { id: 'due', label: t('dueFirst'), by: byDue },
      { id: 'name', label: t('byName'), by: (a, b) => nameOf(a).localeCompare(nameOf(b)) },
    ];
    return { groupings, filters, sorts };
  }, [lines, people, organisations, locale]);
}

function CardFace({ line }: { line: CaseloadLine }) {
  const { t, locale } = useOwnWords(ggzWords);
  const { nowSentence } = useSentences();
  const now = useNow();
  const { client, row, data } = line;
  const review = typeof data.reviewOn === 'string' && data.reviewOn >= dayOf(now) ? data.reviewOn : null;
  const acute = groupOf(line) === 'now';
  return (
    <>
      <b>
        {row.title ?? t('nameless')}
        {client?.age != null && <span className="quiet"> ({client.age})</span>}
      </b>
      <span className="quiet small">
        <Person id={row.owner} />
      </span>
      <p className="small">{nowSentence(row)}</p>
      <span className="line" style={{ gap: 6, marginTop: 4 }}>
        {acute && (
          <span className="tag danger">
            <Siren size={13} aria-hidden /> {t('group.now')}
          </span>
        )}
        {!acute && isLate(line, now) && (
          <span className="tag danger" style={{ whiteSpace: 'normal' }}>
            <Clock3 size={13} aria-hidden /> {t('late')}
          </span>
        )}
        {review && (
          <span className="tag">
            <CalendarClock size={13} aria-hidden /> {t('review', { when: relativeDay(review, locale, now) })}
          </span>
        )}
      </span>
    </>
  );
}

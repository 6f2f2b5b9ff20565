import { MailCheck } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useCaseload } from '../../../caseload.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { Board } from '../../../parts/board/board.tsx';
import type { BoardFilter, BoardGrouping, BoardSort } from '../../../parts/board/types.ts';
import { Due } from '../../../parts/due.tsx';
import { Empty } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { debtsOf, isLate, liaisonsOf, STAGES, type Debt } from './debt.ts';
import { Kept } from './kept.tsx';
import { Numbers } from './numbers.tsx';
import { debtWords } from './words.ts';

/** Who waits for word from whom: what is owed, how late it is and who knows of it; for managers in numbers only. */
export function Desk() {
  const { t } = useOwnWords(debtWords);
  const { lines, failed } = useCaseload('feedback', 'feedback-debt');
  const { people } = useDirectory();
  const debts = useMemo(() => lines && debtsOf(lines, people), [lines, people]);
  const names = useNames();
  const card = useCallback((debt: Debt) => <DebtCard debt={debt} />, []);
  const { groupings, filters, sorts } = useChoices(debts ?? [], names);
  const textOf = useCallback((debt: Debt) => [debt.client?.name, names.of(debt.to, debt.toPerson), names.of(debt.from, debt.fromPerson)].join(' '), [names]);
  return (
    <div className="stack">
      <Board
        id="feedback-debt"
        label={t('board')}
        lines={debts}
        failed={failed}
        groupings={groupings}
        filters={filters}
        sorts={sorts}
        textOf={textOf}
        card={card}
        empty={
          <Empty title={t('none')} icon={<MailCheck size={32} />}>
            {t('noneHelp')}
          </Empty>
        }
      />
      <Numbers />
      <Kept />
    </div>
  );
}

type Names = {
  of: (org: string | null, person: string | null) => string;
  org: (org: string | null) => string;
  person: (person: string) => string;
  liaisons: (debt: Debt) => string[];
};

function useNames(): Names {
  const { t } = useOwnWords(debtWords);
  const { people, personName, orgName } = useDirectory();
  return useMemo(
    () => ({
      of: (org, person) => [personName(person), orgName(org)].filter(Boolean).join(', ') || t('nobody'),
      org: (org) => orgName(org) || t('unknown'),
      person: (person) => personName(person) || t('unknown'),
      liaisons: (debt) => liaisonsOf(debt, people),
    }),
    // The directory is fetched anew as a whole; its helpers are new each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [people],
  );
}

function useChoices(debts: Debt[], names: Names) {
  const { t } = useOwnWords(debtWords);
  return useMemo(() => {
    const orgs = (of: (debt: Debt) => string | null) =>
      [...new Set(debts.map((debt) => of(debt) ?? ''))]
        .map((org) => ({ id: org, label: names.org(org || null) }))
        .toSorted((one, other) => one.label.localeCompare(other.label));
    const groupings: BoardGrouping<Debt>[] = [
      { id: 'stage', label: t('byStage'), groups: STAGES.map((id) => ({ id, label: t(id), help: t(`${id}Help`) })), of: (debt) => debt.stage },
      { id: 'receiver', label: t('byReceiver'), groups: orgs((debt) => debt.to), of: (debt) => debt.to ?? '' },
      { id: 'sender', label: t('bySender'), groups: orgs((debt) => debt.from), of: (debt) => debt.from ?? '' },
    ];
    const filters: BoardFilter<Debt>[] = [
      { id: 'team', label: t('team'), of: (debt) => debt.from, name: names.org },
      { id: 'practice', label: t('practice'), of: (debt) => debt.to, name: names.org },
      { id: 'liaison', label: t('liaison'), of: names.liaisons, name: names.person },
      { id: 'late', label: t('isLate'), of: (debt) => (isLate(debt) ? 'yesLate' : 'notLate'), name: (value) => t(value as 'yesLate') },
    ];
    const due = (debt: Debt) => debt.row.dueAt ?? '9';
    const sorts: BoardSort<Debt>[] = [
      { id: 'due', label: t('sortDue'), by: (one, other) => due(one).localeCompare(due(other)) },
      { id: 'receiver', label: t('sortReceiver'), by: (one, other) => names.org(one.to).localeCompare(names.org(other.to)) },
    ];
    return { groupings, filters, sorts };
  }, [debts, names, t]);
}

function DebtCard({ debt }: { debt: Debt }) {
  const { t, locale } = useOwnWords(debtWords);
  const words = useTrackWords('feedback');
  const names = useNames();
  const now = useNow();
  const next = debt.timers.find((timer) => timer.name.startsWith('FEEDBACK'));
  const kind = typeof debt.data.kind === 'string' ? (words.values[debt.data.kind] ?? debt.data.kind) : '';
  const liaisons = names.liaisons(debt).map(names.person);
  return (
    <>
      <b>{names.of(debt.to, debt.toPerson)}</b>
      <p className="small">
        {debt.client ? `${debt.client.name} · ` : ''}
        {t('waitsFor', { from: names.of(debt.from, debt.fromPerson) })}
      </p>
      <p className="line small">
        <span className="tag">{kind}</span> <Due at={debt.row.dueAt} />
      </p>
      {next && <p className="small quiet">{t('next', { day: dayText(next.at, locale, now), what: words.timers[next.name] ?? '' })}</p>}
      {isLate(debt) && liaisons.length > 0 && <p className="small quiet">{t('liaisonIs', { who: liaisons.join(', ') })}</p>}
    </>
  );
}

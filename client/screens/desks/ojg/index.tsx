import { Button, SegmentedControl } from '@mantine/core';
import { MessageCircleQuestion, Users } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { MANAGERS } from '../../../../machines/roles.ts';
import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { useDirectory, useMe } from '../../../cache.ts';
import { useCaseload } from '../../../caseload.ts';
import { Board } from '../../../parts/board/board.tsx';
import { useReading } from '../../../parts/board/use-reading.ts';
import { Empty, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { nameOf, OjgCard, type Reading } from './card.tsx';
import { ConsultForm } from './consult-form.tsx';
import { Hours } from './hours.tsx';
import { COLUMNS, columnOf, dataOf, type ColumnId } from './line.ts';
import './ojg-desk.css';
import { Team } from './team.tsx';
import { Today } from './today.tsx';
import { useOjgDesk } from './use-ojg.ts';
import { ojgWords } from './words.ts';

/** The day of the youth and family supporter: today, the board of all tracks, hours and what is ahead; for a manager the load of the team. */
export function Desk() {
  const me = useMe().data;
  if (!me) return <Loading />;
  const manages = MANAGERS.some((role) => me.roles.includes(role));
  return manages && !me.roles.includes('OJG') ? <Team /> : <Own me={me.person.id} isOjg={me.roles.includes('OJG')} />;
}

type Tab = 'board' | 'hours';

function Own({ me, isOjg }: { me: string; isOjg: boolean }) {
  const { t } = useOwnWords(ojgWords);
  const [tab, setTab] = useState<Tab>('board');
  const [asking, setAsking] = useState(false);
  const { lines, failed } = useCaseload('ojg', 'ojg');
  const desk = useOjgDesk(isOjg).data;
  const places = usePlaces(lines);
  return (
    <>
      {isOjg && (
        <div className="ojg-top no-print">
          <SegmentedControl
            value={tab}
            onChange={(value) => setTab(value as Tab)}
            data={(['board', 'hours'] as const).map((value) => ({ value, label: t(value) }))}
          />
          {!asking && (
            <Button leftSection={<MessageCircleQuestion size={18} aria-hidden />} onClick={() => setAsking(true)}>
              {t('consult')}
            </Button>
          )}
        </div>
      )}
      {asking && places.length > 0 && <ConsultForm places={places} first={places[0]} onDone={() => setAsking(false)} />}
      {tab === 'hours' ? (
        desk ? (
          <Hours desk={desk} places={places} />
        ) : (
          <Loading lines={5} />
        )
      ) : (
        <Tracks me={me} isOjg={isOjg} lines={lines} failed={failed} desk={desk} />
      )}
    </>
  );
}

type Given = Pick<ReturnType<typeof useCaseload>, 'lines' | 'failed'> & { me: string; isOjg: boolean; desk: ReturnType<typeof useOjgDesk>['data'] };

function Tracks({ me, isOjg, lines, failed, desk }: Given) {
  const reading = useReading(ojgWords);
  const { t, personName, orgName } = reading;
  const card = useCallback((line: CaseloadLine) => <OjgCard line={line} reading={reading} />, [reading]);
  const layout = useMemo(() => layoutOf(reading, lines ?? []), [reading, lines]);
  const textOf = useCallback(
    (line: CaseloadLine) => [nameOf(line, t), line.client?.householdName, personName(dataOf(line).worker), orgName(line.row.org)].join(' '),
    [t, personName, orgName],
  );
  return (
    <>
      {isOjg && lines && <Today lines={lines} desk={desk} me={me} reading={reading} />}
      <Board
        id="ojg"
        label={t('boardLabel')}
        lines={lines}
        failed={failed}
        {...layout}
        textOf={textOf}
        card={card}
        empty={
          <Empty title={t('empty')} icon={<Users size={30} />}>
            {t('emptyHelp')}
          </Empty>
        }
      />
    </>
  );
}

function layoutOf({ t, personName, orgName }: Reading, lines: readonly CaseloadLine[]) {
  const orgs = [...new Set(lines.map((line) => line.row.org ?? ''))];
  const workers = [...new Set(lines.map((line) => dataOf(line).worker ?? ''))];
  const named = (ids: string[], name: (id: string) => string, none: string) =>
    ids.map((id) => ({ id, label: name(id) || none })).sort((a, b) => a.label.localeCompare(b.label));
  const homes = new Map<string, number>();
  for (const { client } of lines) if (client?.household) homes.set(client.household, (homes.get(client.household) ?? 0) + 1);
  const ofFamily = ({ client }: CaseloadLine) => ((homes.get(client?.household ?? '') ?? 0) > 1 ? 'families' : 'single');
  const byDue = (line: CaseloadLine) => line.row.dueAt ?? '9';
  return {
    groupings: [
      { id: 'phase', label: t('byPhase'), groups: (Object.keys(COLUMNS) as ColumnId[]).map((id) => ({ id, label: t(id) })), of: columnOf },
      { id: 'practice', label: t('byPractice'), groups: named(orgs, orgName, t('elsewhere')), of: (line: CaseloadLine) => line.row.org ?? '' },
      { id: 'family', label: t('byFamily'), groups: (['families', 'single'] as const).map((id) => ({ id, label: t(id) })), of: ofFamily },
      { id: 'worker', label: t('byWorker'), groups: named(workers, personName, t('nobody')), of: (line: CaseloadLine) => dataOf(line).worker ?? '' },
    ],
    filters: [
      { id: 'practice', label: t('byPractice'), of: (line: CaseloadLine) => line.row.org, name: (id: string) => orgName(id) || t('elsewhere') },
      { id: 'worker', label: t('byWorker'), of: (line: CaseloadLine) => dataOf(line).worker ?? null, name: (id: string) => personName(id) || t('nobody') },
    ],
    sorts: [
      { id: 'due', label: t('byDue'), by: (a: CaseloadLine, b: CaseloadLine) => byDue(a).localeCompare(byDue(b)) },
      { id: 'name', label: t('byName'), by: (a: CaseloadLine, b: CaseloadLine) => nameOf(a, t).localeCompare(nameOf(b, t)) },
      { id: 'budget', label: t('byBudget'), by: (a: CaseloadLine, b: CaseloadLine) => (dataOf(b).counted ?? 0) - (dataOf(a).counted ?? 0) },
    ],
    familyOf: ({ client }: CaseloadLine) => (client?.household ? { id: client.household, label: t('family', { label: client.householdName ?? '' }) } : null),
  };
}

/** Where one works: one's own organisations first, then those of the tracks, then the practices. */
function usePlaces(lines: readonly CaseloadLine[] | undefined): string[] {
  const me = useMe().data;
  const { organisations } = useDirectory();
  return useMemo(() => {
    const own = me?.memberships.map((one) => one.org) ?? [];
    const practices = organisations.filter((one) => one.kind === 'gp-practice').map((one) => one.id);
    return [...new Set([...own, ...(lines ?? []).flatMap((line) => line.row.org ?? []), ...practices])];
  }, [me, organisations, lines]);
}

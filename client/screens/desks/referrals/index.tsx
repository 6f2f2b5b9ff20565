import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Forward } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { useMe } from '../../../cache.ts';
import { useCaseload } from '../../../caseload.ts';
import { Board } from '../../../parts/board/board.tsx';
import { useReading } from '../../../parts/board/use-reading.ts';
import { Empty } from '../../../parts/feedback.tsx';
import { wordsOf } from '../../../words/tracks.ts';
import { nameOf, ReferralCard, type Reading } from './card.tsx';
import { ACTORS, actorOf, dataOf, dueOf, timeOf, TIMES } from './line.ts';
import { referralDeskWords } from './words.ts';

/** Running referrals of all that one may see: who must act, what is late, to which help. */
export function Desk() {
  const { lines, failed } = useCaseload('referral', 'referrals');
  const me = useMe().data?.person.id ?? '';
  const reading = useReading(referralDeskWords);
  const { t, personName, orgName, locale } = reading;
  const card = useCallback((line: CaseloadLine) => <ReferralCard line={line} reading={reading} />, [reading]);
  const layout = useMemo(() => layoutOf(reading, me), [reading, me]);
  const textOf = useCallback(
    (line: CaseloadLine) => {
      const { targetKind, recipient, recipientOrg, toName, worker } = dataOf(line);
      const kind = wordsOf('referral', locale).values[targetKind ?? ''];
      return [nameOf(line, t), kind, personName(recipient), orgName(recipientOrg), toName, personName(worker), orgName(line.row.org)].join(' ');
    },
    [t, locale, personName, orgName],
  );
  return (
    <>
      <div className="line no-print" style={{ marginBottom: 12 }}>
        <Button component={Link} to="/start/referral" leftSection={<Forward size={17} aria-hidden />}>
          {t('new')}
        </Button>
      </div>
      <Board
        id="referrals"
        label={t('label')}
        lines={lines}
        failed={failed}
        {...layout}
        textOf={textOf}
        card={card}
        empty={
          <Empty title={t('empty')} icon={<Forward size={30} />}>
            {t('emptyHelp')}
          </Empty>
        }
      />
    </>
  );
}

function layoutOf({ t, locale, now, orgName }: Reading, me: string) {
  const { values, name } = wordsOf('referral', locale);
  const kinds = Object.keys(values).filter((one) => /^[A-Z_]+$/.test(one));
  const kindOf = (line: CaseloadLine) => dataOf(line).targetKind ?? '';
  return {
    groupings: [
      { id: 'actor', label: t('byActor'), groups: ACTORS.map((id) => ({ id, label: t(id) })), of: actorOf },
      { id: 'time', label: t('byTime'), groups: TIMES.map((id) => ({ id, label: t(id) })), of: (line: CaseloadLine) => timeOf(line, now) },
    ],
    filters: [
      {
        id: 'mine',
        label: t('mine'),
        of: ({ row }: CaseloadLine) => (row.owner === me ? 'me' : 'others'),
        name: (id: string) => t(id === 'me' ? 'me' : 'others'),
      },
      {
        id: 'late',
        label: t('status'),
        of: (line: CaseloadLine) => (timeOf(line, now) === 'late' ? 'late' : 'ok'),
        name: (id: string) => t(id === 'late' ? 'isLate' : 'inTime'),
      },
      { id: 'kind', label: t('byKind'), of: kindOf, name: (id: string) => (kinds.includes(id) ? values[id] : name) },
      { id: 'org', label: t('org'), of: (line: CaseloadLine) => line.row.org, name: (id: string) => orgName(id) || '?' },
    ],
    sorts: [
      { id: 'due', label: t('byDue'), by: (a: CaseloadLine, b: CaseloadLine) => (dueOf(a) ?? '9').localeCompare(dueOf(b) ?? '9') },
      { id: 'old', label: t('byOldest'), by: (a: CaseloadLine, b: CaseloadLine) => a.row.createdAt.localeCompare(b.row.createdAt) },
      { id: 'name', label: t('byName'), by: (a: CaseloadLine, b: CaseloadLine) => nameOf(a, t).localeCompare(nameOf(b, t)) },
    ],
  };
}

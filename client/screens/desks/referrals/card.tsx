import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import type { Reading as BoardReading } from '../../../parts/board/use-reading.ts';
import { Due } from '../../../parts/due.tsx';
import { UrgencyTag } from '../../../parts/work-row.tsx';
import { wordsOf } from '../../../words/tracks.ts';
import { actorOf, allocationOf, dataOf, dueOf, routeOf } from './line.ts';
import type { referralDeskWords } from './words.ts';

export type Reading = BoardReading<keyof (typeof referralDeskWords)['nl'] & string>;
export type Say = Reading['t'];

/** Who it is about, with the age; the kind of help when the viewer may not know who. */
export function nameOf({ client }: CaseloadLine, t: Say): string {
  if (!client) return t('noName');
  return client.age === null ? client.name : t('age', { name: client.name, age: client.age });
}

/** A referral on the list: who, to which help and whom, where it stands, until when, and what is odd about it. */
export function ReferralCard({ line, reading }: { line: CaseloadLine; reading: Reading }) {
  const { t, locale, personName, orgName } = reading;
  const words = wordsOf('referral', locale);
  const data = dataOf(line);
  const to = [personName(data.recipient), orgName(data.recipientOrg)].filter(Boolean).join(', ') || (data.toName ?? '');
  const allocation = allocationOf(line);
  return (
    <>
      <b>{nameOf(line, t)}</b>
      <p className="small">
        {words.values[data.targetKind ?? ''] ?? words.name}
        {to && <span className="quiet"> {t('to', { who: to })}</span>}
      </p>
      <p className="small quiet">{words.states[`route.${routeOf(line)}`]}</p>
      {allocation && <p className="small quiet">{t('allocation', { state: words.states[allocation] ?? allocation })}</p>}
      <p className="line small">
        <UrgencyTag row={line.row} />
        {actorOf(line) !== 'care' && <Due at={dueOf(line)} />}
        {(data.doubles?.length ?? 0) > 0 && <span className="tag warn">{t('double')}</span>}
        {data.contract === 'NOT_CONTRACTED' && <span className="tag warn">{t('noContract')}</span>}
        {data.outside && <span className="tag">{t('outside')}</span>}
      </p>
      <p className="small quiet">{[personName(data.worker), orgName(line.row.org)].filter(Boolean).join(' · ')}</p>
    </>
  );
}

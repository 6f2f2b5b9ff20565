import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { RetentionDesk } from '../../../../server/contract/retention-shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { errorsOf } from '../../../parts/form/values.ts';
import { dayText } from '../../../words/dates.ts';
import { useSentences } from '../../../words/sentences.ts';
import { useOwnWords } from '../../../words/own.ts';
import { retentionWords } from './words.ts';
import { useAct } from './use-retention.ts';

const REASONS = ['DISPUTE', 'COMPLAINT', 'LAWSUIT', 'INSPECTION', 'ERASURE_OBJECTION', 'GOOD_CARE'] as const;

/** Legal holds: what runs, and a new one by the number of the file. */
export function Holds({ holds }: { holds: RetentionDesk['holds'] }) {
  const { t, locale } = useOwnWords(retentionWords);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const { act, busy, problem } = useAct();
  const [object, setObject] = useState('');
  const [reason, setReason] = useState<string>('DISPUTE');
  const errors = problem ? errorsOf(problem, locale) : {};
  async function hold(event: FormEvent) {
    event.preventDefault();
    if (await act('/api/retention/holds', { object: object.trim(), reason })) setObject('');
  }
  return (
    <section className="card" aria-labelledby="retention-holds">
      <h2 id="retention-holds">{t('holds')}</h2>
      {holds.length === 0 && <p className="quiet">{t('noHolds')}</p>}
      <ul className="rows" hidden={holds.length === 0}>
        {holds.map((one) => (
          <li key={one.id} className="spread" style={{ padding: '10px 16px' }}>
            <div className="grow">
              <b>{t('file', { id: one.object.slice(-8) })}</b>: {t(one.reason as (typeof REASONS)[number])}
              <div className="quiet small">{t('setBy', { name: personName(one.setBy) ?? '', day: dayText(one.setAt.slice(0, 10), locale, now) })}</div>
            </div>
            <Button variant="default" size="compact-sm" loading={busy} onClick={() => void act(`/api/retention/holds/${one.id}/lift`)}>
              {t('lift')}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void hold(event)} className="line no-print" style={{ alignItems: 'flex-end', marginTop: 10 }}>
        <TextInput
          label={t('holdFile')}
          value={object}
          onChange={(event) => setObject(event.currentTarget.value)}
          error={errors.object}
          style={{ flex: '1 1 260px' }}
        />
        <NativeSelect
          label={t('holdWhy')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={REASONS.map((value) => ({ value, label: t(value) }))}
        />
        <Button type="submit" variant="light" disabled={!object.trim()} loading={busy}>
          {t('hold')}
        </Button>
      </form>
      {Object.keys(errors).length === 0 && <Refused problem={problem} />}
    </section>
  );
}

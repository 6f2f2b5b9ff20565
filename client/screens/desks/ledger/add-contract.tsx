import { Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import { CONTRACT_KINDS } from '../../../../server/contract/ledger-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { useDirectory, useMe } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { errorsOf } from '../../../parts/form/values.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { useAgain, useLedgerWords } from './use-ledger.ts';

const EMPTY = { kind: 'SECONDMENT', person: '', employer: '', payer: '', hoursWeek: '' as number | string, from: '', until: '' };

/** Who pays for whom, how many hours a week, from when until when; where the work is done is the organisation of the hat that is worn. */
export function AddContract({ onClose }: { onClose: () => void }) {
  const { t, locale } = useLedgerWords();
  const { busy, problem, act } = useDoing();
  const again = useAgain();
  const me = useMe().data!;
  const { people, organisations } = useDirectory();
  const [asked, setAsked] = useState(EMPTY);
  const put = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => setAsked({ ...asked, [name]: event.currentTarget.value });
  const errors = problem ? errorsOf(problem, locale) : {};
  const org = me.memberships.find((hat) => hat.id === me.hat)?.org;
  const colleagues = people.filter((person) => person.memberships.some((hat) => hat.org === org));
  const secondment = asked.kind === 'SECONDMENT';
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { kind, payer, from } = asked;
    const body = {
      kind,
      payer,
      from,
      person: secondment ? asked.person || null : null,
      employer: asked.employer || null,
      hoursWeek: asked.hoursWeek === '' ? null : Number(asked.hoursWeek),
      until: asked.until || null,
    };
    void act(async () => {
      await api.post('/api/ledger/contracts', body, { key: newKey() });
      await again();
      onClose();
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('addContract')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className="stack" onSubmit={save}>
        <NativeSelect label={t('kindLabel')} value={asked.kind} onChange={put('kind')} data={CONTRACT_KINDS.map((value) => ({ value, label: t(value) }))} />
        {secondment && (
          <NativeSelect
            label={t('person')}
            value={asked.person}
            onChange={put('person')}
            error={errors.person}
            data={[{ value: '', label: '' }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <NativeSelect
          label={t('employer')}
          value={asked.employer}
          onChange={put('employer')}
          error={errors.employer}
          data={[{ value: '', label: '' }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextInput label={t('paidBy')} value={asked.payer} onChange={put('payer')} error={errors.payer} required maxLength={80} />
        <NumberInput
          label={t('hoursWeek')}
          value={asked.hoursWeek}
          onChange={(value) => setAsked({ ...asked, hoursWeek: value })}
          error={errors.hoursWeek}
          min={0.5}
          max={60}
          step={0.5}
          decimalSeparator={locale === 'nl' ? ',' : '.'}
        />
        <div className="line" style={{ alignItems: 'flex-start' }}>
          <DateField label={t('from')} value={asked.from} onChange={(day) => setAsked({ ...asked, from: day })} error={errors.from} required />
          <DateField label={t('until')} value={asked.until} onChange={(day) => setAsked({ ...asked, until: day })} error={errors.until} />
        </div>
        <Refused problem={problem?.errors?.length ? null : problem} />
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </form>
    </Modal>
  );
}

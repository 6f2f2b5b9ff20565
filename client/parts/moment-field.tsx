import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { toInstant, toLocal } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { DateField } from './date-field.tsx';

type Props = {
  id?: string;
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** ISO instant, or empty */
  value: string;
  onChange: (instant: string | null) => void;
};

const MORNING = '09:00';

/** A day and a time in Amsterdam; an instant for the rest of the screen. */
export function MomentField({ value, onChange, ...shown }: Props) {
  const { t } = useWords();
  const [day, time] = value ? toLocal(value).split('T') : ['', ''];
  return (
    <div className="line" style={{ alignItems: 'flex-end', gap: 8 }}>
      <DateField {...shown} value={day} onChange={(to) => onChange(to ? toInstant(`${to}T${time || MORNING}`) : null)} />
      <TextInput
        type="time"
        aria-label={t('form.timeOf')}
        value={time}
        disabled={!day}
        onChange={(event) => event.currentTarget.value && onChange(toInstant(`${day}T${event.currentTarget.value}`))}
        maw={130}
      />
    </div>
  );
}

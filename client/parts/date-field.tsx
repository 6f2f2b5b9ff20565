import { DateInput, type DateInputProps } from '@mantine/dates';
import { useState } from 'react';
import { serverNow } from '../clock.ts';
import { dayOf } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { parseDay } from '../words/parse-day.ts';

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'minDate' | 'maxDate'> & {
  /** `2026-12-15`, or empty */
  value: string | null;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
};

const FORMAT = { nl: 'DD-MM-YYYY', en: 'DD/MM/YYYY' } as const;

/** A day, typed or picked, shown in the language of the screens whatever the browser speaks; always `2026-12-15` for the rest of the screen, empty for none. */
export function DateField({ value, onChange, min, max, error, onBlur, required, clearable = !required, ...rest }: Props) {
  const { t, locale } = useWords();
  const [wrong, setWrong] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const today = dayOf(serverNow());
  const shown = (day: string) => day.split('-').reverse().join(FORMAT[locale][2]);
  /** What is wrong with what was typed; null for a day that may be chosen. */
  const faultOf = (day: string | null): string | null => {
    if (!day) return t('form.notADay', { example: shown(today) });
    if (min && day < min) return t('form.dayFrom', { day: shown(min) });
    return max && day > max ? t('form.dayUntil', { day: shown(max) }) : null;
  };
  return (
    <DateInput
      clearButtonProps={{ 'aria-label': t('form.emptyDay') }}
      maw={260}
      // Opened by a press or an arrow, not by the focus: who types needs no calendar, and it would cover what stands below.
      popoverProps={{ withinPortal: true, opened: open }}
      onClick={() => setOpen(true)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') setOpen(true);
        if (event.key === 'Escape' || event.key === 'Enter') setOpen(false);
      }}
      hideOutsideDates
      previousLabel={t('form.before')}
      nextLabel={t('form.after')}
      placeholder={t('form.dayShape')}
      autoComplete="off"
      {...rest}
      required={required}
      clearable={clearable}
      withAsterisk={false}
      value={value || null}
      onChange={(day) => {
        setWrong(null);
        setOpen(false);
        onChange(day ?? '');
      }}
      onBlur={(event) => {
        onBlur?.(event);
        setOpen(false);
        const typed = event.currentTarget.value.trim();
        const day = parseDay(typed, today, true);
        const fault = typed && day !== value ? faultOf(day) : null;
        setWrong(fault);
        if (typed && day && !fault && day !== value) onChange(day);
      }}
      dateParser={(typed) => parseDay(typed, today)}
      valueFormat={FORMAT[locale]}
      defaultDate={value || min || today}
      minDate={min}
      maxDate={max}
      error={error ?? wrong}
    />
  );
}

import { DateInput } from '@mantine/dates';
import { useOwnWords } from '../../../words/own.ts';
import { templateWords } from './words.ts';

/** A day from today on. */
export function DayField({ label, value, min, onChange }: { label: string; value: string; min: string; onChange: (day: string) => void }) {
  const { locale } = useOwnWords(templateWords);
  return (
    <DateInput
      label={label}
      value={value}
      minDate={min}
      locale={locale}
      valueFormat="D MMMM YYYY"
      onChange={(day) => day && onChange(day)}
      popoverProps={{ withinPortal: true }}
    />
  );
}

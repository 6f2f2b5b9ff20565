import { DateInput, type DateInputProps } from '@mantine/dates';
import { serverNow } from '../../clock.ts';
import { dayOf } from '../../words/dates.ts';

type Props = Omit<DateInputProps, 'value' | 'onChange'> & { value: string; onChange: (day: string) => void };

/** A day as people here write it, typed or picked; always `2026-12-15` for the rest of the screen. */
export function DayField({ value, onChange, ...rest }: Props) {
  return (
    <DateInput
      {...rest}
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
      valueFormat="D MMM YYYY"
      defaultDate={dayOf(serverNow())}
      popoverProps={{ withinPortal: true }}
    />
  );
}

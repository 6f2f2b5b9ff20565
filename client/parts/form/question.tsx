import { Button, Checkbox, Chip, Group, Input, NumberInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TrackWords } from '../../../machines/track.ts';
import { serverNow } from '../../clock.ts';
import { dayOf } from '../../words/dates.ts';
import { DateField } from '../date-field.tsx';
import { MomentField } from '../moment-field.tsx';
import { useWords } from '../../words/i18n.ts';
import { isRole, roleName } from '../../words/roles.ts';
import type { Field } from './fields.ts';
import { GroupQuestion, ListQuestion, TextsQuestion } from './nested.tsx';
import { ManyPicker, Picker } from './pickers.tsx';
import type { Errors } from './values.ts';

export type QuestionProps = {
  field: Field;
  words: TrackWords;
  value: unknown;
  onChange: (value: unknown) => void;
  errors: Errors;
  path: string;
  needed?: boolean;
  prefix: string;
  /** say which may stay empty: only where others may not */ mark?: boolean;
};

/** One question with its label, help, error and the control that fits its kind. */
export function Question(props: QuestionProps) {
  const { field, words, value, onChange, errors, path, prefix } = props;
  const { t, locale } = useWords();
  const named = nameOf(words, path, field.name);
  const must = field.required || props.needed;
  const shared = {
    id: `${prefix}-${path}`,
    label: <Label text={named.label} optional={Boolean(props.mark) && !must && field.initial === undefined && field.kind !== 'flag'} />,
    description: named.help,
    error: errors[path],
    required: must,
  };
  const text = typeof value === 'string' ? value : '';
  // The same code may mean something else in another field: `frequency.1`, `reason.1`.
  const label = (one: string) => words.values[`${field.name}.${one}`] ?? words.values[one] ?? (isRole(one) ? roleName(one, locale) : one);
  switch (field.kind) {
    case 'text':
      return <TextInput {...plain(shared)} value={text} maxLength={field.max} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'long':
      return <LongText {...plain(shared)} value={text} max={field.max} onChange={onChange} />;
    case 'choice':
      return <Choice {...plain(shared)} options={field.options ?? []} labelOf={label} value={text || null} onChange={onChange} clearable={!must} />;
    case 'many':
      return (
        <Chip.Group multiple value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange}>
          <Input.Wrapper {...plain(shared)} labelElement="div">
            <Group gap={8} mt={6}>
              {(field.options ?? []).map((one) => (
                <Chip key={one} value={one} size="sm" radius="md">
                  {label(one)}
                </Chip>
              ))}
            </Group>
          </Input.Wrapper>
        </Chip.Group>
      );
    case 'day':
      return (
        <DateField
          {...plain(shared)}
          value={text}
          onChange={(day) => onChange(day || null)}
          clearable={!must}
          min={field.ahead ? dayOf(serverNow()) : undefined}
        />
      );
    case 'dayOrNone':
      return (
        <DateField {...plain(shared)} value={text === 'NONE' ? '' : text} onChange={(day) => onChange(day || 'NONE')} clearable placeholder={t('form.noDue')} />
      );
    case 'moment':
      return <MomentField {...plain(shared)} value={text} onChange={onChange} />;
    case 'number':
      return (
        <NumberInput
          {...plain(shared)}
          value={typeof value === 'number' ? value : ''}
          min={field.min}
          max={field.max}
          step={field.step}
          allowDecimal={false}
          onChange={(one) => onChange(one === '' ? null : Number(one))}
          maw={180}
        />
      );
    case 'flag':
      return (
        <Checkbox
          id={shared.id}
          label={named.label}
          description={named.help}
          error={shared.error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'pick':
      return <Picker {...shared} pick={field.pick!} options={field.options} value={text || null} onChange={onChange} />;
    case 'pickMany':
      return <ManyPicker {...plain(shared)} pick={field.pick!} max={field.max} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} />;
    case 'texts':
      return <TextsQuestion {...props} label={shared.label} name={named.label} />;
    case 'list':
      return <ListQuestion {...props} label={shared.label} name={named.label} />;
    case 'group':
      return <GroupQuestion {...props} label={shared.label} name={named.label} />;
    default:
      return field.kind satisfies never;
  }
}

/** Label and help of a field: by its whole path first, then by its own name. */
export function nameOf(words: TrackWords, path: string, name: string): { label: string; help?: string } {
  const bare = path.replace(/\.\d+/g, '');
  const found = words.fields[bare] ?? words.fields[name] ?? name;
  return typeof found === 'string' ? { label: found } : found;
}

function Label({ text, optional }: { text: string; optional: boolean }) {
  const { t } = useWords();
  return (
    <>
      {text}
      {optional && (
        <span className="quiet small" style={{ fontWeight: 400 }}>
          {' '}
          ({t('common.optional')})
        </span>
      )}
    </>
  );
}

type Shown = { id?: string; label: ReactNode; description?: ReactNode; error?: ReactNode };
// The word "optional" marks what may stay empty; an asterisk beside it would say the same twice.
function plain({ id, label, description, error }: Shown): Shown {
  return { id, label, description, error };
}

/** A few choices lie open as radio buttons; many fold into a list. */
export function Choice({
  options,
  labelOf,
  value,
  onChange,
  clearable,
  open = false,
  ...shown
}: Shown & {
  open?: boolean;
  options: string[];
  labelOf: (one: string) => string;
  value: string | null;
  onChange: (value: string | null) => void;
  clearable?: boolean;
}) {
  const { t } = useWords();
  if (options.length > 6 && !open)
    return (
      <Select
        {...shown}
        data={options.map((one) => ({ value: one, label: labelOf(one) }))}
        value={value}
        onChange={onChange}
        clearable={clearable}
        placeholder={t('common.choose')}
        maxDropdownHeight={300}
        comboboxProps={{ withinPortal: true }}
      />
    );
  return (
    <Radio.Group {...shown} value={value} onChange={onChange}>
      <Group gap={8} mt={6}>
        {options.map((one) => (
          <Radio.Card key={one} value={one} className="choice" radius="md" p="7px 12px" w="auto">
            <Group gap={8} wrap="nowrap">
              <Radio.Indicator size="xs" /> <span>{labelOf(one)}</span>
            </Group>
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  );
}

/** A larger text that says how much room is left when it gets tight. */
export function LongText({ value, max, onChange, ...shown }: Shown & { value: string; max?: number; onChange: (value: string) => void }) {
  const { t } = useWords();
  const left = (max ?? Infinity) - value.length;
  return (
    <div>
      <Textarea {...shown} value={value} autosize minRows={3} maxRows={14} onChange={(event) => onChange(event.currentTarget.value)} />
      {max && left < max * 0.25 && (
        <div className={left < 0 ? 'small over' : 'small quiet'} aria-live="polite" style={{ textAlign: 'right' }}>
          {left < 0 ? t('form.over', { count: -left }) : t('form.left', { count: left })}
        </div>
      )}
    </div>
  );
}

/** The button that adds one more of something. */
export function AddButton({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useWords();
  return (
    <Button variant="light" size="compact-sm" leftSection={<Plus size={15} aria-hidden />} onClick={onClick}>
      {t('form.addOne', { name })}
    </Button>
  );
}

/** The button that takes one away. */
export function RemoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useWords();
  return (
    <Button variant="subtle" color="gray" size="compact-sm" c="inherit" leftSection={<Trash2 size={15} aria-hidden />} onClick={onClick}>
      {t('form.removeOne', { name: name.toLowerCase() })}
    </Button>
  );
}

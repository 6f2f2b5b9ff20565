import { Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Refused } from '../../../parts/feedback.tsx';
import { DateField } from '../../../parts/date-field.tsx';
import { DialogButtons } from '../../../parts/dialog-buttons.tsx';
import { errorsOf } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import { manageWords } from './manage-words.ts';
import { useAct } from './use-act.ts';

export type DialogField = {
  name: string;
  label: string;
  type?: 'text' | 'tel' | 'date' | 'number';
  /** a choice in the place of a text */
  options?: { value: string; label: string }[];
  initial?: string;
  required?: boolean;
};
type Props = {
  title: string;
  help?: ReactNode;
  fields: DialogField[];
  onSave: (values: Record<string, string>) => Promise<unknown>;
  onClose: () => void;
  /** changes other fields when one was changed */
  follow?: (name: string, value: string) => Record<string, string>;
};

/** A few questions in a dialog: what was filled in goes to `onSave`, and what the server refuses stands beside its field. */
export function FormDialog({ title, help, fields, onSave, onClose, follow }: Props) {
  const { t, locale } = useOwnWords(manageWords);
  const { act, busy, problem } = useAct();
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial])));
  const errors = problem ? errorsOf(problem, locale) : {};
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await act(() => onSave(values))) onClose();
  };
  const put = (name: string, value: string) => setValues({ ...values, [name]: value, ...follow?.(name, value) });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        {help && (
          <p className="quiet" style={{ margin: 0 }}>
            {help}
          </p>
        )}
        {fields.map(({ name, label, type = 'text', options, required }) => {
          const given = { label, required, value: values[name], error: errors[name] };
          return options ? (
            <NativeSelect key={name} {...given} data={options} onChange={(event) => put(name, event.currentTarget.value)} />
          ) : type === 'date' ? (
            <DateField key={name} {...given} onChange={(day) => put(name, day)} />
          ) : (
            <TextInput key={name} {...given} type={type} min={0} onChange={(event) => put(name, event.currentTarget.value)} />
          );
        })}
        <Refused problem={problem?.errors?.length ? null : problem} />
        <DialogButtons save={t('save')} cancel={t('cancel')} onClose={onClose} busy={busy} />
      </form>
    </Modal>
  );
}

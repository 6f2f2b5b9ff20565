import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMe } from '../../cache.ts';
import { serverNow } from '../../clock.ts';
import type { Field } from './fields.ts';
import { AddButton, Question, RemoveButton, type QuestionProps } from './question.tsx';
import { initialValues, type Values } from './values.ts';

type Nested = QuestionProps & { label: ReactNode; name: string };

/** A group of questions of which the whole may stay away: it opens with a button. */
export function GroupQuestion({ field, words, value, onChange, errors, path, prefix, needed, label, name }: Nested) {
  const fresh = useFresh();
  const must = field.required || needed;
  const inner = value as Values | null | undefined;
  if (!inner && !must)
    return (
      <div>
        <AddButton name={name.toLowerCase()} onClick={() => onChange(fresh(field.fields ?? []))} />
      </div>
    );
  const values = inner ?? {};
  return (
    <fieldset className="group">
      <legend>{label}</legend>
      <Inner {...{ field, words, errors, path, prefix }} values={values} onChange={onChange} />
      {!must && <RemoveButton name={name} onClick={() => onChange(null)} />}
    </fieldset>
  );
}

/** A list of such groups: telephone calls, grants. */
export function ListQuestion({ field, words, value, onChange, errors, path, prefix, label, name }: Nested) {
  const fresh = useFresh();
  const list = Array.isArray(value) ? (value as Values[]) : [];
  const set = (index: number, one: unknown) => onChange(list.with(index, one as Values));
  return (
    <div className="stack tight">
      {list.map((one, index) => (
        <fieldset className="group" key={index}>
          <legend>{list.length > 1 ? `${name} ${index + 1}` : label}</legend>
          <Inner {...{ field, words, errors, prefix }} path={`${path}.${index}`} values={one} onChange={(next) => set(index, next)} />
          <RemoveButton name={name} onClick={() => onChange(list.filter((_, at) => at !== index))} />
        </fieldset>
      ))}
      {errors[path] && <p className="field-error">{errors[path]}</p>}
      {list.length < (field.max ?? 20) && (
        <div>
          <AddButton name={name.toLowerCase()} onClick={() => onChange([...list, fresh(field.fields ?? [])])} />
        </div>
      )}
    </div>
  );
}

/** A list of short texts, a line each; Enter makes the next. */
export function TextsQuestion({ field, value, onChange, errors, path, prefix, label, name }: Nested) {
  const list = Array.isArray(value) ? (value as string[]) : [];
  const shown = list.length ? list : [''];
  const add = () => list.length < (field.max ?? 20) && onChange([...shown, '']);
  return (
    <div className="stack tight">
      {shown.map((one, index) => (
        <TextInput
          key={index}
          id={index === 0 ? `${prefix}-${path}` : undefined}
          label={index === 0 ? label : undefined}
          aria-label={index > 0 ? `${name} ${index + 1}` : undefined}
          autoFocus={index > 0 && one === '' && index === shown.length - 1}
          value={one}
          error={errors[`${path}.${index}`] ?? (index === 0 ? errors[path] : undefined)}
          onChange={(event) => onChange(shown.with(index, event.currentTarget.value))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
      ))}
      <div>
        <AddButton name={name.toLowerCase()} onClick={add} />
      </div>
    </div>
  );
}

function Inner({
  field,
  words,
  values,
  onChange,
  errors,
  path,
  prefix,
}: Pick<QuestionProps, 'field' | 'words' | 'errors' | 'path' | 'prefix'> & { values: Values; onChange: (values: Values) => void }) {
  return (
    <div className="questions">
      {(field.fields ?? []).map((inner: Field) => (
        <div key={inner.name} className={inner.kind === 'long' ? 'wide' : undefined}>
          <Question
            field={inner}
            words={words}
            value={values[inner.name]}
            onChange={(value) => onChange({ ...values, [inner.name]: value })}
            errors={errors}
            path={`${path}.${inner.name}`}
            prefix={prefix}
            mark={(field.fields ?? []).some((one) => one.required)}
          />
        </div>
      ))}
    </div>
  );
}

/** Groups with such a field are about other people: a safety net, help at home. */
const OTHERS = ['fallback', 'kind'];

/** A new group begins with what is known: a call was made by me, just now. */
export function useFresh(): (fields: Field[]) => Values {
  const me = useMe().data;
  return (fields) => {
    const known: Values = {};
    for (const field of fields) {
      if (field.name === 'who' && field.kind === 'text' && !fields.some(({ name }) => OTHERS.includes(name))) known.who = me?.person.name;
      if (field.name === 'at' && field.kind === 'moment') known.at = new Date(Math.floor(serverNow() / 60_000) * 60_000).toISOString();
    }
    return initialValues(fields, known);
  };
}

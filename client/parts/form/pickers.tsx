import { Combobox, MultiSelect, Select, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { NO_TRACK } from '../../../machines/case/no-track.ts';
import type { ClientCard } from '../../../server/contract/shapes.ts';
import { useClients, useDirectory, useMe, useRows } from '../../cache.ts';
import { momentText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { disciplines, roleName } from '../../words/roles.ts';
import { listTracks } from '../../words/tracks.ts';

export type PickerProps = {
  pick: string;
  options?: string[];
  value: string | null;
  onChange: (value: string | null) => void;
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  id?: string;
};
type Choice = { value: string; label: string };

/** A picker by what is picked: person, discipline, organisation, client, meeting, recipient, track. */
export function Picker(props: PickerProps) {
  if (props.pick === 'client') return <ClientPicker {...props} />;
  return <ListPicker {...props} />;
}

function ListPicker({ pick, options, value, onChange, required, ...rest }: PickerProps) {
  const { t } = useWords();
  const data = useChoices(pick, options);
  return (
    <Select
      {...rest}
      data={data}
      value={value}
      onChange={onChange}
      searchable={data.length > 6}
      clearable={!required}
      withAsterisk={false}
      placeholder={t('common.choose')}
      nothingFoundMessage={t('shell.nothingFound')}
      comboboxProps={{ withinPortal: true }}
      limit={80}
      maxDropdownHeight={280}
    />
  );
}

/** Several of one kind. */
export function ManyPicker({
  pick,
  value,
  onChange,
  max,
  ...rest
}: Omit<PickerProps, 'value' | 'onChange' | 'options' | 'required'> & { value: string[]; onChange: (value: string[]) => void; max?: number }) {
  const { t } = useWords();
  const data = useChoices(pick);
  return (
    <MultiSelect
      {...rest}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      hidePickedOptions
      maxValues={max}
      placeholder={value.length ? '' : t('common.choose')}
      comboboxProps={{ withinPortal: true }}
      maxDropdownHeight={280}
    />
  );
}

function useChoices(pick: string, options?: string[]): Choice[] {
  const { locale } = useWords();
  const { people, organisations, orgName } = useDirectory();
  const me = useMe().data;
  const now = Date.parse(me?.now ?? '') || 0;
  const meetings = useRows({ machine: 'meeting', running: 'true', limit: 60 }, { enabled: pick === 'meeting' });
  const role = (one: string): Choice => ({ value: one, label: capital(roleName(one, locale)) });
  switch (pick) {
    case 'person': {
      const choices = people.map((person) => ({
        value: person.id,
        label: [person.name, person.memberships[0]?.title, orgName(person.memberships[0]?.org)].filter(Boolean).join(' · '),
      }));
      return choices.sort((a, b) => Number(b.value === me?.person.id) - Number(a.value === me?.person.id) || a.label.localeCompare(b.label));
    }
    case 'discipline':
      return (options ? disciplines.filter((one) => options.includes(one)) : disciplines).map(role);
    case 'organisation':
      return organisations.map((org) => ({ value: org.id, label: org.name }));
    case 'recipient':
      return [{ value: 'MDO', label: 'MDO' }, ...disciplines.map(role), ...organisations.map((org) => ({ value: org.id, label: org.name }))];
    case 'meeting':
      return (meetings.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: [row.title, row.dueAt && momentText(row.dueAt, locale, now)].filter(Boolean).join(' · '),
      }));
    case 'track':
      return listTracks()
        .filter((track) => !NO_TRACK.includes(track.id))
        .map((track) => ({ value: track.id, label: capital(track.words[locale].name) }));
    default:
      return (options ?? []).map((one) => ({ value: one, label: one }));
  }
}

/** Finds a client by name; shows birth date and address, because names repeat. */
export function ClientPicker({
  value,
  onChange,
  label,
  description,
  error,
  id,
  onPicked,
  onText,
  text: given = '',
}: Omit<PickerProps, 'pick'> & {
  onPicked?: (card: ClientCard) => void;
  /** what was typed and is no client */ onText?: (text: string) => void;
  text?: string;
}) {
  const { t } = useWords();
  const [text, setText] = useState(given);
  const [picked, setPicked] = useState<ClientCard | null>(null);
  const [q] = useDebouncedValue(text, 200);
  const found = useClients(picked ? '' : q);
  const combobox = useCombobox();
  const cards = found.data ?? [];
  const choose = (card: ClientCard) => {
    setPicked(card);
    setText(card.name);
    onChange(card.id);
    onPicked?.(card);
    onText?.('');
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(chosen) => {
        const card = cards.find((one) => one.id === chosen);
        if (card) choose(card);
      }}
    >
      <Combobox.Target>
        <TextInput
          id={id}
          label={label}
          description={description}
          error={error}
          value={text}
          placeholder={t('form.pickClient')}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPicked(null);
            onText?.(event.currentTarget.value);
            if (value) onChange(null);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q.trim().length < 2 || picked !== null}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {cards.map((card) => (
            <Combobox.Option value={card.id} key={card.id}>
              <ClientLine card={card} />
            </Combobox.Option>
          ))}
          {found.isSuccess && cards.length === 0 && <Combobox.Empty>{t('shell.nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A client in one line: name, age, address. */
export function ClientLine({ card }: { card: ClientCard }) {
  const { locale } = useWords();
  // A whole birth date for who may have it, a year for the others; never seen from today, so no weekday.
  const born = card.birthDate && card.birthDate.length > 4 ? longDate(card.birthDate, locale) : card.birthDate;
  return (
    <span>
      <b>{card.name}</b>
      <span className="quiet small"> {[card.age !== null ? `(${card.age})` : card.ageBand, born, card.address].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

const longDate = (day: string, locale: 'nl' | 'en'): string =>
  new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useDirectory } from '../../cache.ts';
import { useWords } from '../../words/i18n.ts';
import { disciplines, roleName } from '../../words/roles.ts';
import { disciplineOf, type Invitation } from './new-meeting.ts';

/** Who is invited and for which discipline; adding somebody guesses it from the own role. */
export function PeopleAtTable({ people, onChange, error }: { people: Invitation[]; onChange: (people: Invitation[]) => void; error?: string }) {
  const { t, locale } = useWords();
  const directory = useDirectory();
  const free = directory.people.filter((person) => !people.some((one) => one.person === person.id));
  const add = (person: string | null) => {
    if (person) onChange([...people, { person, discipline: disciplineOf(directory.people.find((one) => one.id === person)) }]);
  };
  return (
    <fieldset className="mtg-table">
      <legend>{t('meeting.atTheTable')}</legend>
      <ul>
        {people.map((one) => (
          <li key={one.person}>
            <span>{directory.personName(one.person)}</span>
            <Select
              size="xs"
              aria-label={t('meeting.disciplineOf', { who: directory.personName(one.person) })}
              data={disciplines.map((code) => ({ value: code, label: roleName(code, locale) }))}
              value={one.discipline}
              allowDeselect={false}
              searchable
              onChange={(discipline) => discipline && onChange(people.map((other) => (other === one ? { ...one, discipline } : other)))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('meeting.uninvite', { who: directory.personName(one.person) })}
              onClick={() => onChange(people.filter((other) => other !== one))}
            >
              <X size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Select
        placeholder={t('meeting.invite')}
        aria-label={t('meeting.invite')}
        searchable
        limit={50}
        value={null}
        onChange={add}
        data={free.map((person) => ({ value: person.id, label: person.name + (person.memberships[0] ? `, ${person.memberships[0].title}` : '') }))}
        error={error}
      />
    </fieldset>
  );
}

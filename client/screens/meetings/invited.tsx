import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useDirectory } from '../../cache.ts';
import { useWords } from '../../words/i18n.ts';
import { disciplines, roleName } from '../../words/roles.ts';
import { mayOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** Who was invited and for which discipline; a substitute is arranged here. */
export function Invited() {
  const { meeting, file, name } = useMeetingRoom();
  const { t, locale } = useWords();
  const { orgName } = useDirectory();
  const [open, setOpen] = useState(false);
  return (
    <section className="mtg-panel" aria-label={t('meeting.invited')}>
      <h2>{t('meeting.invited')}</h2>
      <ul className="mtg-people">
        {meeting.participants.map((seat) => (
          <li key={`${seat.person}-${seat.discipline}`}>
            <span>
              <strong>{name(seat.person)}</strong>
              {seat.person === meeting.chair && ` (${t('meeting.chair')})`}
              {seat.person === meeting.minuteTaker && ` (${t('meeting.minuteTaker')})`}
              <small>
                {[roleName(seat.discipline, locale), orgName(seat.org), seat.substituteFor && t('meeting.substituteFor', { who: name(seat.substituteFor) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {meeting.participants.length === 0 && <p className="mtg-dim">{t('meeting.nobodyInvited')}</p>}
      {mayOf(file.instance, 'SUBSTITUTE_PARTICIPANT') && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setOpen(!open)} aria-expanded={open}>
          {t('meeting.substitute')}
        </Button>
      )}
      {open && <Substitute onDone={() => setOpen(false)} />}
    </section>
  );
}

/** Somebody comes in somebody's place, for the same discipline unless said otherwise. */
export function Substitute({ onDone }: { onDone?: () => void }) {
  const { meeting, name, tell } = useMeetingRoom();
  const { t, locale } = useWords();
  const { people } = useDirectory();
  const [absent, setAbsent] = useState<string | null>(null);
  const [substitute, setSubstitute] = useState<string | null>(null);
  const [discipline, setDiscipline] = useState<string | null>(null);
  const wanted = discipline ?? meeting.participants.find((seat) => seat.person === absent)?.discipline ?? null;
  const fits = (person: (typeof people)[number]) => wanted !== null && person.memberships.some((one) => one.roles.includes(wanted));
  const choice = people
    .filter((person) => !meeting.participants.some((seat) => seat.person === person.id))
    .sort((a, b) => Number(fits(b)) - Number(fits(a)) || a.name.localeCompare(b.name))
    .map((person) => ({ value: person.id, label: `${person.name}${person.memberships[0] ? `, ${person.memberships[0].title}` : ''}` }));
  const send = async () => {
    const sent = await tell('SUBSTITUTE_PARTICIPANT', {
      ...(absent ? { absent } : {}),
      ...(substitute ? { substitute } : {}),
      ...(wanted ? { discipline: wanted } : {}),
    });
    if (!sent.ok) return;
    setAbsent(null);
    setSubstitute(null);
    setDiscipline(null);
    onDone?.();
  };
  return (
    <div className="mtg-inline-form">
      <Select
        label={t('meeting.substituteAbsent')}
        clearable
        data={[...new Set(meeting.participants.map((seat) => seat.person))].map((person) => ({ value: person, label: name(person) }))}
        value={absent}
        onChange={setAbsent}
      />
      <Select
        label={t('meeting.discipline')}
        data={disciplines.map((code) => ({ value: code, label: roleName(code, locale) }))}
        value={wanted}
        onChange={setDiscipline}
        searchable
      />
      <Select label={t('meeting.substituteWho')} data={choice} value={substitute} onChange={setSubstitute} searchable limit={50} />
      <Button size="compact-sm" mt="xs" className={substitute ? undefined : 'mtg-cannot'} aria-disabled={!substitute} onClick={() => substitute && void send()}>
        {t('meeting.substituteDo')}
      </Button>
    </div>
  );
}

import { Group, Select } from '@mantine/core';
import { DateField } from '../../parts/date-field.tsx';
import { useNow } from '../../clock.ts';
import { useOwnWords } from '../../words/own.ts';
import { carriedWords } from './carried-words.ts';
import { workDay } from './days.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { useOutcomeDraft } from './outcome-draft.ts';

const NOBODY = { owner: null as string | null, due: '' };

/** Who carries a decision out, and by when; nobody, unless somebody is named. */
export function useCarrier(item: string) {
  const now = useNow();
  const { values: held, set } = useOutcomeDraft(item, 'CARRIER', NOBODY);
  const said = held.owner ? { owner: held.owner, due: held.due || workDay(now, 14) } : {};
  return { held, setHeld: (next: typeof NOBODY) => set(next), said, clear: () => set(null) };
}

/** The two fields below the line of a decision; folded, because most decisions are conclusions. */
export function Carrier({ of: { held, setHeld } }: { of: ReturnType<typeof useCarrier> }) {
  const { meeting, name } = useMeetingRoom();
  const { t } = useOwnWords(carriedWords);
  const now = useNow();
  const people = [...new Map(meeting.participants.map((seat) => [seat.person, { value: seat.person, label: name(seat.person) }])).values()];
  return (
    <details className="mtg-previous">
      <summary className="mtg-dim">{t('carryOut')}</summary>
      <Group gap="sm" align="end" mt={6}>
        <Select
          aria-label={t('who')}
          placeholder={t('noOne')}
          data={people}
          value={held.owner}
          onChange={(owner) => setHeld({ ...held, owner, due: held.due || workDay(now, 14) })}
          clearable
          searchable
          comboboxProps={{ withinPortal: true }}
        />
        {held.owner && <DateField aria-label={t('when')} value={held.due} onChange={(due) => setHeld({ ...held, due })} />}
      </Group>
      <p className="mtg-dim">{t('carryOutHelp')}</p>
    </details>
  );
}

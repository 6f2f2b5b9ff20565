import { useWords } from '../../words/i18n.ts';
import { roleName } from '../../words/roles.ts';
import { itemData, mayOf, type FileItem, type Seat } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { NoteField } from './note-field.tsx';

/** Disciplines that have a say on an item: those at the table, and those that were asked for and are not there. */
export function disciplinesFor(seats: Seat[], item: FileItem | undefined, written: string[]): { code: string; people: Seat[] }[] {
  const here = seats.filter((seat) => seat.present === 'FULL' || seat.present === 'PART');
  const table = here.length > 0 ? here : seats;
  const codes = new Set([...table.map((seat) => seat.discipline), ...(item ? itemData(item).requiredDisciplines : []), ...written]);
  return [...codes].map((code) => ({ code, people: table.filter((seat) => seat.discipline === code) }));
}

/** The round: one view per discipline. Everybody writes in the field of the own discipline, chair and note taker in each. */
export function Round({ id, item, minutes = false }: { id: string; item: FileItem | undefined; minutes?: boolean }) {
  const { meeting, me, file, steers, name } = useMeetingRoom();
  const { t, locale } = useWords();
  const written = Object.keys(meeting.items[id]?.notes ?? {})
    .filter((field) => field.startsWith('view.'))
    .map((field) => field.slice(5));
  const mine = meeting.participants.filter((seat) => seat.person === me.person.id).map((seat) => seat.discipline);
  const open = mayOf(file.instance, minutes ? 'EDIT_MINUTES' : 'ADD_NOTE');
  // While it is spoken everybody at the table has a line; in the minutes only who said something, or had to.
  const needed = item ? itemData(item).requiredDisciplines : [];
  const asked = disciplinesFor(meeting.participants, item, written).filter(({ code }) => !minutes || written.includes(code) || needed.includes(code));
  const views = asked.sort((a, b) => Number(mine.includes(b.code)) - Number(mine.includes(a.code)));
  return (
    <section className="mtg-section" aria-label={t('meeting.round')}>
      <h3>{t('meeting.round')}</h3>
      <div className="mtg-round">
        {views.map(({ code, people }) => {
          const who = people.map((seat) => name(seat.person)).join(', ');
          const label = who ? `${roleName(code, locale)} · ${who}` : t('meeting.disciplineAbsent', { discipline: roleName(code, locale) });
          const own = mine.includes(code);
          return <NoteField key={code} item={id} field={`view.${code}`} label={label} mine={own} max={500} readOnly={!open || (!steers && !own)} />;
        })}
      </div>
    </section>
  );
}

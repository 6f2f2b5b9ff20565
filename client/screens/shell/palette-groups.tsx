import { useDebouncedValue } from '@mantine/hooks';
import { CalendarDays, CircleCheck, FileText, Phone, Plus, Siren, UserRound } from 'lucide-react';
import { isFlagged } from '../../../machines/break-glass/flagged.ts';
import type { Me, Row } from '../../../server/contract/shapes.ts';
import { useDirectory, useRows } from '../../cache.ts';
import { addressOf } from '../../words/navigate.ts';
import { useOwnWords } from '../../words/own.ts';
import { useSentences } from '../../words/sentences.ts';
import { listTracks, wordsOf } from '../../words/tracks.ts';
import { useWords } from '../../words/i18n.ts';
import { desksOf } from '../desks/desks.ts';
import { emergencyWords } from '../emergency/words.ts';
import { paletteWords } from './palette-words.ts';
import { placesOf, seesContent } from './places.ts';

/** One thing that the palette can open: a screen, an object, or a number to call. */
export type Line = { key: string; label: string; description?: string; icon: React.ReactNode; to?: string; href?: string };
export type Group = { label: string; lines: Line[] };

const MOST_FOUND = 24;
const MOST_OF_A_KIND = 6;
const NOT_BY_HAND = ['signal', 'consent', 'agendaItem', 'case'];

/** Screens of this hat, desks among them, and what it may begin. */
export function useGoTo(me: Me, query: string): Group {
  const { t, locale } = useWords();
  const lines: Line[] = placesOf(me).map((place) => ({
    key: place.to,
    to: place.to,
    label: t(place.word),
    description: `g ${place.key}`,
    icon: <place.icon size={18} aria-hidden />,
  }));
  if (seesContent(me)) lines.push({ key: 'signal', to: '/signaal', label: t('shell.signal'), description: 'n', icon: <Plus size={18} aria-hidden /> });
  for (const desk of desksOf(me))
    lines.push({
      key: desk.path,
      to: `/bureau/${desk.path}`,
      label: desk.title[locale],
      description: desk.about[locale],
      icon: <desk.icon size={18} aria-hidden />,
    });
  if (isFlagged(me.roles)) {
    const { title, intro } = emergencyWords[locale];
    lines.push({ key: 'emergency', to: '/noodtoegang', label: title, description: intro, icon: <Siren size={18} aria-hidden /> });
  }
  // Whatever may be started by hand is found here, a track that was added yesterday too.
  for (const track of seesContent(me) ? listTracks() : [])
    if (!NOT_BY_HAND.includes(track.id) && !track.startedBy?.includes('SYSTEM'))
      lines.push({
        key: track.id,
        to: track.id === 'meeting' ? '/overleg/nieuw' : `/start/${track.id}`,
        label: t('generic.start', { name: track.words[locale].name }),
        icon: <Plus size={18} aria-hidden />,
      });
  // Nothing typed yet: the places, which are few; the rest comes with the first letter.
  const places = placesOf(me).length + 1;
  return {
    label: t('shell.go'),
    lines: query.trim() ? lines.filter((line) => matches(`${line.label} ${line.description ?? ''}`, query)) : lines.slice(0, places),
  };
}

/** What this person may see that has these letters, each kind under its own name: clients with their case, meetings, agreements, the rest. */
export function useFound(query: string): Group[] {
  const { t } = useOwnWords(paletteWords);
  const [q] = useDebouncedValue(query.trim(), 180);
  const rows = useRows({ q, limit: MOST_FOUND }, { enabled: q.length > 1 });
  const meetings = useRows({ machine: 'meeting', limit: 50 }, { enabled: q.length > 1 });
  const { titleOf, ...sentences } = useSentences();
  if (q.length < 2 || query.trim().length < 2) return [];
  // A meeting has no client in its name, so its title is not in the index: the few there are come whole.
  const named = (meetings.data?.rows ?? []).filter((row) => matches(titleOf(row), q));
  const found = [...(rows.data?.rows ?? []).filter((row) => row.machine !== 'consent' && row.machine !== 'meeting'), ...named];
  const kinds = Map.groupBy(found, kindOf);
  return KINDS.map((kind) => ({
    label: t(kind),
    lines: (kinds.get(kind) ?? []).slice(0, MOST_OF_A_KIND).map((row) => lineOf(row, { titleOf, ...sentences })),
  }));
}

const KINDS = ['cases', 'meetings', 'actions', 'others'] as const;
const ICONS = { cases: UserRound, meetings: CalendarDays, actions: CircleCheck, others: FileText };
const kindOf = (row: Row): (typeof KINDS)[number] =>
  row.machine === 'case' ? 'cases' : row.machine === 'meeting' ? 'meetings' : row.machine === 'action' ? 'actions' : 'others';

function lineOf(row: Row, { titleOf, nowSentence, locale }: Pick<ReturnType<typeof useSentences>, 'titleOf' | 'nowSentence' | 'locale'>): Line {
  const kind = kindOf(row);
  const Icon = ICONS[kind];
  return {
    key: row.id,
    to: addressOf(row),
    label: titleOf(row),
    description: [kind === 'others' && capital(wordsOf(row.machine, locale).name), nowSentence(row)].filter(Boolean).join(' · '),
    icon: <Icon size={18} aria-hidden />,
  };
}

/** Colleagues by name and function; choosing one calls the number. */
export function useColleagues(query: string): Group {
  const { t } = useWords();
  const { people, orgName } = useDirectory();
  const found =
    query.trim().length > 1
      ? people.filter((person) => matches(`${person.name} ${person.memberships.map((one) => one.title).join(' ')}`, query)).slice(0, 8)
      : [];
  return {
    label: t('shell.people'),
    lines: found.map((person) => ({
      key: person.id,
      href: person.phone ? `tel:${person.phone.replaceAll(' ', '')}` : undefined,
      to: person.phone ? undefined : '/bureau/wegwijzer',
      label: person.name,
      description: [person.memberships[0]?.title, orgName(person.memberships[0]?.org), person.phone].filter(Boolean).join(' · '),
      icon: <Phone size={18} aria-hidden />,
    })),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const matches = (text: string, query: string): boolean => text.toLowerCase().includes(query.trim().toLowerCase());

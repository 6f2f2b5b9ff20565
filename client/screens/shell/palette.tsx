import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { FileText, Phone, Plus, Search, Siren } from 'lucide-react';
import { useState } from 'react';
import { isFlagged } from '../../../machines/break-glass/flagged.ts';
import type { Me } from '../../../server/contract/shapes.ts';
import { useDirectory, useRows } from '../../cache.ts';
import { useSentences } from '../../words/sentences.ts';
import { addressOf } from '../../words/navigate.ts';
import { listTracks, wordsOf } from '../../words/tracks.ts';
import { useWords } from '../../words/i18n.ts';
import { emergencyWords } from '../emergency/words.ts';
import { placesOf, seesContent } from './places.ts';

/** Ctrl-K or `/`: people, cases, meetings and actions by a few letters. */
export function Palette({ me }: { me: Me }) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const groups = [useGoTo(me, query), useFound(query), useColleagues(query)].filter((group) => group.lines.length > 0);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      scrollable
      maxHeight={460}
      clearQueryOnClose
      transitionProps={{ duration: 80 }}
    >
      <Spotlight.Search placeholder={t('shell.searchHint')} leftSection={<Search size={18} aria-hidden />} aria-label={t('shell.searchHint')} />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.lines.map((line) => (
              <Spotlight.Action
                key={line.key}
                label={line.label}
                description={line.description}
                leftSection={line.icon}
                onClick={() => (line.href ? location.assign(line.href) : void navigate({ to: line.to }))}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('shell.nothingFound')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

type Line = { key: string; label: string; description?: string; icon: React.ReactNode; to?: string; href?: string };
type Group = { label: string; lines: Line[] };

function useGoTo(me: Me, query: string): Group {
  const { t, locale } = useWords();
  const lines: Line[] = placesOf(me).map((place) => ({ key: place.to, to: place.to, label: t(place.word), icon: <place.icon size={18} aria-hidden /> }));
  if (seesContent(me)) {
    lines.push({ key: 'signal', to: '/signaal', label: t('shell.signal'), icon: <Plus size={18} aria-hidden /> });
    if (isFlagged(me.roles))
      lines.push({
        key: 'emergency',
        to: '/noodtoegang',
        label: emergencyWords[locale].title,
        description: emergencyWords[locale].intro,
        icon: <Siren size={18} aria-hidden />,
      });
    // Whatever may be started by hand is found here, a track that was added yesterday too.
    for (const track of listTracks())
      if (!['signal', 'consent', 'agendaItem', 'case'].includes(track.id) && !track.startedBy?.includes('SYSTEM'))
        lines.push({
          key: track.id,
          to: track.id === 'meeting' ? '/overleg/nieuw' : `/start/${track.id}`,
          label: t('generic.start', { name: track.words[locale].name }),
          icon: <Plus size={18} aria-hidden />,
        });
  }
  return { label: t('shell.go'), lines: lines.filter((line) => matches(line.label, query)) };
}

function useFound(query: string): Group {
  const { t } = useWords();
  const [q] = useDebouncedValue(query.trim(), 180);
  const rows = useRows({ q, limit: 12 }, { enabled: q.length > 1 });
  const { nowSentence, titleOf, locale } = useSentences();
  const found = q.length > 1 && query.trim().length > 1 ? (rows.data?.rows ?? []).filter((row) => row.machine !== 'consent') : [];
  return {
    label: t('shell.found'),
    lines: found.map((row) => ({
      key: row.id,
      to: addressOf(row),
      label: titleOf(row),
      description: [row.machine !== 'case' && capital(wordsOf(row.machine, locale).name), nowSentence(row)].filter(Boolean).join(' · '),
      icon: <FileText size={18} aria-hidden />,
    })),
  };
}

function useColleagues(query: string): Group {
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
      label: person.name,
      description: [person.memberships[0]?.title, orgName(person.memberships[0]?.org), person.phone].filter(Boolean).join(' · '),
      icon: <Phone size={18} aria-hidden />,
    })),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const matches = (text: string, query: string): boolean => text.toLowerCase().includes(query.trim().toLowerCase());

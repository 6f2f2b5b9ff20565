import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Me } from '../../../server/contract/shapes.ts';
import { useWords } from '../../words/i18n.ts';
import { useColleagues, useFound, useGoTo, type Line } from './palette-groups.tsx';

/** Ctrl-K or `/`: screens, clients, cases, meetings, agreements and colleagues by a few letters; arrows and Enter do the rest. */
export function Palette({ me }: { me: Me }) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const open = (line: Line) => (line.href ? location.assign(line.href) : void navigate({ to: line.to }));
  const groups = [useGoTo(me, query), ...useFound(query), useColleagues(query)].filter((group) => group.lines.length > 0);
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
              <Spotlight.Action key={line.key} label={line.label} description={line.description} leftSection={line.icon} onClick={() => open(line)} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('shell.nothingFound')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

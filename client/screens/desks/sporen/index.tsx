import { Tabs } from '@mantine/core';
import { useMe } from '../../../cache.ts';
import { useOwnWords } from '../../../words/own.ts';
import { seesContent } from '../../shell/places.ts';
import { OwnTab } from './own-tab.tsx';
import { PublishedTab } from './published-tab.tsx';
import './sporen.css';
import { sporenWords } from './words.ts';

/** Steps over the three sporen: those of one's own cases with the cases behind them, and those of the neighbourhood as they were published. */
export function Desk() {
  const { t } = useOwnWords(sporenWords);
  const me = useMe().data!;
  if (!seesContent(me)) return <PublishedTab />;
  return (
    <Tabs defaultValue="own" keepMounted={false}>
      <Tabs.List className="no-print" mb={16}>
        <Tabs.Tab value="own">{t('own')}</Tabs.Tab>
        <Tabs.Tab value="published">{t('published')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="own">
        <OwnTab />
      </Tabs.Panel>
      <Tabs.Panel value="published">
        <PublishedTab />
      </Tabs.Panel>
    </Tabs>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { CoverageTab } from './coverage-tab.tsx';
import { MyCard } from './my-card.tsx';
import { PlacePage } from './place-page.tsx';
import { SearchTab } from './search-tab.tsx';
import { useDirectoryWords } from './use-directory.ts';
import { WallList } from './wall-list.tsx';

type Tab = 'search' | 'coverage' | 'mine';
type Where = { thema?: string; org?: string; tab?: Tab };

/** Who is who: search first, the page of an organisation, who covers which theme, and one's own card. What is looked at stands in the address. */
export function Desk() {
  const { t } = useDirectoryWords();
  const where = useSearch({ strict: false }) as Where;
  const navigate = useNavigate();
  const [printing, setPrinting] = useState(false);
  const go = (next: Where) => void navigate({ to: '/bureau/$path', params: { path: 'wegwijzer' }, search: next as never });
  const tab = where.tab ?? 'search';
  if (where.org) return <PlacePage key={where.org} id={where.org} onBack={() => go(where.thema ? { thema: where.thema } : {})} />;
  return (
    <>
      <div className="stack directory-screen" style={{ gap: 18 }}>
        <div className="spread no-print">
          <SegmentedControl
            aria-label={t('search')}
            value={tab}
            onChange={(value) => go(value === 'search' ? {} : { tab: value as Tab })}
            data={(['search', 'coverage', 'mine'] as const).map((value) => ({ value, label: t(value) }))}
          />
          <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => setPrinting(true)}>
            {t('print')}
          </Button>
        </div>
        {tab === 'search' && <SearchTab theme={where.thema ?? ''} onTheme={(thema) => go(thema ? { thema } : {})} onPlace={(org) => go({ ...where, org })} />}
        {tab === 'coverage' && <CoverageTab onPlace={(org) => go({ org })} />}
        {tab === 'mine' && <MyCard />}
      </div>
      {printing && <WallList onPrinted={() => setPrinting(false)} />}
    </>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ReadersList } from '../../parts/readers-list.tsx';
import { readersWords } from '../../parts/readers-words.ts';
import { useOwnWords } from '../../words/own.ts';

/** Who saw this case, or all cases of its client, for its own team; fetched when somebody asks, because looking at it is logged too. */
export function Readers({ caseId, client }: { caseId: string; client: string | null }) {
  const { t } = useOwnWords(readersWords);
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState(false);
  return (
    <section className="card stack" aria-labelledby="readers">
      <div className="spread">
        <h2 id="readers" style={{ margin: 0 }}>
          {t('title')}
        </h2>
        {!open && (
          <Button variant="light" size="compact-md" className="no-print" onClick={() => setOpen(true)}>
            {t('show')}
          </Button>
        )}
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('help')}
      </p>
      {open && client && (
        <NativeSelect
          className="no-print"
          label={t('which')}
          value={whole ? 'client' : 'thisCase'}
          data={(['thisCase', 'client'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(event) => setWhole(event.currentTarget.value === 'client')}
          style={{ maxWidth: 420 }}
        />
      )}
      {open && <ReadersList path={whole && client ? `/api/clients/${client}/readers` : `/api/cases/${caseId}/readers`} />}
    </section>
  );
}

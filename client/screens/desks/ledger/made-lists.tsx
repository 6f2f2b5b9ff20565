import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Declarable } from '../../../../server/contract/ledger-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useDoing } from '../../../parts/use-doing.ts';
import { useAgain, useLedgerWords } from './use-ledger.ts';

type Made = Declarable['made'][number];

/** The lists of this period, to download, or to take back. */
export function MadeLists({ lists }: { lists: Made[] }) {
  const { t } = useLedgerWords();
  if (lists.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="ledger-made">
      <h2 id="ledger-made" style={{ margin: 0 }}>
        {t('made')}
      </h2>
      <ul className="rows">
        {lists.map((list) => (
          <MadeLine key={list.id} list={list} />
        ))}
      </ul>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('privacy')}
      </p>
    </section>
  );
}

function MadeLine({ list }: { list: Made }) {
  const { t, money, moment, linesText } = useLedgerWords();
  const { busy, problem, act } = useDoing();
  const again = useAgain();
  const [sure, setSure] = useState(false);
  const withdraw = () =>
    act(async () => {
      await api.post(`/api/ledger/declarations/${list.id}/withdraw`, {}, { key: newKey() });
      await again();
    });
  return (
    <li className="ledger-made">
      <div className="what">
        <b>
          {list.payer} · {list.total.cents > 0 ? money(list.total.cents) : t('byMinutes')}
        </b>
        <span className="quiet">
          {linesText(list.total)}. {t('madeBy', { who: list.madeBy, when: moment(list.at) })}
        </span>
        <Refused problem={problem} />
      </div>
      {list.withdrawnAt ? (
        <span className="tag">{t('withdrawn')}</span>
      ) : (
        <div className="line no-print">
          {(['xlsx', 'csv'] as const).map((form) => (
            <Button
              key={form}
              component="a"
              href={`/api/ledger/declarations/${list.id}/list.${form}`}
              download
              variant="default"
              leftSection={<Download size={16} aria-hidden />}
              aria-label={t('download', { form: t(form) })}
            >
              {t(form)}
            </Button>
          ))}
          {sure ? (
            <span className="line small">
              {t('withdrawSure')}
              <Button size="compact-sm" color="red" loading={busy} onClick={() => void withdraw()}>
                {t('withdraw')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
                {t('cancel')}
              </Button>
            </span>
          ) : (
            <Button variant="subtle" onClick={() => setSure(true)}>
              {t('withdraw')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

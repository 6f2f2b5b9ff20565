import { Select } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCase, useRows } from '../../../cache.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Compose } from './compose.tsx';
import './referral.css';
import { referralWords } from './words.ts';

/** A new referral: for the case in the address, or for one that is chosen here. */
export function StartTrack() {
  const { t } = useOwnWords(referralWords);
  const search = useLocation().search as Record<string, string>;
  return (
    <div className="page stack" style={{ gap: 18 }}>
      <div>
        <h1>{t('title')}</h1>
        <p className="quiet" style={{ margin: '4px 0 0' }}>
          {t('intro')}
        </p>
      </div>
      {search.case ? <ForCase key={search.case} id={search.case} /> : <ChooseCase />}
    </div>
  );
}

/** The form of a referral about this case. */
function ForCase({ id }: { id: string }) {
  const file = useCase(id);
  if (file.isPending) return <Loading lines={6} />;
  if (file.isError) return <Failed error={file.error} onRetry={() => void file.refetch()} />;
  return (
    <>
      <h2 style={{ margin: 0 }}>{file.data.client?.name ?? file.data.instance.row.title}</h2>
      <Compose file={file.data} />
    </>
  );
}

function ChooseCase() {
  const { t } = useOwnWords(referralWords);
  const navigate = useNavigate();
  const cases = useRows({ machine: 'case', running: 'true', limit: 200 });
  if (cases.isPending) return <Loading lines={2} />;
  if (cases.isError) return <Failed error={cases.error} onRetry={() => void cases.refetch()} />;
  if (cases.data.rows.length === 0) return <Empty title={t('noCases')} />;
  return (
    <Select
      label={t('whichCase')}
      description={t('whichCaseHelp')}
      data={cases.data.rows.map((row) => ({ value: row.id, label: row.title ?? row.id }))}
      searchable
      maw={480}
      onChange={(id) => id && void navigate({ to: '/start/$machine', params: { machine: 'referral' }, search: { case: id } as never })}
    />
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseFile } from '../../../server/contract/shapes.ts';
import { startInstance } from '../../api.ts';
import { useMe } from '../../cache.ts';
import { Refused } from '../../parts/feedback.tsx';
import { longDay } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import { Bsn } from './bsn.tsx';
import { clientDataWords } from './client-data-words.ts';
import { saveCopy, useTrying } from './save-copy.ts';

const EXPORTS = ['GP', 'POH_S', 'POH_O', 'POH_GGZ', 'DEM_CM', 'OJG', 'WIJ_WORKER', 'WIJ_COACH', 'YOUTH_CM'];
const RECEIVERS = ['CLIENT', 'REPRESENTATIVE', 'PARENT', 'SUCCESSOR'] as const;

/** What a client may ask of his data: the number that is kept, a copy, and to be forgotten. Once erased: when and why. */
export function ClientData({ file }: { file: CaseFile }) {
  const { t, locale } = useOwnWords(clientDataWords);
  const me = useMe().data;
  if (file.erased) {
    const why = file.erased.ground === 'request' ? t('request') : t('term', { law: file.erased.law });
    return (
      <section className="card">
        <p style={{ margin: 0 }}>{t('erased', { day: longDay(file.erased.at, locale), why })}</p>
      </section>
    );
  }
  if (!file.client || !me) return null;
  const works = [...(file.instance.assigned.CASE_OWNER ?? []), ...((file.instance.data.team as string[] | undefined) ?? [])].includes(me.person.id);
  return (
    <section className="card stack no-print" aria-labelledby="client-data">
      <h2 id="client-data" style={{ margin: 0 }}>
        {t('title')}
      </h2>
      <Bsn client={file.client.id} />
      {works && me.roles.some((role) => EXPORTS.includes(role)) && <Copy client={file.client.id} />}
      {works && <AskErasure caseId={file.instance.id} running={file.tracks.find((row) => row.machine === 'erasure' && row.running)?.id} />}
    </section>
  );
}

function Copy({ client }: { client: string }) {
  const { t } = useOwnWords(clientDataWords);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [receiver, setReceiver] = useState<string>('CLIENT');
  const { run, busy, problem, done } = useTrying();
  const ready = reason.trim().length >= 10;
  if (!open)
    return (
      <div>
        <Button variant="light" onClick={() => setOpen(true)}>
          {t('copy')}
        </Button>
      </div>
    );
  return (
    <div className="stack tight">
      <h3 style={{ margin: 0 }}>{t('copy')}</h3>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('copyHelp')}
      </p>
      <div className="line" style={{ alignItems: 'flex-end' }}>
        <NativeSelect
          label={t('receiver')}
          value={receiver}
          onChange={(event) => setReceiver(event.currentTarget.value)}
          data={RECEIVERS.map((value) => ({ value, label: t(value) }))}
        />
        <TextInput
          label={t('why')}
          description={t('whyHelp')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          style={{ flex: '1 1 260px' }}
        />
      </div>
      <div className="line">
        {(['pdf', 'json'] as const).map((form) => (
          <Button
            key={form}
            variant={form === 'pdf' ? 'filled' : 'default'}
            disabled={!ready}
            loading={busy}
            onClick={() => void run(() => saveCopy(client, form, { reason: reason.trim(), receiver }))}
          >
            {t(form)}
          </Button>
        ))}
        <Button variant="subtle" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
        {done && <span role="status">{t('saved')}</span>}
      </div>
      <Refused problem={problem} />
    </div>
  );
}

function AskErasure({ caseId, running }: { caseId: string; running: string | undefined }) {
  const { t } = useOwnWords(clientDataWords);
  const [made, setMade] = useState<string | null>(null);
  const { run, busy, problem } = useTrying();
  const request = made ?? running;
  return (
    <div className="stack tight">
      <h3 style={{ margin: 0 }}>{t('erase')}</h3>
      {request ? (
        <Link to="/i/$id" params={{ id: request }}>
          {t('openRequest')}
        </Link>
      ) : (
        <div className="line">
          <Button variant="light" color="red" loading={busy} onClick={() => void run(async () => setMade((await startInstance('erasure', { caseId })).id))}>
            {t('begin')}
          </Button>
          <span className="quiet small">{t('eraseHelp')}</span>
        </div>
      )}
      <Refused problem={problem} />
    </div>
  );
}

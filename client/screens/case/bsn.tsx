import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newKey } from '../../api.ts';
import { Refused } from '../../parts/feedback.tsx';
import { errorsOf } from '../../parts/form/values.ts';
import { useOwnWords } from '../../words/own.ts';
import { clientDataWords } from './client-data-words.ts';
import { useTrying } from './save-copy.ts';

type Masked = { may: boolean; masked: string | null };

/** The client's number: masked, whole with a reason, or a field to keep it; nothing where the law does not let. */
export function Bsn({ client }: { client: string }) {
  const { t } = useOwnWords(clientDataWords);
  const query = useQuery({ queryKey: ['bsn', client], queryFn: ({ signal }) => api.get<Masked>(`/api/clients/${client}/bsn`, signal) });
  if (!query.data?.may) return null;
  return (
    <div className="stack tight">
      <h3 style={{ margin: 0 }}>{t('bsn')}</h3>
      {query.data.masked ? <Kept client={client} masked={query.data.masked} /> : <Keep client={client} />}
    </div>
  );
}

function Kept({ client, masked }: { client: string; masked: string }) {
  const { t } = useOwnWords(clientDataWords);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const { run, busy, problem } = useTrying();
  const reveal = async () => setShown((await api.post<{ bsn: string }>(`/api/clients/${client}/bsn/reveal`, { reason: reason.trim() })).bsn);
  const hide = () => (setShown(null), setAsking(false), setReason(''));
  return (
    <div className="stack tight">
      <div className="line" style={{ alignItems: 'flex-end' }}>
        <code style={{ fontSize: 16, letterSpacing: 1, paddingBottom: 6 }}>{shown ?? masked}</code>
        {asking && !shown && (
          <TextInput
            label={t('why')}
            description={t('whyHelp')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            style={{ flex: '1 1 240px' }}
          />
        )}
        <Button
          variant="default"
          size="sm"
          loading={busy}
          disabled={asking && !shown && reason.trim().length < 10}
          onClick={() => (shown ? hide() : asking ? void run(reveal) : setAsking(true))}
        >
          {t(shown ? 'hide' : 'show')}
        </Button>
      </div>
      <Refused problem={problem} />
    </div>
  );
}

function Keep({ client }: { client: string }) {
  const { t, locale } = useOwnWords(clientDataWords);
  const cache = useQueryClient();
  const [value, setValue] = useState('');
  const { run, busy, problem } = useTrying();
  const errors = problem ? errorsOf(problem, locale) : {};
  async function keep(): Promise<void> {
    await api.post(`/api/clients/${client}/bsn`, { bsn: value }, { key: newKey() });
    await cache.invalidateQueries({ queryKey: ['bsn', client] });
  }
  return (
    <div className="stack tight">
      <div className="line" style={{ alignItems: 'flex-end' }}>
        <TextInput
          aria-label={t('bsn')}
          description={t('bsnHelp')}
          inputMode="numeric"
          autoComplete="off"
          value={value}
          error={errors.bsn}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button variant="light" disabled={!value.trim()} loading={busy} onClick={() => void run(keep)}>
          {t('save')}
        </Button>
      </div>
      {!errors.bsn && <Refused problem={problem} />}
    </div>
  );
}

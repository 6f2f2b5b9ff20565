import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailAddressLine } from '../../../../server/contract/mail-shapes.ts';
import { api, newKey, ProblemError } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { addressWords } from './address-words.ts';

/** The addresses that letters may go to: added, verified by the code that was mailed there, taken away. */
export function Addresses() {
  const { t } = useOwnWords(addressWords);
  const lines = useQuery({ queryKey: ['mail', 'addresses'], queryFn: () => api.get<MailAddressLine[]>('/api/mail/addresses'), refetchInterval: 8000 });
  if (lines.isPending) return <Loading lines={2} />;
  if (lines.isError) return <Failed error={lines.error} onRetry={() => void lines.refetch()} />;
  return (
    <section aria-label={t('title')}>
      <h2 style={{ margin: '0 0 4px' }}>{t('title')}</h2>
      <p className="quiet" style={{ margin: '0 0 10px', maxWidth: 720 }}>
        {t('help')}
      </p>
      {lines.data.length === 0 ? (
        <p className="quiet card">{t('none')}</p>
      ) : (
        <ul className="rows">
          {lines.data.map((line) => (
            <Address key={line.id} line={line} />
          ))}
        </ul>
      )}
      <NewAddress />
    </section>
  );
}

/** An address of an organisation, or of one person there for what is only for his eyes. */
function NewAddress() {
  const { t } = useOwnWords(addressWords);
  const { organisations, people } = useDirectory();
  const [org, setOrg] = useState<string | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [address, setAddress] = useState('');
  const add = usePost();
  const there = people.filter((one) => one.memberships.some((hat) => hat.org === org));
  const submit = () => {
    if (!org) return;
    const body = { org, address, ...(person ? { person } : {}) };
    add.mutate({ path: '/api/mail/addresses', body }, { onSuccess: () => (setAddress(''), setPerson(null)) });
  };
  return (
    <form
      className="card stack no-print"
      style={{ marginTop: 12 }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 style={{ margin: 0 }}>{t('new')}</h3>
      <div className="line" style={{ alignItems: 'flex-end', gap: 12 }}>
        <Select
          label={t('org')}
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          value={org}
          onChange={(chosen) => (setOrg(chosen), setPerson(null))}
          searchable
        />
        <Select
          label={t('person')}
          placeholder={t('everybody')}
          data={there.map(({ id, name }) => ({ value: id, label: name }))}
          value={person}
          onChange={setPerson}
          disabled={!org}
          searchable
          clearable
        />
        <TextInput
          label={t('address')}
          type="email"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={add.isPending} disabled={!org}>
          {t('add')}
        </Button>
      </div>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('personHelp')}
      </p>
      <Problem error={add.error} />
    </form>
  );
}

function Address({ line }: { line: MailAddressLine }) {
  const { t } = useOwnWords(addressWords);
  const { orgName, personName } = useDirectory();
  const [code, setCode] = useState('');
  const post = usePost();
  return (
    <li style={{ padding: '10px 16px' }}>
      <div className="spread" style={{ flexWrap: 'wrap', gap: 10 }}>
        <div className="grow" style={{ overflowWrap: 'anywhere' }}>
          <b>{[personName(line.person), orgName(line.org)].filter(Boolean).join(', ')}</b>
          <div>{line.address}</div>
        </div>
        <div className="line no-print" style={{ alignItems: 'flex-end' }}>
          {line.verifiedAt ? (
            <span className="tag good">{t('verified')}</span>
          ) : (
            <>
              <TextInput label={t('code')} inputMode="numeric" maxLength={6} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
              <Button
                size="sm"
                variant="light"
                loading={post.isPending}
                disabled={!/^\d{6}$/.test(code)}
                onClick={() => post.mutate({ path: `/api/mail/addresses/${line.id}/verify`, body: { code } })}
              >
                {t('verify')}
              </Button>
            </>
          )}
          <Button size="sm" variant="subtle" color="red" onClick={() => post.mutate({ path: `/api/mail/addresses/${line.id}/end`, body: {} })}>
            {t('end')}
          </Button>
        </div>
      </div>
      <Problem error={post.error} />
    </li>
  );
}

function Problem({ error }: { error: unknown }) {
  const problem = error instanceof ProblemError ? error.problem : null;
  const { locale } = useOwnWords(addressWords);
  return (
    <>
      <Refused problem={problem} />
      {problem?.errors?.map((one) => (
        <p key={one.path} className="small" style={{ margin: '4px 0 0' }}>
          {one.text[locale]}
        </p>
      ))}
    </>
  );
}

function usePost() {
  const client = useQueryClient();
  return useMutation<unknown, Error, { path: string; body: object }>({
    mutationFn: ({ path, body }) => api.post(path, body, { key: newKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: ['mail'] }),
  });
}

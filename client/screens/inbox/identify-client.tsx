import { Button, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import type { ClientCard, Problem } from '../../../server/contract/shapes.ts';
import { api, newKey, ProblemError } from '../../api.ts';
import { Refused } from '../../parts/feedback.tsx';
import { ClientPicker, Picker } from '../../parts/form/pickers.tsx';
import { errorsOf } from '../../parts/form/values.ts';
import { useWords, type WordKey } from '../../words/i18n.ts';

const texts: [name: string, word: WordKey, type?: string][] = [
  ['name', 'inbox.name'],
  ['birthDate', 'inbox.birthDate', 'date'],
  ['address', 'inbox.address'],
  ['postcode', 'inbox.postcode'],
  ['phone', 'inbox.phone', 'tel'],
];

/** Whom is it about: find the client, or make a new one. */
export function IdentifyClient({ described, onChosen }: { described?: string | null; onChosen: (card: ClientCard) => void }) {
  const { t } = useWords();
  const [making, setMaking] = useState(false);
  return (
    <section className="stack" aria-label={t('inbox.identify')}>
      <div>
        <h2 style={{ margin: 0 }}>{t('inbox.identify')}</h2>
        <p className="quiet small" style={{ margin: '2px 0 0' }}>
          {described ? `“${described}” · ` : ''}
          {t('inbox.identifyHelp')}
        </p>
      </div>
      {making ? (
        <NewClient onMade={onChosen} onCancel={() => setMaking(false)} />
      ) : (
        <>
          <ClientPicker label={t('inbox.name')} value={null} onChange={() => {}} onPicked={onChosen} />
          <div>
            <Button variant="light" size="compact-md" onClick={() => setMaking(true)}>
              {t('inbox.newClient')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function NewClient({ onMade, onCancel }: { onMade: (card: ClientCard) => void; onCancel: () => void }) {
  const { t, locale } = useWords();
  const [values, setValues] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef({ said: '', key: '' });
  const errors = problem ? errorsOf(problem, locale) : {};

  async function make(event: FormEvent) {
    event.preventDefault();
    const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
    const said = JSON.stringify(body);
    if (key.current.said !== said) key.current = { said, key: newKey() };
    setBusy(true);
    try {
      onMade(await api.post<ClientCard>('/api/clients', body, { key: key.current.key }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void make(event)}>
      <div className="questions">
        {texts.map(([name, word, type]) => (
          <TextInput
            key={name}
            type={type ?? 'text'}
            label={t(word)}
            required={name === 'name'}
            withAsterisk={false}
            error={errors[name]}
            value={values[name] ?? ''}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            autoFocus={name === 'name'}
          />
        ))}
        <Picker pick="organisation" label={t('case.gp')} value={values.gpOrg ?? null} onChange={(gpOrg) => setValues({ ...values, gpOrg: gpOrg ?? '' })} />
      </div>
      <Refused problem={problem && Object.keys(errors).length === 0 ? problem : null} />
      <div className="line">
        <Button type="submit" loading={busy}>
          {t('inbox.createClient')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

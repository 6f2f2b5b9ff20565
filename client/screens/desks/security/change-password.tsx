import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { Security } from '../../../../server/contract/identity-shapes.ts';
import { api } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { securityWords } from './words.ts';

/** Another password: the present one, then the new one; all other sessions end. */
export function ChangePassword({ mine, onChanged }: { mine: Security; onChanged: () => Promise<void> }) {
  const { t, locale } = useOwnWords(securityWords);
  const { busy, problem, act } = useDoing();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const wrong = (path: string) => problem?.errors?.find((error) => error.path === path)?.text[locale];
  const change = () =>
    act(async () => {
      setDone(false);
      await api.post('/api/security/password', { current, password });
      setDone(true);
      setCurrent('');
      setPassword('');
      await onChanged();
    });
  return (
    <section className="stack tight" aria-labelledby="password">
      <h2 id="password">{t('password')}</h2>
      {!mine.password && <p className="quiet">{t('passwordNone')}</p>}
      {mine.password && (
        <form
          className="card stack"
          onSubmit={(event) => {
            event.preventDefault();
            void change();
          }}
        >
          <p className="quiet" style={{ margin: 0 }}>
            {t('passwordHelp')}
          </p>
          <PasswordInput
            label={t('current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={wrong('current')}
          />
          <PasswordInput
            label={t('next')}
            description={t('nextHelp')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={12}
            maxLength={128}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={wrong('password')}
          />
          {done && (
            <div className="note good" role="status">
              {t('changed')}
            </div>
          )}
          {!problem?.errors && <Refused problem={problem} />}
          <div className="spread">
            <Button type="submit" loading={busy}>
              {t('change')}
            </Button>
          </div>
        </form>
      )}
      <p className="quiet small">{t('forgotten')}</p>
    </section>
  );
}

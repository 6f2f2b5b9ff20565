import { Button, NativeSelect, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me, NextStep } from '../../server/contract/shapes.ts';
import { api } from '../api.ts';
import { Failed, Loading, Refused } from '../parts/feedback.tsx';
import { setLocale, useWords } from '../words/i18n.ts';
import { useOwnWords } from '../words/own.ts';
import { Frame } from './sign-in/frame.tsx';
import { RestOfSignIn } from './sign-in/rest-of-sign-in.tsx';
import { useDoing } from '../parts/use-doing.ts';
import { signInWords } from './sign-in/words.ts';

type Guest = { name: string; email: string; locale: 'nl' | 'en' };

/** Where the link of an invitation leads: a password, a language, then the second factor. The token stands behind the #, so it stays in this browser. */
export function InvitationScreen() {
  const { t } = useOwnWords(signInWords);
  const [token] = useState(() => location.hash.slice(1));
  const [step, setStep] = useState<Me | NextStep | null>(null);
  const guest = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<Guest>('/api/auth/invitation', { token }),
    enabled: token.length === 22,
    retry: false,
  });
  if (step) return <RestOfSignIn step={step} />;
  return (
    <Frame width={460}>
      {token.length !== 22 && (
        <div className="card stack">
          <h1>{t('noToken')}</h1>
          <p className="quiet">{t('noTokenHelp')}</p>
          <Button component={Link} to="/aanmelden" variant="light">
            {t('toSignIn')}
          </Button>
        </div>
      )}
      {token.length === 22 && guest.isPending && <Loading />}
      {guest.isError && <Failed error={guest.error} />}
      {guest.data && <Accept guest={guest.data} token={token} onDone={setStep} />}
    </Frame>
  );
}

function Accept({ guest, token, onDone }: { guest: Guest; token: string; onDone: (step: Me | NextStep) => void }) {
  const { t } = useOwnWords(signInWords);
  const { locale } = useWords();
  const { busy, problem, act } = useDoing();
  const [password, setPassword] = useState('');
  const go = () => act(async () => onDone(await api.post<Me | NextStep>('/api/auth/invitation/accept', { token, password, locale })));
  const wrong = problem?.errors?.find((error) => error.path === 'password')?.text[locale];
  return (
    <>
      <h1>{t('inviteTitle', { name: guest.name })}</h1>
      <p className="quiet">{t('inviteIntro')}</p>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <NativeSelect
          label={t('inviteLanguage')}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value === 'en' ? 'en' : 'nl')}
          data={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'en', label: 'English' },
          ]}
        />
        {/* For the browser that keeps passwords: whose it is. */}
        <input type="email" name="email" autoComplete="username" value={guest.email} readOnly hidden />
        <PasswordInput
          label={t('password')}
          description={t('passwordHelp')}
          name="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong}
        />
        {!wrong && <Refused problem={problem} />}
        <Button type="submit" loading={busy} size="md">
          {t('go')}
        </Button>
      </form>
    </>
  );
}

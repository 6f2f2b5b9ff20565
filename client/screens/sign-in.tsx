import { Button, Divider, PasswordInput, TextInput } from '@mantine/core';
import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import type { z } from 'zod';
import type { demoLogin, Me, NextStep, Problem } from '../../server/contract/shapes.ts';
import { api, ProblemError } from '../api.ts';
import { Mark } from './shell/header.tsx';
import { LanguageButton } from '../parts/language-button.tsx';
import { useWords } from '../words/i18n.ts';
import { useOwnWords } from '../words/own.ts';
import { roleName } from '../words/roles.ts';
import { RestOfSignIn } from './sign-in/rest-of-sign-in.tsx';
import { useDoing } from '../parts/use-doing.ts';
import { signInWords } from './sign-in/words.ts';

type Login = z.infer<typeof demoLogin>;
type Ways = { demo: boolean; oidc: string | null; next: NextStep | null };
type Line = Login & { roles: string[] };

/** Sign in by e-mail, passkey or the organisation's own sign-in; in a demo the people of the neighbourhood are listed to click. */
export function SignInScreen() {
  const { t } = useWords();
  const own = useOwnWords(signInWords);
  const { naar, fout } = useSearch({ strict: false }) as { naar?: string; fout?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [step, setStep] = useState<Me | NextStep | null>(null);
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => api.get<Ways>('/api/auth/ways'), retry: false }).data;
  useFirstRun();

  async function signIn(as: { email: string; password: string }) {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await api.post<Me | NextStep>('/api/auth/sign-in/email', as);
      if ('next' in answer) return setStep(answer);
      // A fresh page: nothing of a former person stays in memory.
      location.assign(naar ?? '/');
    } catch (error) {
      setBusy(false);
      if (error instanceof ProblemError) setProblem(error.problem);
      else throw error;
    }
  }

  const next = step ?? ways?.next;
  if (next) return <RestOfSignIn step={next} to={naar} />;
  return (
    <main className="page" style={{ maxWidth: 1040 }}>
      <div className="spread" style={{ marginBottom: 28 }}>
        <span className="line">
          <Mark size={34} />
          <b style={{ fontSize: '1.25rem' }}>Mekoar</b>
        </span>
        <LanguageButton />
      </div>
      <div className="two sign-in">
        <div className="stack">
          <h1>{t('signIn.title')}</h1>
          <p className="quiet" style={{ margin: 0 }}>
            {t('signIn.intro')}
          </p>
          {(fout === 'onbekend' || fout === 'provider') && (
            <div className="note danger" role="alert">
              {own.t(fout === 'onbekend' ? 'unknown' : 'provider')}
            </div>
          )}
          {ways?.demo && <div className="note">{own.t('demoNote')}</div>}
          <form
            className="card stack"
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              void signIn({ email, password });
            }}
          >
            <TextInput
              label={t('signIn.email')}
              type="email"
              name="email"
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              autoFocus
            />
            <PasswordInput
              label={t('signIn.password')}
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {problem && <SignInProblem problem={problem} />}
            <Button type="submit" loading={busy} size="md">
              {t('signIn.go')}
            </Button>
            <OtherWays oidc={ways?.oidc ?? null} onDone={setStep} />
          </form>
        </div>
        <DemoPeople busy={busy} onPick={(login) => void signIn(login)} />
      </div>
    </main>
  );
}

/** Without a password: a passkey of this device, or the organisation's own sign-in. */
function OtherWays({ oidc, onDone }: { oidc: string | null; onDone: (me: Me) => void }) {
  const { t } = useOwnWords(signInWords);
  const { busy, problem, act } = useDoing(t('passkeyFailed'));
  const withPasskey = () =>
    act(async () => {
      const { id, options } = await api.post<{ id: string; options: PublicKeyCredentialRequestOptionsJSON }>('/api/auth/passkey/options');
      const credential = await startAuthentication({ optionsJSON: options });
      const me = await api.post<Me>('/api/auth/passkey/sign-in', { id, credential });
      if (me.memberships.length > 1) onDone(me);
      else location.assign('/');
    });
  const passkeys = 'PublicKeyCredential' in window;
  if (!passkeys && !oidc) return null;
  return (
    <>
      <Divider label={t('or')} />
      {passkeys && (
        <Button variant="default" loading={busy} leftSection={<KeyRound size={18} aria-hidden />} onClick={() => void withPasskey()}>
          {t('passkeySignIn')}
        </Button>
      )}
      {oidc && (
        <Button variant="default" component="a" href="/api/auth/oidc/start">
          {t('oidc', { name: oidc })}
        </Button>
      )}
      {problem && (
        <div className="note danger" role="alert">
          {problem.text.nl === problem.text.en ? problem.title : t('passkeyFailed')}
        </div>
      )}
    </>
  );
}

/** On an empty product the first visitor is led to the page that makes the first organisation. */
function useFirstRun() {
  const navigate = useNavigate();
  const query = useQuery({ queryKey: ['first-run'], queryFn: () => api.get<{ needed: boolean }>('/api/first-run'), retry: false, staleTime: Infinity });
  const needed = query.data?.needed === true;
  useEffect(() => {
    if (needed) void navigate({ to: '/begin' });
  }, [needed, navigate]);
}

function SignInProblem({ problem }: { problem: Problem }) {
  const { t, locale } = useWords();
  const wrong = problem.status === 401 || problem.status === 403 || problem.status === 422;
  return (
    <div className="note danger" role="alert">
      {wrong ? t('signIn.wrong') : problem.text[locale]}
    </div>
  );
}

function DemoPeople({ busy, onPick }: { busy: boolean; onPick: (login: Login) => void }) {
  const { t, locale } = useWords();
  const [filter, setFilter] = useState('');
  const query = useQuery({ queryKey: ['demo-logins'], queryFn: () => api.get<Login[]>('/api/demo/logins'), retry: false, staleTime: Infinity });
  if (!query.data || !Array.isArray(query.data)) return null;
  const people = perPerson(query.data).filter((line) =>
    [line.name, line.organisation, ...line.roles.map((role) => roleName(role, locale))].join(' ').toLowerCase().includes(filter.toLowerCase()),
  );
  return (
    <section className="stack tight" aria-label={t('signIn.demoTitle')}>
      <h2 style={{ margin: 0 }}>{t('signIn.demoTitle')}</h2>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('signIn.demoHelp')}
      </p>
      <TextInput aria-label={t('signIn.filter')} placeholder={t('signIn.filter')} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
      <ul className="rows people">
        {people.map((line) => (
          <li key={line.email}>
            <button type="button" className="row" disabled={busy} onClick={() => onPick(line)}>
              <span className="what">
                <b>{line.name}</b>
                <span>
                  {line.roles.map((role) => roleName(role, locale)).join(', ')} · {line.organisation}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One line per person and organisation: a person may have several roles there. */
function perPerson(logins: Login[]): Line[] {
  const lines = new Map<string, Line>();
  for (const login of logins) {
    const line = lines.get(login.email);
    if (line) line.roles = [...new Set([...line.roles, login.role])];
    else lines.set(login.email, { ...login, roles: [login.role] });
  }
  return [...lines.values()];
}

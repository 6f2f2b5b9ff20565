import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import type { z } from 'zod';
import type { demoLogin, Problem } from '../../server/contract/shapes.ts';
import { api, ProblemError } from '../api.ts';
import { Mark } from './shell/header.tsx';
import { LanguageButton } from '../parts/language-button.tsx';
import { useWords } from '../words/i18n.ts';
import { roleName } from '../words/roles.ts';

type Login = z.infer<typeof demoLogin>;
type Line = Login & { roles: string[] };

/** Sign in by e-mail; in a demo the people of the neighbourhood are listed to click. */
export function SignInScreen() {
  const { t } = useWords();
  const { naar } = useSearch({ strict: false }) as { naar?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useFirstRun();

  async function signIn(as: { email: string; password: string }) {
    setBusy(true);
    setProblem(null);
    try {
      await api.post('/api/auth/sign-in/email', as);
      // A fresh page: nothing of a former person stays in memory.
      location.assign(naar ?? '/');
    } catch (error) {
      setBusy(false);
      if (error instanceof ProblemError) setProblem(error.problem);
      else throw error;
    }
  }

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
          </form>
        </div>
        <DemoPeople busy={busy} onPick={(login) => void signIn(login)} />
      </div>
    </main>
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

import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Me, NextStep, Problem } from '../../server/contract/shapes.ts';
import { api, ProblemError } from '../api.ts';
import { LanguageButton } from '../parts/language-button.tsx';
import { firstRunWords } from '../words/first-run.ts';
import { useWords } from '../words/i18n.ts';
import { Mark } from './shell/header.tsx';
import { RestOfSignIn } from './sign-in/rest-of-sign-in.tsx';

/** Seen once, on an empty product: the first organisation and its administrator, who then sets up a second factor. */
export function FirstRunScreen() {
  const { locale } = useWords();
  const words = firstRunWords[locale];
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [step, setStep] = useState<Me | NextStep | null>(null);

  async function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const field = (name: string) => String(given.get(name) ?? '');
    setBusy(true);
    setProblem(null);
    try {
      const administrator = { name: field('name'), email: field('email'), password: field('password'), locale };
      await api.post('/api/first-run', { organisation: { name: field('organisation'), kind: field('kind') }, administrator });
      setStep(await api.post<Me | NextStep>('/api/auth/sign-in/email', { email: administrator.email, password: administrator.password }));
    } catch (error) {
      setBusy(false);
      if (error instanceof ProblemError) setProblem(error.problem);
      else throw error;
    }
  }

  const wrong = (path: string) => problem?.errors?.find((error) => error.path === path)?.text[locale];
  if (step) return <RestOfSignIn step={step} />;
  return (
    <main className="page" style={{ maxWidth: 560 }}>
      <div className="spread" style={{ marginBottom: 28 }}>
        <span className="line">
          <Mark size={34} />
          <b style={{ fontSize: '1.25rem' }}>Mekoar</b>
        </span>
        <LanguageButton />
      </div>
      <h1>{words.title}</h1>
      <p className="quiet">{words.intro}</p>
      <form className="card stack" onSubmit={(event) => void begin(event)}>
        <TextInput name="organisation" label={words.organisation} required maxLength={120} error={wrong('organisation.name')} />
        <NativeSelect name="kind" label={words.kind} data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))} />
        <TextInput name="name" label={words.name} autoComplete="name" required maxLength={120} error={wrong('administrator.name')} />
        <TextInput name="email" label={words.email} type="email" autoComplete="username" required error={wrong('administrator.email')} />
        <PasswordInput
          name="password"
          label={words.password}
          description={words.passwordHelp}
          autoComplete="new-password"
          required
          minLength={12}
          error={wrong('administrator.password')}
        />
        {problem && (
          <div className="note danger" role="alert">
            {problem.text[locale]}
          </div>
        )}
        <Button type="submit" loading={busy} size="md">
          {words.go}
        </Button>
      </form>
    </main>
  );
}

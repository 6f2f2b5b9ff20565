import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheckBig, Link2Off } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import type { OutsideQuestion } from '../../../server/contract/external-answer-shapes.ts';
import type { Problem } from '../../../server/contract/shapes.ts';
import { api, ProblemError } from '../../api.ts';
import { Loading } from '../../parts/feedback.tsx';
import { longDay } from '../../words/dates.ts';
import { setLocale } from '../../words/i18n.ts';
import { useOwnWords } from '../../words/own.ts';
import { externalWords } from './words.ts';

/** Where the link in a letter leads: one question to somebody outside, and nothing else. The token stands behind the #, so no server log and no other site has it. */
export function AnswerScreen() {
  const [token] = useState(() => location.hash.slice(1));
  const [thanks, setThanks] = useState<string | null>(null);
  const question = useQuery({
    queryKey: ['answer-link', token],
    queryFn: () => api.post<OutsideQuestion>('/api/answers/question', { token }),
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (thanks !== null) return <Thanks org={thanks} />;
  if (question.isPending)
    return (
      <Sheet>
        <Loading />
      </Sheet>
    );
  if (question.isError) return <Over problem={problemOf(question.error)} onRetry={() => void question.refetch()} />;
  return <Ask question={question.data} token={token} onDone={() => setThanks(question.data.org)} />;
}

/** The form of the one question. */
function Ask({ question, token, onDone }: { question: OutsideQuestion; token: string; onDone: () => void }) {
  const { t, locale } = useOwnWords(externalWords);
  const [said, setSaid] = useState<{ answer: string; on: string; note: string }>({ answer: '', on: '', note: '' });
  const [wrong, setWrong] = useState<'answer' | 'on' | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function send() {
    if (!said.answer) return setWrong('answer');
    if (said.answer === 'APPOINTMENT' && !said.on) return setWrong('on');
    setBusy(true);
    try {
      const { answer, on, note } = said;
      const more = answer === 'APPOINTMENT' ? { on } : answer === 'REJECTED' && note.trim() ? { note } : {};
      await api.post('/api/answers', { token, answer, ...more });
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }
  if (problem?.code === 'link-over') return <Over problem={problem} />;
  return (
    <Sheet>
      <h1>{t('title')}</h1>
      <p style={{ margin: 0 }}>{t('intro', { org: question.org, reference: question.reference })}</p>
      <form
        className="card stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Radio.Group
          label={t('choose')}
          value={said.answer || null}
          error={wrong === 'answer' ? t('chooseOne') : undefined}
          onChange={(answer) => {
            setSaid({ ...said, answer });
            setWrong(null);
          }}
        >
          <Stack gap={12} mt={10}>
            {question.answers.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(one)}
                description={one === 'RECEIVED' ? t('RECEIVEDHelp') : one === 'APPOINTMENT' ? t('APPOINTMENTHelp') : undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        {said.answer === 'APPOINTMENT' && (
          <DateField
            label={t('on')}
            value={said.on}
            error={wrong === 'on' ? t('onNeeded') : undefined}
            onChange={(day) => setSaid({ ...said, on: day })}
            maw={220}
          />
        )}
        {said.answer === 'REJECTED' && (
          <Textarea
            label={t('note')}
            description={t('noteHelp')}
            autosize
            minRows={2}
            maxLength={200}
            value={said.note}
            onChange={(event) => setSaid({ ...said, note: event.currentTarget.value })}
          />
        )}
        {problem && (
          <div className="note danger" role="alert">
            <b>{problem.code === 'too-many' ? t('tooMany') : t('failed')}</b>
            <div>{problem.code === 'too-many' ? t('tooManyHelp') : t('failedHelp')}</div>
          </div>
        )}
        <Button type="submit" size="md" loading={busy}>
          {t('send')}
        </Button>
      </form>
      <p className="small quiet" style={{ margin: 0 }}>
        {t('once', { until: longDay(question.until, locale) })} {t('privacy')}
      </p>
    </Sheet>
  );
}

function Thanks({ org }: { org: string }) {
  const { t } = useOwnWords(externalWords);
  return (
    <Sheet>
      <CircleCheckBig size={44} aria-hidden style={{ color: 'var(--m-accent)' }} />
      <Head>{t('done')}</Head>
      <p style={{ margin: 0 }}>{t('doneHelp', { org })}</p>
    </Sheet>
  );
}

/** One page for a link that is wrong, used, expired or withdrawn; too many attempts and no network have their own words. */
function Over({ problem, onRetry }: { problem: Problem | null; onRetry?: () => void }) {
  const { t } = useOwnWords(externalWords);
  const [title, help] =
    problem?.code === 'link-over'
      ? (['over', 'overHelp'] as const)
      : problem?.code === 'too-many'
        ? (['tooMany', 'tooManyHelp'] as const)
        : (['failed', 'tooManyHelp'] as const);
  return (
    <Sheet>
      <Link2Off size={40} aria-hidden />
      <Head>{t(title)}</Head>
      <p style={{ margin: 0 }}>{t(help)}</p>
      {onRetry && problem?.code !== 'link-over' && (
        <div>
          <Button variant="light" onClick={onRetry}>
            {t('again')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

/** A heading that takes the focus, so that what changed is read out. */
function Head({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <h1 ref={ref} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </h1>
  );
}

/** The page itself: no header, no way into the product. */
function Sheet({ children }: { children: ReactNode }) {
  const { t, locale } = useOwnWords(externalWords);
  return (
    <main className="page stack" style={{ maxWidth: 560, gap: 16, paddingTop: 32 }}>
      <div className="spread">
        <b>Mekoar</b>
        <button type="button" className="linkish small" lang={locale === 'nl' ? 'en' : 'nl'} onClick={() => setLocale(locale === 'nl' ? 'en' : 'nl')}>
          {t('other')}
        </button>
      </div>
      {children}
    </main>
  );
}

const problemOf = (error: unknown): Problem | null => (error instanceof ProblemError ? error.problem : null);

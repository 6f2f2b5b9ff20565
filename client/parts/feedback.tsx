import { Button, Skeleton } from '@mantine/core';
import { CloudOff, Lock, RotateCw, SearchX, TriangleAlert } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { Problem } from '../../server/contract/shapes.ts';
import { ProblemError } from '../api.ts';
import { useWords } from '../words/i18n.ts';
import { EmergencyLink } from './emergency-link.tsx';

/** A designed empty state: what is not here, why that is fine, and a way on. */
export function Empty({ title, children, icon }: { title: ReactNode; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className="card" style={{ textAlign: 'center', padding: '30px 20px' }}>
      {icon && (
        <div className="quiet" style={{ marginBottom: 8 }}>
          {icon}
        </div>
      )}
      <p style={{ margin: 0, fontWeight: 600 }}>{title}</p>
      {children && (
        <div className="quiet" style={{ marginTop: 6 }}>
          {children}
        </div>
      )}
    </div>
  );
}

/** Bars where the content will stand; shown only after 300 ms, with the place kept from the start. */
export function Loading({ lines = 4, height = 62 }: { lines?: number; height?: number }) {
  const { t } = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="stack tight" role="status" aria-label={late ? t('common.loading') : undefined} style={{ minHeight: lines * (height + 8) }}>
      {late && Array.from({ length: lines }, (_, index) => <Skeleton key={index} height={height} radius="md" />)}
    </div>
  );
}

/** Why something did not come, in words, with its remedy and a way on. Forbidden, not found and offline each have their own. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, locale } = useWords();
  const problem = error instanceof ProblemError ? error.problem : null;
  const { icon, title } = face(problem, t);
  return (
    <div className="card" role="alert" style={{ maxWidth: 640 }}>
      <div className="line" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
        <span className="quiet">{icon}</span>
        <div className="stack tight">
          <h2 style={{ margin: 0 }}>{title}</h2>
          <p style={{ margin: 0 }}>{problem ? sentence(problem, locale, t) : t('problem.crashed')}</p>
          {problem?.remedy && (
            <p className="quiet" style={{ margin: 0 }}>
              {problem.remedy[locale]}
            </p>
          )}
          <div className="line">
            {onRetry && (
              <Button variant="light" size="sm" leftSection={<RotateCw size={16} />} onClick={onRetry}>
                {t('common.retry')}
              </Button>
            )}
            <Button component={Link} to="/" variant="subtle" size="sm">
              {t('problem.toWork')}
            </Button>
            {problem?.status === 404 && <EmergencyLink />}
          </div>
        </div>
      </div>
    </div>
  );
}

/** A refusal beside the button that caused it: why, and the way out. */
export function Refused({ problem, id }: { problem: Problem | null; id?: string }) {
  const { locale, t } = useWords();
  if (!problem) return null;
  return (
    <div className="note danger" role="alert" id={id}>
      <b>{problem.text[locale]}</b>
      {problem.remedy && <div>{t('steps.remedy', { text: problem.remedy[locale] })}</div>}
    </div>
  );
}

function face(problem: Problem | null, t: ReturnType<typeof useWords>['t']) {
  if (problem?.code === 'offline') return { icon: <CloudOff size={26} />, title: t('problem.offline') };
  if (problem?.status === 403) return { icon: <Lock size={26} />, title: t('problem.forbiddenTitle') };
  if (problem?.status === 404) return { icon: <SearchX size={26} />, title: t('problem.notFoundTitle') };
  return { icon: <TriangleAlert size={26} />, title: t('problem.title') };
}

function sentence(problem: Problem, locale: 'nl' | 'en', t: ReturnType<typeof useWords>['t']): string {
  if (problem.status === 404) return t('problem.notFound');
  return problem.text[locale];
}

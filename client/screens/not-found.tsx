import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { EmergencyLink } from '../parts/emergency-link.tsx';
import { Empty } from '../parts/feedback.tsx';
import { useWords } from '../words/i18n.ts';

/** An address that leads nowhere, with the way back. */
export function NotFoundScreen() {
  const { t } = useWords();
  return (
    <main className="page narrow">
      <Empty title={t('problem.notFoundTitle')} icon={<SearchX size={32} />}>
        <p>{t('problem.notFound')}</p>
        <Button component="a" href="/" variant="light">
          {t('problem.toWork')}
        </Button>{' '}
        <EmergencyLink />
      </Empty>
    </main>
  );
}

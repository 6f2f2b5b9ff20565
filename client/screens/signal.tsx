import { useState } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { useWords } from '../words/i18n.ts';
import { SignalForm } from './signal/form.tsx';
import { Receipt } from './signal/receipt.tsx';

/** A new signal: five things are enough; then the receipt. */
export function SignalScreen() {
  const { t } = useWords();
  const [sent, setSent] = useState<Instance | null>(null);
  if (sent) return <Receipt signal={sent} onAnother={() => setSent(null)} />;
  return (
    <div className="page narrow">
      <h1>{t('signal.title')}</h1>
      <p className="quiet" style={{ marginTop: 4 }}>
        {t('signal.intro')}
      </p>
      <SignalForm onSent={setSent} />
    </div>
  );
}

import { Button, CopyButton } from '@mantine/core';
import { Copy, Printer } from 'lucide-react';
import { useOwnWords } from '../../words/own.ts';
import { signInWords } from './words.ts';

/** The codes for on paper, shown once: to copy, to print. */
export function BackupCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useOwnWords(signInWords);
  return (
    <section className="stack" aria-labelledby="codes-title">
      <div>
        <h1 id="codes-title">{t('codesTitle')}</h1>
        <p className="quiet">{t('codesIntro')}</p>
      </div>
      <ul
        className="card"
        style={{
          listStyle: 'none',
          margin: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
          gap: '10px 20px',
          fontFamily: 'monospace',
          fontSize: '1.1rem',
        }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="line no-print">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="light" leftSection={<Copy size={16} aria-hidden />} onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="light" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Button onClick={onKept}>{t('kept')}</Button>
      </div>
    </section>
  );
}

import { useEffect, useState } from 'react';
import type { LetterPreview } from '../../../../server/contract/letters.ts';
import { useOwnWords } from '../../../words/own.ts';
import { feedbackWords } from './words.ts';

/** The page as it will leave, and the same as text: who cannot see a picture reads the letter all the same. */
export function Preview({ preview }: { preview: LetterPreview | null }) {
  const { t } = useOwnWords(feedbackWords);
  const address = usePicture(preview?.picture ?? null);
  return (
    <section className="card stack tight" aria-labelledby="letter-preview">
      <h2 id="letter-preview" style={{ margin: 0 }}>
        {t('preview')}
      </h2>
      {address ? (
        <img className="letter-page" src={address} alt={t('previewAlt')} />
      ) : (
        <p className="quiet" style={{ margin: 0 }}>
          {t('previewWaits')}
        </p>
      )}
      {preview && (
        <details>
          <summary>{t('asText')}</summary>
          <pre className="letter-text" lang="nl" tabIndex={0}>
            {preview.text}
          </pre>
        </details>
      )}
    </section>
  );
}

/** An address for a picture that came as text; given back when another takes its place. */
export function usePicture(svg: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!svg) return setAddress(null);
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return address;
}

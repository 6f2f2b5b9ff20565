import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, CircleDashed, FileDown, FileText, OctagonX } from 'lucide-react';
import type { SentLetter } from '../../../../server/contract/letters.ts';
import { useNow } from '../../../clock.ts';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { CopyText } from './copy-text.tsx';
import { feedbackWords, type FeedbackWord } from './words.ts';

/** Each letter that went, or is on its way, with how far it came; the same line for who sent it and who got it. */
export function SentLetters({ letters, mine }: { letters: SentLetter[]; /** whoever sent it also gets the copy for the client */ mine: boolean }) {
  const { t } = useOwnWords(feedbackWords);
  if (letters.length === 0) return null;
  return (
    <section className="card stack tight" aria-labelledby="sent-letters">
      <h2 id="sent-letters" style={{ margin: 0 }}>
        {t('letters')}
      </h2>
      {letters.map((letter) => (
        <article key={letter.id} className="sub stack tight">
          <div className="spread">
            <b>{t('version', { version: letter.version })}</b>
            <Way letter={letter} />
          </div>
          <div className="line no-print">
            <Button component={Link} to={`/brief/${letter.id}`} variant="light" size="compact-sm" leftSection={<FileText size={15} aria-hidden />}>
              {t('read')}
            </Button>
            <Button component="a" href={`/api/letters/${letter.id}.pdf`} variant="subtle" size="compact-sm" leftSection={<FileDown size={15} aria-hidden />}>
              {t('pdf')}
            </Button>
            {mine && (
              <Button
                component="a"
                href={`/api/letters/${letter.id}/client.pdf`}
                variant="subtle"
                size="compact-sm"
                leftSection={<FileDown size={15} aria-hidden />}
              >
                {t('clientCopy')}
              </Button>
            )}
            <CopyText id={letter.id} variant="subtle" size="compact-sm" />
          </div>
        </article>
      ))}
    </section>
  );
}

/** Set, sent, delivered, in the record: each with its moment. */
export function Way({ letter }: { letter: Pick<SentLetter, 'state' | 'handedOverAt' | 'deliveredAt' | 'processedAt'> & { at?: string } }) {
  const { t, locale } = useOwnWords(feedbackWords);
  const now = useNow();
  if (letter.state === 'stopped' || letter.state === 'dead')
    return (
      <span className="tag danger">
        <OctagonX size={13} aria-hidden /> {t(letter.state)}
      </span>
    );
  const steps: [FeedbackWord, string | null][] = [
    ['stepSet', letter.at ?? null],
    ['stepSent', letter.handedOverAt],
    ['stepDelivered', letter.deliveredAt],
    ['stepFiled', letter.processedAt],
  ];
  return (
    <ol className="letter-way">
      {steps.map(([word, at]) => (
        <li key={word} className={at ? 'tag good' : 'tag'} title={at ? momentText(at, locale, now) : undefined}>
          {at ? <Check size={13} aria-hidden /> : <CircleDashed size={13} aria-hidden />} {t(word)}
        </li>
      ))}
    </ol>
  );
}

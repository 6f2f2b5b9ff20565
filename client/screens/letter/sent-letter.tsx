import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FileDown, Printer } from 'lucide-react';
import type { Letter } from '../../cache.ts';
import { cache, keys, useInstance } from '../../cache.ts';
import { NextSteps } from '../../parts/next-steps.tsx';
import { useWords } from '../../words/i18n.ts';
import { useOwnWords } from '../../words/own.ts';
import { CopyText } from '../tracks/feedback/copy-text.tsx';
import { Way } from '../tracks/feedback/sent-letters.tsx';
import { feedbackWords } from '../tracks/feedback/words.ts';
import { MessagePaper } from './message-paper.tsx';

/** A letter that was sent: to read, print, copy for the record and say that it is there. */
export function SentLetter({ letter }: { letter: Letter & { sent: NonNullable<Letter['sent']> } }) {
  const { t } = useWords();
  const own = useOwnWords(feedbackWords).t;
  return (
    <div className="page narrow stack">
      <div className="line no-print">
        <CopyText id={letter.id} />
        <Button variant="light" leftSection={<Printer size={16} />} onClick={() => print()}>
          {t('letter.print')}
        </Button>
        <Button variant="light" component="a" href={`/api/letters/${letter.id}.pdf`} leftSection={<FileDown size={16} />}>
          {t('letter.pdf')}
        </Button>
        {letter.case && (
          <Button variant="subtle" component={Link} to={`/casus/${letter.case}`}>
            {t('case.title')}
          </Button>
        )}
        {letter.sent.about && (
          <Button variant="subtle" component={Link} to={`/i/${letter.sent.about}`}>
            {own('toFeedback')}
          </Button>
        )}
      </div>
      <div className="spread no-print">
        <Way letter={{ ...letter.sent, at: letter.at }} />
        {letter.kind === 'FEEDBACK' ? (
          letter.sent.about && <Filing id={letter.sent.about} type="ACKNOWLEDGE" letter={letter.id} />
        ) : (
          <Filing id={letter.sent.message} type="READ_CONFIRMED" letter={letter.id} />
        )}
      </div>
      <MessagePaper letter={letter} heading="h1" />
    </div>
  );
}

/** 'Verwerkt in HIS' where one reads, for who may say it. */
function Filing({ id, type, letter }: { id: string; type: string; letter: string }) {
  const instance = useInstance(id).data;
  const can = instance?.can.filter((one) => one.type === type && one.allowed) ?? [];
  if (!instance || can.length === 0) return null;
  return <NextSteps instance={{ ...instance, can }} compact onDone={() => void cache.invalidateQueries({ queryKey: keys.letter(letter) })} />;
}

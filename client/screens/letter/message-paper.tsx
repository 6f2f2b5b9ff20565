import { ShieldCheck } from 'lucide-react';
import type { Letter } from '../../cache.ts';
import { useDirectory } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { longDay, momentText } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import { feedbackWords } from '../tracks/feedback/words.ts';
import '../tracks/feedback/feedback.css';

type Content = {
  title?: string;
  sender?: string;
  call?: string;
  ask?: string;
  opening?: string;
  closing?: string;
  ground?: string;
  letterhead?: { name: string; address: string; phone: string; days: string };
  facts?: [string, string][];
  sections?: { field: string; title: string; text: string }[];
};

/** A letter between professionals to read and print, with what became of it. */
export function MessagePaper({ letter, heading: Heading = 'h2' }: { letter: Letter; heading?: 'h1' | 'h2' }) {
  const { locale } = useOwnWords(feedbackWords);
  const content = letter.content as Content;
  const head = content.letterhead;
  const Part = Heading === 'h1' ? 'h2' : 'h3';
  return (
    <article className="card paper" lang="nl">
      <p className="quiet small" style={{ margin: 0 }}>
        {[content.sender, head?.address, head?.phone, head?.days].filter(Boolean).join(' · ')}
      </p>
      <Heading style={{ fontSize: '1.5rem' }}>{content.title}</Heading>
      <p className="quiet small" style={{ margin: 0 }}>
        {longDay(letter.at, locale)}
      </p>
      {content.ask && <p className="letter-ask">{content.ask}</p>}
      <dl className="facts">
        {(content.facts ?? [])
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {content.opening && <p className="pre">{content.opening}</p>}
      {(content.sections ?? []).map(({ field, title, text }) => (
        <section key={field}>
          <Part>{title}</Part>
          <p className="pre">{text}</p>
        </section>
      ))}
      {content.closing && <p className="pre">{content.closing}</p>}
      {content.ground && <p className="note">{content.ground}</p>}
      {letter.sent && <Became sent={letter.sent} />}
    </article>
  );
}

/** For both sides the same: whether it is in the record of the practice, and still what left. */
function Became({ sent }: { sent: NonNullable<Letter['sent']> }) {
  const { t, locale } = useOwnWords(feedbackWords);
  const { personName } = useDirectory();
  const now = useNow();
  return (
    <footer className="small no-print" style={{ borderTop: '1px solid var(--m-line)', paddingTop: 10, marginTop: 14 }}>
      <p style={{ margin: 0 }}>
        {sent.filedAt ? (
          t('filedBy', { name: personName(sent.filedBy), when: momentText(sent.filedAt, locale, now) })
        ) : (
          <span className="quiet">{t('notFiled')}</span>
        )}
      </p>
      {sent.leftOut.length > 0 && (
        <p className="note warn" style={{ margin: '6px 0' }}>
          {t('leftOut', { names: sent.leftOut.join(', ') })}
        </p>
      )}
      {!sent.whole && <p style={{ margin: '4px 0 0' }}>{t('partly')}</p>}
      {sent.intact ? (
        <p className="quiet line" style={{ margin: '4px 0 0', gap: 6 }}>
          <ShieldCheck size={14} aria-hidden /> {t('intact')}
        </p>
      ) : (
        <p className="note danger" style={{ margin: '6px 0 0' }}>
          {t('broken')}
        </p>
      )}
    </footer>
  );
}

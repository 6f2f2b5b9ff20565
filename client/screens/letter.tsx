import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { FileDown, Printer } from 'lucide-react';
import type { Letter } from '../cache.ts';
import { useLetter } from '../cache.ts';
import { Failed, Loading } from '../parts/feedback.tsx';
import { longDay } from '../words/dates.ts';
import { useWords, type WordKey } from '../words/i18n.ts';
import { SentLetter } from './letter/sent-letter.tsx';

type Item = {
  question?: string;
  time?: string;
  present?: string[];
  summary?: string;
  views?: { discipline: string; text: string }[];
  decisions?: string[];
  actions?: { text: string; owner: string; due: string }[];
  noChange?: boolean;
  safetyPlan?: string;
  dissent?: string;
  nextReview?: string;
  informed?: string;
};
type Content = {
  title?: string;
  sender?: string;
  call?: string;
  client?: string;
  version?: string;
  consent?: string;
  meeting?: { title?: string; date?: string; place?: string; chair?: string; minuteTaker?: string };
  item?: Item;
};

/** A letter to read and print: the same content as its PDF. */
export function LetterScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useLetter(id);
  if (query.isPending)
    return (
      <div className="page narrow">
        <Loading lines={6} />
      </div>
    );
  if (query.isError)
    return (
      <div className="page narrow">
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const letter = query.data;
  return letter.sent ? <SentLetter letter={{ ...letter, sent: letter.sent }} /> : <Paper letter={letter} />;
}

function Paper({ letter }: { letter: Letter }) {
  const { t, locale } = useWords();
  const content = letter.content as Content;
  return (
    <div className="page narrow">
      <div className="line no-print" style={{ marginBottom: 14 }}>
        <Button leftSection={<Printer size={16} />} onClick={() => print()}>
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
      </div>
      <article className="card paper" lang="nl">
        <p className="quiet small" style={{ margin: 0 }}>
          {content.sender} · {longDay(letter.at, locale)} · {t('letter.version', { version: content.version ?? letter.version })}
        </p>
        <h1>{content.title ?? t('letter.title')}</h1>
        {content.client && <p className="now">{content.client}</p>}
        {content.meeting && <p style={{ margin: 0 }}>{[content.meeting.title, content.meeting.date, content.meeting.place].filter(Boolean).join(', ')}</p>}
        {content.item && <ItemBody item={content.item} />}
        {content.consent && <p className="note">{content.consent}</p>}
        {content.call && (
          <p>
            <b>{content.call}</b>
          </p>
        )}
      </article>
    </div>
  );
}

function ItemBody({ item }: { item: Item }) {
  const { t } = useWords();
  const part = (word: WordKey, body: React.ReactNode, there: unknown) =>
    there ? (
      <section key={word}>
        <h2>{t(word)}</h2>
        {body}
      </section>
    ) : null;
  return (
    <>
      {part('letter.question', <p className="pre">{item.question}</p>, item.question)}
      {part('letter.summary', <p className="pre">{item.summary}</p>, item.summary)}
      {part(
        'letter.views',
        <dl className="facts">
          {item.views?.map((view) => (
            <div key={view.discipline} style={{ display: 'contents' }}>
              <dt>{view.discipline}</dt>
              <dd>{view.text}</dd>
            </div>
          ))}
        </dl>,
        item.views?.length,
      )}
      {part(
        'letter.decisions',
        <ul>
          {item.decisions?.map((one, index) => (
            <li key={index}>{one}</li>
          ))}
        </ul>,
        item.decisions?.length,
      )}
      {item.noChange && <p>{t('letter.noChange')}</p>}
      {part(
        'letter.actions',
        <ul>
          {item.actions?.map((one, index) => (
            <li key={index}>
              {one.text}{' '}
              <span className="quiet">
                · {one.owner}, {one.due}
              </span>
            </li>
          ))}
        </ul>,
        item.actions?.length,
      )}
      {part('letter.safety', <p className="pre">{item.safetyPlan}</p>, item.safetyPlan)}
      {part('letter.dissent', <p className="pre">{item.dissent}</p>, item.dissent)}
      {part('letter.nextReview', <p>{item.nextReview}</p>, item.nextReview)}
      {item.informed && <p>{item.informed}</p>}
      {part(
        'letter.present',
        <p>
          {item.present?.join(', ')}
          {item.time ? ` · ${item.time}` : ''}
        </p>,
        item.present?.length,
      )}
    </>
  );
}

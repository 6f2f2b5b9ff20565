import type { Instance } from '../../../../server/contract/shapes.ts';
import { useEffect } from 'react';
import { cache, keys, useDirectory, useLetter } from '../../../cache.ts';
import { Due } from '../../../parts/due.tsx';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { MessagePaper } from '../../letter/message-paper.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import type { Act } from '../../../parts/use-act.tsx';
import { TrackCourse, TrackHead, TrackNow } from '../parts.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import { ConsentNote } from './consent-note.tsx';
import { Preview } from './preview.tsx';
import { SentLetters } from './sent-letters.tsx';
import { useDraftOf, usePreview, useSentLetters } from './use-letters.ts';
import { feedbackWords, type FeedbackWord } from './words.ts';
import { WriteFeedback } from './write.tsx';
import './feedback.css';

const WRITING = ['due', 'drafting'];
const WAITING = ['consentCheck', 'consentAsked', 'ready'];

/** What is owed, to whom and by when; writing it beside its own page; consent with its remedy; and how what was sent fared. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const content = String((instance.state as { content?: string }).content);
  const may = (type: string) => instance.can.some((one) => one.type === type && (one.allowed || one.because === 'guard'));
  const writes = WRITING.includes(content) && (may('START_DRAFT') || may('DRAFT_COMPLETED'));
  const sends = WAITING.includes(content) && (may('SEND') || may('REVISE') || may('CONSENT_GRANTED'));
  return (
    <>
      <TrackHead instance={instance} />
      <Owed instance={instance} />
      {writes ? (
        <Writing instance={instance} act={act} begun={content === 'drafting'} />
      ) : sends ? (
        <Waiting instance={instance} />
      ) : (
        <Sent instance={instance} />
      )}
      <TrackCourse instance={instance} />
    </>
  );
}

function Owed({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(feedbackWords);
  const words = useTrackWords('feedback');
  const { personName, orgName } = useDirectory();
  const { recipient, recipientOrg, kind, level, dueAt, settledAt } = instance.data as Record<string, any>;
  const to = [personName(recipient), orgName(recipientOrg)].filter(Boolean).join(', ');
  const lines: [FeedbackWord, React.ReactNode][] = [
    ['to', to || t('toGp')],
    ['kind', words.values[kind] ?? kind],
    ['level', `${t('levelIs', { level })}: ${t(`level${level}` as FeedbackWord)}`],
  ];
  return (
    <section className="card" aria-label={t('owed')}>
      <dl className="facts">
        {lines.map(([word, text]) => (
          <div key={word} style={{ display: 'contents' }}>
            <dt>{t(word)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {!settledAt && dueAt && (
          <div style={{ display: 'contents' }}>
            <dt>{t('due')}</dt>
            <dd>
              <Due at={dueAt} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Writing({ instance, act, begun }: { instance: Instance; act: Act; begun: boolean }) {
  const draft = useDraftOf(instance.id, instance.rev);
  if (draft.isError) return <Failed error={draft.error} onRetry={() => void draft.refetch()} />;
  if (!draft.data) return <Loading lines={6} />;
  return (
    <>
      <WriteFeedback instance={instance} draft={draft.data} act={act} begun={begun} />
      <Earlier instance={instance} />
      <TrackNow instance={instance} steps={{ hide: ['START_DRAFT', 'DRAFT_COMPLETED'] }} />
    </>
  );
}

/** Written: consent is looked at, waited for, or there; the page stands beside it as it will leave. */
function Waiting({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(feedbackWords);
  const { preview } = usePreview(instance.id, {});
  const ready = (instance.state as { content?: string }).content === 'ready';
  return (
    <div className="letter-desk">
      <div className="stack">
        <TrackNow instance={instance} steps={{ likely: ready ? ['SEND', 'REVISE'] : ['CONSENT_GRANTED', 'CONSENT_REFUSED'] }}>
          {preview && <ConsentNote consent={preview.consent} leftOut={preview.leftOut} />}
          {ready && (
            <p className="quiet small" style={{ margin: 0 }}>
              {t('readyHelp')}
            </p>
          )}
        </TrackNow>
        <Earlier instance={instance} />
      </div>
      <Preview preview={preview} />
    </div>
  );
}

function Earlier({ instance }: { instance: Instance }) {
  const letters = useSentLetters(instance.id, instance.rev).data ?? [];
  return <SentLetters letters={letters} mine />;
}

/** Sent: the letter itself, with copying and filing for who received it, and how far it came for who sent it. */
function Sent({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(feedbackWords);
  const query = useSentLetters(instance.id, instance.rev);
  const letters = query.data ?? [];
  const writes = instance.data.caseId !== null || instance.row.case !== null;
  return (
    <div className="letter-desk">
      <div className="stack">
        <TrackNow instance={instance} steps={{ likely: ['ACKNOWLEDGE', 'QUESTION_ASKED'] }} />
        <SentLetters letters={letters} mine={writes} />
      </div>
      {letters[0] ? (
        <Latest id={letters[0].id} rev={instance.rev} />
      ) : query.isPending ? (
        <Loading lines={4} />
      ) : (
        <Empty title={t('nothingYet')}>{t('nothingYetHelp')}</Empty>
      )}
    </div>
  );
}

function Latest({ id, rev }: { id: string; rev: number }) {
  const query = useLetter(id);
  // What the practice says of it stands under the letter too.
  useEffect(() => void cache.invalidateQueries({ queryKey: keys.letter(id) }), [id, rev]);
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <MessagePaper letter={query.data} /> : <Loading lines={6} />;
}

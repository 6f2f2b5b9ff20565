import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RetentionDesk } from '../../../../server/contract/retention-shapes.ts';
import { useDirectory, useMe } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useSentences } from '../../../words/sentences.ts';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { retentionWords } from './words.ts';
import { useAct } from './use-retention.ts';

type Request = RetentionDesk['requests'][number];

/** Requests to erase: which law, by when, who decided, and the button of the second person. */
export function Requests({ requests }: { requests: Request[] }) {
  const { t } = useOwnWords(retentionWords);
  return (
    <section className="card" aria-labelledby="retention-requests">
      <h2 id="retention-requests">{t('requests')}</h2>
      {requests.length === 0 ? (
        <p className="quiet">{t('noRequests')}</p>
      ) : (
        <ul className="rows">
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RequestLine({ request }: { request: Request }) {
  const { t, locale } = useOwnWords(retentionWords);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const words = wordsOf('erasure', locale);
  const day = (iso: string) => dayText(iso.slice(0, 10), locale, now);
  return (
    <li style={{ padding: '12px 16px' }}>
      <div className="spread">
        <div className="grow">
          <b>{t('file', { id: (request.case ?? request.id).slice(-8) })}</b> <span className="tag">{words.states[request.state] ?? request.state}</span>
          {request.held && <span className="tag">{t('held')}</span>}
          <div className="quiet small">
            {[
              words.values[request.law] ?? request.law,
              t('received', { day: day(request.receivedOn) }),
              ...(request.decidedBy ? [t('decidedBy', { name: personName(request.decidedBy) ?? '' })] : [t('decideBy', { day: day(request.dueAt) })]),
            ].join(' · ')}
          </div>
        </div>
      </div>
      {request.state === 'granted' && <Second id={request.id} />}
    </li>
  );
}

/** Only a privacy officer gives the second yes; it asks once more, because nothing brings a file back. */
function Second({ id }: { id: string }) {
  const { t } = useOwnWords(retentionWords);
  const [asking, setAsking] = useState(false);
  const { act, busy, problem } = useAct();
  if (!useMe().data?.roles.includes('PRIVACY_OFFICER')) return null;
  return (
    <div className="stack tight" style={{ marginTop: 8 }}>
      {asking ? (
        <div className="note danger">
          <p style={{ margin: '0 0 8px' }}>{t('sure')}</p>
          <div className="line">
            <Button color="red" size="sm" loading={busy} onClick={() => void act(`/api/erasures/${id}/approve`).then(() => setAsking(false))}>
              {t('yes')}
            </Button>
            <Button variant="default" size="sm" onClick={() => setAsking(false)}>
              {t('no')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="line">
          <Button size="sm" onClick={() => setAsking(true)}>
            {t('approveErase')}
          </Button>
          <Button variant="default" size="sm" loading={busy} onClick={() => void act(`/api/erasures/${id}/send-back`)}>
            {t('sendBack')}
          </Button>
        </div>
      )}
      <Refused problem={problem} />
    </div>
  );
}

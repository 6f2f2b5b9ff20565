import { Button } from '@mantine/core';
import { Printer, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ConsentContext } from '../../../machines/consent/contract.ts';
import type { CaseFile, Instance } from '../../../server/contract/shapes.ts';
import { NextSteps } from '../../parts/next-steps.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { daysBetween, dayText } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import { useSentences } from '../../words/sentences.ts';
import { consentWords } from './consent-words.ts';
import { useReceiver } from './use-receiver.ts';
import { WithdrawConsent } from './withdraw-consent.tsx';

const HOLDS = ['active', 'expiring', 'implied', 'partiallySigned'];
/** From here on the screen says that it ends. */
const SOON_DAYS = 30;

/** All consents of a case: what may be shared with whom, what for, until when, who asked and who said yes; to ask, to answer, and to take back as easily. */
export function Consents({ file }: { file: CaseFile }) {
  const { t } = useOwnWords(consentWords);
  return (
    <section className="card stack" id="toestemming" aria-label={t('title')}>
      <h2 style={{ margin: 0 }}>{t('title')}</h2>
      {file.consents.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('none')}
        </p>
      )}
      {file.consents.map((consent, index) => (
        <ConsentCard key={consent.id} first={index === 0} consent={consent} file={file} />
      ))}
    </section>
  );
}

/** The agreement as the client would tell it, with its next step. */
function ConsentCard({ consent, file, first }: { consent: Instance; file: CaseFile; first: boolean }) {
  const { nowSentence, locale, now } = useSentences();
  const { t } = useOwnWords(consentWords);
  const [taking, setTaking] = useState(false);
  const data = consent.data as unknown as ConsentContext;
  const holds = consent.row.state.some((state) => HOLDS.includes(state));
  const may = consent.can.some((one) => one.type === 'WITHDRAW' && one.allowed);
  const soon = holds && data.until !== null && daysBetween(now, data.until) < SOON_DAYS;
  return (
    <article className="stack tight consent-card" style={first ? undefined : { borderTop: '1px solid var(--m-line)', paddingTop: 14 }}>
      <p style={{ margin: 0 }}>
        <b>{nowSentence(consent)}</b>
      </p>
      {soon && data.until && (
        <p className="tag warn" style={{ margin: 0, whiteSpace: 'normal' }}>
          <TriangleAlert size={14} aria-hidden /> {t('soon', { when: dayText(data.until, locale, now) })}
        </p>
      )}
      <Scope data={data} holds={holds} />
      <Answers data={data} waits={['notAsked', 'requested', 'partiallySigned', 'representative'].some((state) => consent.row.state.includes(state))} />
      {taking ? (
        <WithdrawConsent consent={consent} file={file} onDone={() => setTaking(false)} />
      ) : (
        <>
          <NextSteps instance={consent} hide={['WITHDRAW']} />
          <div className="line" style={{ gap: 8 }}>
            {may && (
              <Button variant="default" size="sm" onClick={() => setTaking(true)}>
                {t('withdraw')}
              </Button>
            )}
            {!consent.row.state.includes('notAsked') && (
              <Button
                component="a"
                href={`/api/consents/${consent.id}/paper.pdf`}
                target="_blank"
                rel="noopener"
                variant="subtle"
                size="sm"
                leftSection={<Printer size={15} aria-hidden />}
              >
                {t('print')}
              </Button>
            )}
          </div>
        </>
      )}
      {consent.timeline.length > 1 && (
        <details>
          <summary>{t('history')}</summary>
          <Timeline entries={consent.timeline} instance={consent.id} />
        </details>
      )}
    </article>
  );
}

/** Per receiver and purpose what was agreed, what is alike in one line; while nothing holds, what is asked for. */
function Scope({ data, holds }: { data: ConsentContext; holds: boolean }) {
  const { locale, now, show } = useSentences();
  const { t } = useOwnWords(consentWords);
  const receiver = useReceiver();
  const names = (list: string[]) => list.map((one) => show('consent', one)).join(', ');
  return (
    <>
      {scopeOf(data, holds).map((row, index) => (
        <dl key={index} className="facts" style={{ margin: 0 }}>
          <dt>{t('receiver')}</dt>
          <dd>{row.recipients.map(receiver).join(', ')}</dd>
          <dt>{t('purpose')}</dt>
          <dd>{names(row.purposes)}</dd>
          <dt>{t('content')}</dt>
          <dd>{names(row.content)}</dd>
          {row.until && (
            <>
              <dt>{t('until')}</dt>
              <dd>{dayText(row.until, locale, now)}</dd>
            </>
          )}
        </dl>
      ))}
    </>
  );
}

type ScopeRow = { recipients: string[]; purposes: string[]; content: string[]; until: string | null };

function scopeOf(data: ConsentContext, holds: boolean): ScopeRow[] {
  if (!holds || data.grants.length === 0) return [{ recipients: data.recipients, purposes: data.purposes, content: data.content, until: null }];
  const byReceiver = merged(
    data.grants.map(({ recipient, purpose, content, until }): ScopeRow => ({ recipients: [recipient], purposes: [purpose], content, until })),
    'purposes',
  );
  return merged(byReceiver, 'recipients');
}

/** Rows that differ in nothing but `by` become one. */
function merged(rows: ScopeRow[], by: 'purposes' | 'recipients'): ScopeRow[] {
  const found = new Map<string, ScopeRow>();
  for (const row of rows) {
    const key = JSON.stringify({ ...row, [by]: null });
    const known = found.get(key);
    found.set(key, known ? { ...known, [by]: [...new Set([...known[by], ...row[by]])] } : row);
  }
  return [...found.values()];
}

/** Who asked, who said yes, how and when, and who must still (BR-16). */
function Answers({ data, waits }: { data: ConsentContext; waits: boolean }) {
  const { locale, now, show, who } = useSentences();
  const { t } = useOwnWords(consentWords);
  const still = data.mustSign.filter((one) => !data.signed.some((said) => said.signatory === one));
  const rule = ['0-3', '4-11'].includes(data.ageBand ?? '') ? t('young') : data.ageBand === '12-15' ? t('middle') : t('adult');
  const names = (list: string[]) => list.map((one) => show('consent', one)).join(', ');
  return (
    <div className="small quiet">
      {data.askedAt && <div>{t('asked', { who: who(data.askedBy), when: dayText(data.askedAt, locale, now) })}</div>}
      {data.signed.map((one) => (
        <div key={one.signatory}>
          {t('signed', {
            who: show('consent', one.signatory),
            when: dayText(one.on, locale, now),
            form: t(one.form === 'WRITTEN' ? 'WRITTEN' : 'SPOKEN'),
            by: who(one.by),
          })}
        </div>
      ))}
      {waits && (
        <div>
          {t('must', { who: names(data.mustSign) })} {data.mustSign.includes('REPRESENTATIVE') ? '' : rule}{' '}
          {still.length > 0 && still.length < data.mustSign.length ? t('still', { who: names(still) }) : ''}
        </div>
      )}
    </div>
  );
}

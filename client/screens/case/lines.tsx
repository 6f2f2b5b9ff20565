import { Link } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import type { CaseFile, Instance } from '../../../server/contract/shapes.ts';
import { Due } from '../../parts/due.tsx';
import { NextSteps } from '../../parts/next-steps.tsx';
import { CaseDomains } from '../../parts/four-domains/case-domains.tsx';
import { ResponsesCard } from '../../parts/questionnaire/responses-card.tsx';
import { WorkRow } from '../../parts/work-row.tsx';
import { dayText } from '../../words/dates.ts';
import { useSentences } from '../../words/sentences.ts';
import { wordsOf } from '../../words/tracks.ts';
import { Consents } from './consents.tsx';
import { Household } from './household.tsx';

/** What runs in this case: what may be shared, tracks, agenda items, signals, letters. Each a card with its own sentence and next step. */
export function Lines({ file }: { file: CaseFile }) {
  const { t, locale, now } = useSentences();
  // What was filled in has a card of its own.
  const tracks = file.tracks.filter((row) => row.machine !== 'questionnaireResponse');
  return (
    <div className="stack">
      <div id="toestemming">
        <Consents file={file} />
      </div>
      {tracks.length > 0 && (
        <section className="card" id="lijnen">
          <h2>{t('case.lines')}</h2>
          <ul className="rows">
            {tracks.map((row) => (
              <WorkRow key={row.id} row={row} />
            ))}
          </ul>
        </section>
      )}
      <Household caseId={file.instance.id} />
      <CaseDomains file={file} />
      <ResponsesCard caseId={file.instance.id} />
      {file.items.length > 0 && (
        <section className="card stack tight">
          <h2 style={{ margin: 0 }}>{t('case.items')}</h2>
          {file.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </section>
      )}
      {file.signals.length > 0 && (
        <section className="card stack tight">
          <h2 style={{ margin: 0 }}>{t('case.signals')}</h2>
          {file.signals.map((signal) => (
            <SignalLine key={signal.id} signal={signal} />
          ))}
        </section>
      )}
      {file.letters.length > 0 && (
        <section className="card">
          <h2>{t('case.letters')}</h2>
          {file.letters.map((letter) => (
            <p key={letter.id} style={{ margin: '4px 0' }}>
              <Link to={`/brief/${letter.id}`}>
                <FileText size={14} aria-hidden />{' '}
                {[wordsOf('message', locale).values[letter.kind], dayText(letter.at, locale, now), t('letter.version', { version: letter.version })]
                  .filter(Boolean)
                  .join(' · ')}
              </Link>
            </p>
          ))}
        </section>
      )}
      {tracks.length + file.items.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('case.noLines')}
        </p>
      )}
    </div>
  );
}

function Item({ item }: { item: Instance }) {
  const { nowSentence } = useSentences();
  const data = item.data as Record<string, any>;
  return (
    <article className="sub">
      <Link to={`/i/${item.id}`}>
        <b>{data.question ?? wordsOf('agendaItem', 'nl').name}</b>
      </Link>
      <p className="small quiet" style={{ margin: '2px 0 6px' }}>
        {nowSentence(item)} <Due at={item.row.dueAt} plain />
      </p>
      <NextSteps instance={item} compact />
    </article>
  );
}

function SignalLine({ signal }: { signal: Instance }) {
  const { show, locale, now, who } = useSentences();
  const data = signal.data as Record<string, any>;
  return (
    <article className="sub">
      <Link to={`/inbox/${signal.id}`}>
        <b>{show('signal', data.kind)}</b>
      </Link>
      <p className="small quiet" style={{ margin: '2px 0' }}>
        {who(data.reporter)}, {dayText(data.reportedAt, locale, now)}
      </p>
      {data.what && (
        <p className="pre small" style={{ margin: 0 }}>
          {data.what}
        </p>
      )}
    </article>
  );
}

import { Link } from '@tanstack/react-router';
import type { CaseFile, Instance, Row } from '../../../server/contract/shapes.ts';
import { useInstance } from '../../cache.ts';
import { fromKept } from '../../../machines/questionnaires/answers.ts';
import { questionnaireOf } from '../../../machines/questionnaires/questionnaires.ts';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { ownWords, useOwnWords } from '../../words/own.ts';
import { linesOf, type DomainLine } from './domains.ts';
import { FourDomainsRead } from './four-domains.tsx';

const words = ownWords({ title: 'Vier domeinen', from: 'van {when}' }, { title: 'Four domains', from: 'of {when}' });

/** The newest picture of the four domains in a case: of an hour, or of the form that somebody filled in. Nothing where there is none, or none to read. */
export function CaseDomains({ file }: { file: CaseFile }) {
  const newest = file.tracks.filter(isPicture).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
  return newest ? <Picture row={newest} /> : null;
}

function Picture({ row }: { row: Row }) {
  const { t, locale } = useOwnWords(words);
  const now = useNow();
  const query = useInstance(row.id);
  const lines = query.data ? linesIn(query.data) : [];
  if (lines.length === 0) return null;
  return (
    <section className="card four-narrow">
      <h2>
        {t('title')}{' '}
        <Link to={`/i/${row.id}`} className="small">
          {t('from', { when: dayText(row.updatedAt, locale, now) })}
        </Link>
      </h2>
      <FourDomainsRead lines={lines} />
    </section>
  );
}

const isPicture = (row: Row): boolean =>
  row.machine === 'hourTalk' || (row.machine === 'questionnaireResponse' && row.title === 'FOUR_DOMAINS' && !row.state.includes('enteredInError'));

function linesIn({ machine, data }: Instance): DomainLine[] {
  if (machine === 'hourTalk') return (data.domains as DomainLine[] | undefined) ?? [];
  const kept = (data.answers as Record<string, { linkId: string; answer: string | null }[] | null> | undefined)?.social;
  return kept ? linesOf(fromKept(questionnaireOf('FOUR_DOMAINS'), kept)) : [];
}

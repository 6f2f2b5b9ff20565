import { useTrackWords } from '../../words/sentences.ts';
import { useWords } from '../../words/i18n.ts';

const DOMAINS = ['BODY', 'MIND', 'SOCIAL', 'SOCIETY'] as const;

/** The four domains of a question as four words with a mark: filled where there is a problem. */
export function Domains4D({ of }: { of: readonly string[] }) {
  const { t } = useWords();
  const words = useTrackWords('agendaItem');
  return (
    <span className="mtg-4d">
      <span className="mtg-4d-name">4D</span>
      {DOMAINS.map((domain) => (
        <span key={domain} data-on={of.includes(domain) || undefined}>
          {words.values[domain] ?? domain} <span aria-hidden>{of.includes(domain) ? '●' : '○'}</span>
          <span className="mtg-sr">{of.includes(domain) ? t('meeting.domainYes') : t('meeting.domainNo')}</span>
        </span>
      ))}
    </span>
  );
}

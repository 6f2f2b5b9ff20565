import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import { nameOf } from '../../../parts/form/question.tsx';

const HIDDEN = ['targetKind', 'recipient', 'recipientOrg', 'toName', 'urgency', 'initiator', 'contract', 'clientAgrees', 'exception', 'gpContactRefused'];

/** The text of the letter as it stands, under the names that the form has; `order` first. What is not printed is not shown. */
export function LetterPreview({ letter, order }: { letter: Record<string, unknown>; order: readonly string[] }) {
  const words = useTrackWords('referral');
  const { show } = useSentences();
  const names = [...order.filter((name) => name in letter), ...Object.keys(letter).filter((name) => !order.includes(name))].filter(
    (name) => !HIDDEN.includes(name),
  );
  const lines = names.map((name) => [name, name === 'wished' ? wishedText(letter[name], words.values, show) : show('referral', letter[name])] as const);
  return (
    <dl className="letter-lines" style={{ margin: 0 }}>
      {lines
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <div key={name} style={{ marginBottom: 10 }}>
            <dt className="small quiet">{nameOf(words, name, name).label}</dt>
            <dd className="pre" style={{ margin: 0 }}>
              {text}
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** A wished product in words: product 45, from 1 January to 30 June, 4 hours a week. */
export function wishedText(product: unknown, values: Record<string, string>, show: (machine: string, value: unknown) => string): string {
  const one = (product ?? {}) as { category?: string; from?: string; until?: string; volume?: number; unit?: string; frequency?: string };
  const size = one.volume
    ? [one.volume, values[one.unit ?? ''] ?? '', one.frequency ? values[`frequency.${one.frequency}`] : ''].filter(Boolean).join(' ')
    : '';
  const period = one.from || one.until ? [show('referral', one.from), show('referral', one.until)].filter(Boolean).join(' – ') : '';
  return [one.category, period, size].filter(Boolean).join(', ');
}

import { useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';
import { nameOf } from './form/question.tsx';

/** What is known, as label and value, in the words of the machine. Fields without words and empty ones are left out. */
export function Facts({ machine, data, skip = [], only }: { machine: string; data: Record<string, unknown>; skip?: string[]; only?: string[] }) {
  const { show, locale } = useSentences();
  const words = wordsOf(machine, locale);
  const names = only ?? Object.keys(data).filter((name) => words.fields[name] && !skip.includes(name));
  const lines = names.map((name) => [nameOf(words, name, name).label, show(machine, data[name]), name] as const).filter(([, text]) => text !== '');
  if (lines.length === 0) return null;
  return (
    <dl className="facts">
      {lines.map(([label, text, name]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

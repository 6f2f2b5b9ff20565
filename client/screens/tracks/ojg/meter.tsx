import './ojg.css';

/** Talks as a budget that one sees: what was used, the question at the soft limit, the end at the hard one. The number stands beside it in words. */
export function TalkMeter({ counted, soft, hard, label, large = false }: { counted: number; soft: number; hard: number; label: string; large?: boolean }) {
  const tone = counted >= hard ? 'danger' : counted >= soft ? 'warn' : 'calm';
  return (
    <span className="talk-meter" data-tone={tone} data-large={large || undefined} role="img" aria-label={label} title={label}>
      {Array.from({ length: hard }, (_, index) => (
        <i key={index} data-used={index < counted || undefined} data-soft={index === soft - 1 || undefined} />
      ))}
      <span aria-hidden>
        {counted}/{hard}
      </span>
    </span>
  );
}

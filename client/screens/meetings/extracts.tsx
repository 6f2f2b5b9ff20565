import { Link } from '@tanstack/react-router';
import { FileText, MailWarning } from 'lucide-react';
import { useDirectory } from '../../cache.ts';
import { useSentences } from '../../words/sentences.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { SubjectLine } from './subject-line.tsx';

/** One extract per client: who got it, to open and to print; and who did not get it yet, said plainly. */
export function Extracts() {
  const { file, meeting, lines } = useMeetingRoom();
  const { personName, orgName } = useDirectory();
  const { t, show } = useSentences();
  const letters = file.letters.filter((letter) => letter.kind === 'extract');
  const { undelivered } = meeting.minutes;
  const reader = (id: string) => personName(id) || orgName(id) || id;
  return (
    <section className="mtg-panel" aria-label={t('meeting.extracts')}>
      <h2>{t('meeting.extracts')}</h2>
      <p className="mtg-dim">{t('meeting.extractsHelp')}</p>
      {undelivered.length > 0 && (
        <p className="mtg-why">
          <MailWarning size={16} aria-hidden /> {t('meeting.undelivered', { who: undelivered.map(reader).join(', ') })}
        </p>
      )}
      <ul className="mtg-lines">
        {letters.map((letter) => {
          const line = lines.find((one) => one.id === letter.item);
          return (
            <li key={letter.id}>
              <strong>
                {line ? `${line.number}. ` : ''}
                <SubjectLine item={line?.item} />
              </strong>
              <span>
                {letter.recipients.length > 0 ? t('meeting.sentTo', { who: letter.recipients.map(reader).join(', ') }) : t('meeting.sentToNobody')}
                <small className="mtg-dim">
                  {' '}
                  {show('meeting', letter.at)}
                  {letter.version > 1 ? ` · ${t('meeting.version', { version: letter.version })}` : ''}
                </small>
              </span>
              <Link to="/brief/$id" params={{ id: letter.id }}>
                {t('meeting.read')}
              </Link>
              <a href={`/api/letters/${letter.id}.pdf`} target="_blank" rel="noreferrer">
                <FileText size={15} aria-hidden /> PDF
              </a>
            </li>
          );
        })}
      </ul>
      {letters.length === 0 && <p>{t('meeting.noExtracts')}</p>}
    </section>
  );
}

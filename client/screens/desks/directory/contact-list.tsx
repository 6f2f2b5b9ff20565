import { useDirectory } from '../../../cache.ts';
import { Presence, TelLink } from './face-card.tsx';
import { Face } from './face.tsx';
import { useDirectoryWords, type ContactLine } from './use-directory.ts';

/** Whom to call for which theme; who stands in is marked, with whom he stands in for. */
export function ContactList({ lines, withOrg }: { lines: ContactLine[]; withOrg: boolean }) {
  const { t, daysText, themeText } = useDirectoryWords();
  const { personName } = useDirectory();
  return (
    <ul className="contacts">
      {lines.map((line) => (
        <li key={line.liaison}>
          <Face name={line.name ?? '?'} photo={line.photo} size={38} />
          <div className="grow">
            <div className="small quiet">
              {themeText(line.theme)}
              {withOrg && ` · ${line.orgName}`}
            </div>
            <b>{line.name ?? t('noContact')}</b>
            {line.days.length > 0 && <span className="quiet small"> {daysText(line.days)}</span>}
            {line.reach.fallback && (
              <div>
                <span className="tag warn" style={{ whiteSpace: 'normal' }}>
                  {t(`as_${line.reach.as}`)}
                  {line.insteadOf && ` ${t('instead', { name: personName(line.insteadOf) })}`}
                </span>
              </div>
            )}
            <Presence presence={line.presence} />
            {line.phone && line.name && (
              <div>
                <TelLink phone={line.phone} name={line.name} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

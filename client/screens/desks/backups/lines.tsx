import type { BackupDesk } from '../../../../server/contract/backup-shapes.ts';
import type { Locale } from '../../../../machines/track.ts';
import { momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { backupWords } from './words.ts';

type Line = BackupDesk['backups'][number];

/** The backups, the newest first; as cards, so that they fit a phone. */
export function BackupLines({ backups }: { backups: Line[] }) {
  return (
    <ul className="rows">
      {backups.map((backup) => (
        <BackupLine key={backup.name} backup={backup} />
      ))}
    </ul>
  );
}

function BackupLine({ backup: { name, at, size, events, rehearsal } }: { backup: Line }) {
  const { t, locale } = useOwnWords(backupWords);
  const moment = (iso: string) => momentText(iso, locale, Date.parse(iso));
  return (
    <li>
      <div className="row" style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', alignItems: 'baseline' }}>
        <b>{moment(at)}</b>
        {size === null ? (
          <span className="tag danger">{t('unreadable')}</span>
        ) : (
          <span className="quiet">
            {sizeText(size, locale)} · {t('events')}: {events?.toLocaleString(locale)}
          </span>
        )}
        {rehearsal && (
          <span className={rehearsal.ok ? 'tag good' : 'tag danger'} style={{ whiteSpace: 'normal' }}>
            {t('tried')}: {t(rehearsal.ok ? 'ok' : 'bad', { at: moment(rehearsal.at) })}
          </span>
        )}
        <span className="quiet small" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </span>
      </div>
    </li>
  );
}

const sizeText = (bytes: number, locale: Locale): string =>
  `${(bytes / 1_000_000).toLocaleString(locale, { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 })} MB`;

import { CalendarOff, CheckCircle2, Clock, Phone } from 'lucide-react';
import { useDirectory } from '../../../cache.ts';
import { Face } from './face.tsx';
import { useDirectoryWords, type FaceCard } from './use-directory.ts';

/** Somebody to be reached: face, function, days, number, and whether he is there now. `bare` leaves out the organisation. */
export function FaceCardView({ card, onPlace, bare = false }: { card: FaceCard; onPlace?: (org: string) => void; bare?: boolean }) {
  const { t, daysText, themesText } = useDirectoryWords();
  const { personName } = useDirectory();
  const substitute = card.absence?.substitute ? personName(card.absence.substitute) : '';
  return (
    <div className="card face-card">
      <Face name={card.name} photo={card.photo} />
      <div className="grow">
        <b>{card.name}</b>
        <span className="small">{card.title}</span>
        {!bare && (
          <div className="small">
            {onPlace ? (
              <button type="button" className="linkish" style={{ padding: 0 }} onClick={() => onPlace(card.org)}>
                {card.orgName}
              </button>
            ) : (
              card.orgName
            )}
            {card.location && <span className="quiet"> · {card.location}</span>}
          </div>
        )}
        {bare && card.location && <div className="small quiet">{card.location}</div>}
        {card.liaison.length > 0 && (
          <div style={{ margin: '5px 0 2px' }}>
            <span className="tag good" style={{ whiteSpace: 'normal' }}>
              {t('liaisonFor', { themes: themesText(card.liaison) })}
            </span>
          </div>
        )}
        <div className="small quiet">
          {[
            card.days.length ? daysText(card.days) : t('unknownHours'),
            card.deputy.length ? t('deputyFor', { themes: themesText(card.deputy) }) : '',
            card.coreFunction ? t('core', { core: card.coreFunction }) : '',
            card.duoWith ? t('duo', { name: personName(card.duoWith) }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <Presence presence={card.presence} />
        {substitute && <div className="small">{t('substitute', { name: substitute })}</div>}
        {card.phone && <TelLink phone={card.phone} name={card.name} />}
      </div>
    </div>
  );
}

/** Whether somebody is there now, by word and sign. */
export function Presence({ presence }: { presence: FaceCard['presence'] }) {
  const { presenceText } = useDirectoryWords();
  const text = presenceText(presence);
  if (!presence || !text) return null;
  const Sign = presence.present ? CheckCircle2 : presence.why === 'absent' ? CalendarOff : Clock;
  return (
    <div className="small line" style={{ gap: 5, flexWrap: 'nowrap', fontWeight: presence.present ? 600 : 400 }}>
      <Sign size={15} aria-hidden style={{ flex: 'none' }} /> {text}
    </div>
  );
}

/** A number to press. */
export function TelLink({ phone, name }: { phone: string; name: string }) {
  const { t } = useDirectoryWords();
  return (
    <a className="tel" href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={`${t('call', { name })}, ${phone}`}>
      <Phone size={15} aria-hidden /> {phone}
    </a>
  );
}

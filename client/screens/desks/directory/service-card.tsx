import { HeartHandshake } from 'lucide-react';
import type { ServiceCard } from '../../../../server/contract/directory-shapes.ts';
import { useDirectoryWords } from './use-directory.ts';
import type { DirectoryWord } from './words.ts';

/** What somebody offers: for whom, with or without contract, and how long one waits, with the day on which that was asked. */
export function ServiceCardView({ service, onPlace }: { service: ServiceCard; onPlace?: (org: string) => void }) {
  const { t, day } = useDirectoryWords();
  const { ageFrom, ageUntil, waitWeeks, waitAskedOn, contract, lineOfCare } = service;
  const facts = [
    ageFrom !== null || ageUntil !== null
      ? ageUntil === 120 || ageUntil === null
        ? `${ageFrom ?? 0}+`
        : t('ages', { from: ageFrom ?? 0, until: ageUntil })
      : '',
    contract ? t(contract === 'YES' ? 'contractYes' : 'contractNo') : '',
    lineOfCare ? t(`line_${lineOfCare}` as DirectoryWord).toLowerCase() : '',
  ];
  return (
    <div className="card face-card">
      <span className="initials face" style={{ width: 44, height: 44 }} aria-hidden>
        <HeartHandshake size={20} />
      </span>
      <div className="grow">
        <b>{service.name}</b>
        {onPlace && (
          <button type="button" className="linkish small" style={{ padding: 0 }} onClick={() => onPlace(service.org)}>
            {service.orgName}
          </button>
        )}
        <div className="small quiet">{facts.filter(Boolean).join(' · ')}</div>
        <div className="small">
          {waitWeeks === null ? t('waitNone') : t('wait', { weeks: waitWeeks })}
          {waitAskedOn && <span className="quiet">, {t('asked', { day: day(waitAskedOn) })}</span>}
        </div>
      </div>
    </div>
  );
}

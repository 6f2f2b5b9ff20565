import { Building2 } from 'lucide-react';
import type { PlaceCard } from '../../../../server/contract/directory-shapes.ts';
import { TelLink } from './face-card.tsx';
import { useDirectoryWords } from './use-directory.ts';
import type { DirectoryWord } from './words.ts';

/** An organisation: where, its number, and whether it takes new patients. */
export function PlaceCardView({ place, onPlace }: { place: PlaceCard; onPlace: (org: string) => void }) {
  const { t } = useDirectoryWords();
  return (
    <div className="card face-card">
      <span className="initials face" style={{ width: 44, height: 44 }} aria-hidden>
        <Building2 size={20} />
      </span>
      <div className="grow">
        <button type="button" className="linkish" style={{ padding: 0, fontWeight: 650, textAlign: 'left' }} onClick={() => onPlace(place.id)}>
          {place.name}
        </button>
        {place.address && <div className="small">{place.address}</div>}
        <div className="small quiet">
          {[
            place.lineOfCare ? t(`line_${place.lineOfCare}` as DirectoryWord) : '',
            place.newPatients ? t(place.newPatients === 'OPEN' ? 'open' : 'closed') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {place.phone && <TelLink phone={place.phone} name={place.name} />}
      </div>
    </div>
  );
}

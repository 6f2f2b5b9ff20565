import { useEffect } from 'react';
import { longDay } from '../../../words/dates.ts';
import { useDirectoryWords, useFound, type FaceCard } from './use-directory.ts';

/** Who is who on one sheet: organisation, name, function, days, number. Consult numbers are not on it. Prints itself as soon as it is there. */
export function WallList({ onPrinted }: { onPrinted: () => void }) {
  const { t, daysText, locale, now } = useDirectoryWords();
  const query = useFound({ q: '', theme: '', org: '', on: '' }, 500);
  const found = query.data;
  useEffect(() => {
    if (!found) return;
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [found, onPrinted]);
  if (!found) return null;
  const byOrg = Map.groupBy(found.people, (card: FaceCard) => card.org);
  return (
    <div className="wall">
      {found.places
        .filter((place) => byOrg.has(place.id))
        .map((place) => (
          <section key={place.id}>
            <h2>
              {place.name} {place.phone && `· ${place.phone}`}
            </h2>
            <table>
              <tbody>
                {byOrg.get(place.id)!.map((card) => (
                  <tr key={card.hat}>
                    <td>{card.name}</td>
                    <td>{card.title}</td>
                    <td>{daysText(card.days)}</td>
                    <td>{card.phone}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      <p>{t('printFoot', { day: longDay(now, locale) })}</p>
    </div>
  );
}

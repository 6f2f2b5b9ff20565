import { Link } from '@tanstack/react-router';
import { ArrowRight, Phone } from 'lucide-react';
import { mendsOf } from '../../machines/mends.ts';
import type { Mend as Way } from '../../machines/track.ts';
import type { Can, Instance, Row } from '../../server/contract/shapes.ts';
import { useDirectory } from '../cache.ts';
import { useOwnWords } from '../words/own.ts';
import { useTrackWords } from '../words/sentences.ts';
import { findTrack } from '../words/tracks.ts';
import { mendWords } from './mend-words.ts';

/** What the steps are about: an instance, or a line of a list with its data. */
export type Mendable = Pick<Instance, 'id' | 'machine' | 'can'> &
  Partial<Pick<Instance, 'data' | 'assigned' | 'row'>> &
  Partial<Pick<Row, 'case' | 'meeting' | 'org'>>;

const MOST_PEOPLE = 3;

/**
 * The step that mends what is not possible now, as a button or a link: of the same thing when this person may take it, the place where it is mended, or who can, with a
 * number to call. Nothing when only time or somebody outside brings it: the words beside it say so.
 */
export function Mend({ of, one, onSay }: { of: Mendable; one: Can; onSay: (type: string) => void }) {
  const track = findTrack(of.machine);
  if (one.because === 'role') return <WhoCan of={of} roles={one.roles ?? []} />;
  if (!track || !one.guard) return null;
  const way = mendsOf(track, one.guard).find((mend) => possible(of, mend));
  if (!way) return null;
  if ('say' in way) return <Say of={of} type={way.say} onSay={onSay} />;
  if ('ask' in way) return <WhoCan of={of} roles={[way.ask]} />;
  return 'open' in way ? <Go of={of} place={way.open} /> : null;
}

const rowOf = (of: Mendable): Partial<Pick<Row, 'case' | 'meeting' | 'org'>> => of.row ?? of;

function possible(of: Mendable, way: Way): boolean {
  if ('say' in way) return of.can.some((can) => can.type === way.say && can.allowed);
  if ('open' in way) return addressFor(of, way.open) !== null;
  return 'ask' in way;
}

/** Where it is mended; null when this viewer does not see that place. */
function addressFor(of: Mendable, place: 'consent' | 'meeting' | 'agenda' | 'tracks' | 'referral'): string | null {
  const { case: caseId, meeting } = rowOf(of);
  const about = of.machine === 'case' ? of.id : caseId;
  if (place === 'agenda') return typeof of.data?.agenda === 'string' ? `/overleg/${of.data.agenda}` : null;
  if (place === 'meeting') return of.machine === 'meeting' ? `/overleg/${of.id}` : meeting ? `/overleg/${meeting}` : null;
  if (!about) return null;
  return place === 'consent' ? `/casus/${about}#toestemming` : `/casus/${about}#lijnen`;
}

function Say({ of, type, onSay }: { of: Mendable; type: string; onSay: (type: string) => void }) {
  const { t } = useOwnWords(mendWords);
  const words = useTrackWords(of.machine);
  return (
    <button type="button" className="linkish small" onClick={() => onSay(type)}>
      <ArrowRight size={13} aria-hidden /> {t('first', { step: words.events[type]?.label ?? type })}
    </button>
  );
}

function Go({ of, place }: { of: Mendable; place: 'consent' | 'meeting' | 'agenda' | 'tracks' | 'referral' }) {
  const { t } = useOwnWords(mendWords);
  const [to, hash] = addressFor(of, place)!.split('#');
  return (
    <Link to={to} hash={hash} className="small">
      <ArrowRight size={13} aria-hidden /> {t(place)}
    </Link>
  );
}

/** Who may do it: those who hold the role here, or at the organisation that it belongs to; with a number, because asking is quickest by phone. */
function WhoCan({ of, roles }: { of: Mendable; roles: readonly string[] }) {
  const { t } = useOwnWords(mendWords);
  const { people } = useDirectory();
  const { org } = rowOf(of);
  const holders = roles.flatMap((role) => of.assigned?.[role] ?? []);
  const there = people
    .filter((person) => person.memberships.some((hat) => hat.org === org && hat.roles.some((role) => roles.includes(role))))
    .map(({ id }) => id);
  const found = [...new Set(holders.length ? holders : there)].slice(0, MOST_PEOPLE).flatMap((id) => people.filter((person) => person.id === id));
  if (found.length === 0) return null;
  return (
    <span className="small quiet">
      {t('ask')}{' '}
      {found.map((person, at) => (
        <span key={person.id}>
          {at > 0 && ', '}
          {person.phone ? (
            <a className="nowrap" href={`tel:${person.phone.replaceAll(' ', '')}`}>
              <Phone size={12} aria-hidden /> {person.name}
            </a>
          ) : (
            person.name
          )}
        </span>
      ))}
    </span>
  );
}

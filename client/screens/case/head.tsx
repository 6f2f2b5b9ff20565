import { MapPin, Phone } from 'lucide-react';
import type { CaseFile } from '../../../server/contract/shapes.ts';
import { useDirectory } from '../../cache.ts';
import { ConsentBadge, consentSummary } from '../../parts/consent-badge.tsx';
import { Person } from '../../parts/person.tsx';
import { UrgencyTag } from '../../parts/work-row.tsx';
import { dayText } from '../../words/dates.ts';
import { ClientTeam } from '../desks/directory/client-team.tsx';
import { useSentences } from '../../words/sentences.ts';
import { wordsOf } from '../../words/tracks.ts';

/** Who it is about, at which level, how urgent, what may be shared, who keeps the overview. */
export function CaseHead({ file }: { file: CaseFile }) {
  const { t, locale, now } = useSentences();
  const { personName, orgName } = useDirectory();
  const { client, instance } = file;
  const words = wordsOf('case', locale);
  const state = (region: string) => instance.row.state.find((path) => path.startsWith(`${region}.`)) ?? '';
  const gp = client && (personName(client.gp.person) || orgName(client.gp.org));
  return (
    <header className="case-head" style={{ display: 'block' }}>
      <div className="line" style={{ alignItems: 'baseline', gap: 10 }}>
        <h1 style={{ overflowWrap: 'anywhere' }}>{client?.name ?? instance.row.title ?? t('case.title')}</h1>
        {client && client.age !== null && (
          <span className="quiet">
            {t('case.age', { age: client.age })}
            {client.birthDate
              ? `, ${t('case.born', { when: client.birthDate.length > 4 ? dayText(client.birthDate, locale, now).replace(/^\S+ /, '') : client.birthDate })}`
              : ''}
          </span>
        )}
      </div>
      <div className="line quiet small" style={{ gap: '2px 16px', marginTop: 4 }}>
        {client?.address && (
          <span>
            <MapPin size={13} aria-hidden /> {[client.address, client.postcode].filter(Boolean).join(', ')}
          </span>
        )}
        {client?.phone && (
          <a href={`tel:${client.phone.replaceAll(' ', '')}`}>
            <Phone size={13} aria-hidden /> {client.phone}
          </a>
        )}
        {client?.householdName && (
          <span>
            {t('case.household')}: {client.householdName}
          </span>
        )}
        {client?.carer && <span>{client.carer}</span>}
        {client && (
          <span>
            {t('case.gp')}: {gp || t('case.noGp')}
          </span>
        )}
        {client && <ClientTeam client={client.id} mayChange={instance.can.some((one) => one.type === 'CHANGE_OWNER' && one.allowed)} />}
      </div>
      <div className="line" style={{ marginTop: 10, gap: 8 }}>
        <span className="tag">{words.states[state('level')] ?? state('level')}</span>
        {instance.row.theme && <span className="tag">{words.values[instance.row.theme] ?? instance.row.theme}</span>}
        <UrgencyTag row={instance.row} />
        <ConsentBadge summary={consentSummary(state('sharing').slice(8), file.consents, now)} href="#toestemming" />
        <span className="small quiet">
          {t('case.owner')}: <Person id={instance.row.owner} phone />
        </span>
      </div>
    </header>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { MapPin, Search } from 'lucide-react';
import { useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import { useDirectory } from '../../../cache.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { PhonePanel } from '../../../parts/phone-panel.tsx';
import { FaceCardView } from './face-card.tsx';
import { PlaceCardView } from './place-card.tsx';
import { ServiceCardView } from './service-card.tsx';
import { useDirectoryWords, useFound, type Found } from './use-directory.ts';

const THEMES = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH', 'DEBT', 'SAFETY'];
const POSTCODE = /\b[1-9]\d{3}\s?[a-z]{2}\b/i;

/** One field for everything; themes and organisations narrow it. Beside it whom to call at this hour. */
export function SearchTab({ theme, onTheme, onPlace }: { theme: string; onTheme: (theme: string) => void; onPlace: (org: string) => void }) {
  const { t, themeText } = useDirectoryWords();
  const { organisations } = useDirectory();
  const [q, setQ] = useState('');
  const [org, setOrg] = useState('');
  const [on, setOn] = useState('');
  const [asked] = useDebouncedValue(q, 200);
  const query = useFound({ q: asked, theme, org, on: POSTCODE.test(asked) ? on : '' });
  const idle = !asked.trim() && !theme && !org;
  return (
    <div className="two">
      <div className="stack">
        <div className="card stack tight no-print">
          <TextInput
            label={t('ask')}
            description={t('askHelp')}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
            leftSection={<Search size={17} aria-hidden />}
            size="md"
            type="search"
            autoComplete="off"
            data-autofocus
          />
          <div className="chips" role="group" aria-label={t('theme')}>
            {THEMES.map((one) => (
              <button key={one} type="button" aria-pressed={theme === one} onClick={() => onTheme(theme === one ? '' : one)}>
                {themeText(one)}
              </button>
            ))}
          </div>
          <div className="line" style={{ alignItems: 'flex-end' }}>
            <NativeSelect
              label={t('where')}
              value={org}
              onChange={(event) => setOrg(event.currentTarget.value)}
              data={[{ value: '', label: t('everywhere') }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            {POSTCODE.test(q) && <DateField label={t('onDay')} value={on} onChange={setOn} />}
          </div>
        </div>
        {idle ? (
          <p className="quiet">{t('start')}</p>
        ) : query.isPending ? (
          <Loading />
        ) : query.isError ? (
          <Failed error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Results found={query.data} onPlace={onPlace} />
        )}
      </div>
      <aside className="stack no-print">
        <PhonePanel />
      </aside>
    </div>
  );
}

function Results({ found, onPlace }: { found: Found; onPlace: (org: string) => void }) {
  const { t } = useDirectoryWords();
  const shown = found.people.length + found.places.length + found.services.length;
  return (
    <div className="stack" style={{ gap: 22 }} aria-live="polite">
      {found.route && <RouteLine route={found.route} onPlace={onPlace} />}
      {found.total === 0 && !found.route && <Empty title={t('nothing')}>{t('nothingHelp')}</Empty>}
      <Part title={t('people')} items={found.people}>
        {(card) => <FaceCardView key={card.hat} card={card} onPlace={onPlace} />}
      </Part>
      <Part title={t('places')} items={found.places}>
        {(place) => <PlaceCardView key={place.id} place={place} onPlace={onPlace} />}
      </Part>
      <Part title={t('services')} items={found.services}>
        {(service) => <ServiceCardView key={service.id} service={service} onPlace={onPlace} />}
      </Part>
      {found.total > shown && <p className="quiet">{t('more', { count: found.total - shown })}</p>}
    </div>
  );
}

function Part<T extends { id?: string; hat?: string }>({ title, items, children }: { title: string; items: T[]; children: (item: T) => React.ReactNode }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="quiet">{items.length}</span>
      </h2>
      <ul className="face-cards">
        {items.map((item) => (
          <li key={item.hat ?? item.id}>{children(item)}</li>
        ))}
      </ul>
    </section>
  );
}

function RouteLine({ route, onPlace }: { route: NonNullable<Found['route']>; onPlace: (org: string) => void }) {
  const { t, day } = useDirectoryWords();
  const { team, teamName, postcode } = route;
  return (
    <div className={team ? 'note good' : 'note warn'} role="status">
      <MapPin size={17} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
      {team ? t('team', { postcode, day: day(route.on) }) : t('teamNone', { postcode, day: day(route.on) })}{' '}
      {team && (
        <button type="button" className="linkish" style={{ color: 'inherit' }} onClick={() => onPlace(team)}>
          {teamName}
        </button>
      )}
      {route.from && <span className="small"> {t('since', { day: day(route.from) })}</span>}
    </div>
  );
}

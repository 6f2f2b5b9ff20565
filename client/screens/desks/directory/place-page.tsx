import { Button } from '@mantine/core';
import { ArrowLeft, Lock } from 'lucide-react';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { AddFace } from './add-face.tsx';
import { ContactList } from './contact-list.tsx';
import { FaceCardView, TelLink } from './face-card.tsx';
import { ManagePlace } from './manage-place.tsx';
import { ServiceCardView } from './service-card.tsx';
import { useDirectoryWords, usePlace, type Place } from './use-directory.ts';
import type { DirectoryWord } from './words.ts';

/** One organisation: whom to call for what, who works there and when, where it is, what it offers. */
export function PlacePage({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useDirectoryWords();
  const query = usePlace(id);
  return (
    <div className="stack" style={{ gap: 20 }}>
      <div className="no-print">
        <Button variant="subtle" size="compact-md" leftSection={<ArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('back')}
        </Button>
      </div>
      {query.isPending && <Loading lines={5} />}
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Page page={query.data} />}
    </div>
  );
}

function Page({ page }: { page: Place }) {
  const { t } = useDirectoryWords();
  const { place } = page;
  return (
    <>
      <h2 style={{ fontSize: '1.35rem', margin: 0 }}>{place.name}</h2>
      <div className="two">
        <div className="stack" style={{ gap: 20 }}>
          {page.people.length > 0 && (
            <section aria-label={t('people')}>
              <h2>
                {t('people')} <span className="quiet">{page.people.length}</span>
              </h2>
              <ul className="face-cards">
                {page.people.map((card) => (
                  <li key={card.hat}>
                    <FaceCardView card={card} bare />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {page.services.length > 0 && (
            <section aria-label={t('services')}>
              <h2>{t('services')}</h2>
              <ul className="face-cards">
                {page.services.map((service) => (
                  <li key={service.id}>
                    <ServiceCardView service={service} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <aside className="stack">
          {page.contacts.length > 0 && (
            <section className="card" aria-label={t('fixed')}>
              <h2 style={{ margin: '0 0 6px' }}>{t('fixed')}</h2>
              <ContactList lines={page.contacts} withOrg={false} />
            </section>
          )}
          <Reach page={page} />
          {page.mayEdit && <ManagePlace page={page} />}
          {place.kind.includes('practice') && <Faces page={page} />}
        </aside>
      </div>
    </>
  );
}

function Reach({ page: { place, consultPhone, numbers } }: { page: Place }) {
  const { t, day, locale } = useDirectoryWords();
  const pc = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`;
  return (
    <section className="card stack tight" aria-label={t('phone')}>
      <div className="quiet">
        {[place.lineOfCare ? t(`line_${place.lineOfCare}` as DirectoryWord) : '', place.newPatients ? t(place.newPatients === 'OPEN' ? 'open' : 'closed') : '']
          .filter(Boolean)
          .join(' · ')}
      </div>
      {place.address && <div>{place.address}</div>}
      {place.phone && (
        <div>
          <TelLink phone={place.phone} name={place.name} />
        </div>
      )}
      {numbers
        .filter((number) => number.phone !== consultPhone)
        .map((number) => (
          <div key={number.id} className="spread">
            <span>
              {number.label} <span className="small quiet">{number.hours[locale]}</span>
            </span>
            <TelLink phone={number.phone} name={number.label} />
          </div>
        ))}
      {consultPhone && (
        <div className="note no-print">
          <b>{t('consult')}</b> <TelLink phone={consultPhone} name={place.name} />
          <div className="small line" style={{ gap: 5, flexWrap: 'nowrap' }}>
            <Lock size={14} aria-hidden style={{ flex: 'none' }} /> {t('consultHelp')}
          </div>
        </div>
      )}
      {place.locations.length > 0 && <b>{t('locations')}</b>}
      {place.locations.map((one) => (
        <div key={one.id} className="small">
          {one.name}: {[one.address, one.postcode].filter(Boolean).join(', ')} {one.phone && <TelLink phone={one.phone} name={one.name} />}
        </div>
      ))}
      {place.areas.length > 0 && <b>{t('areas')}</b>}
      {place.areas.map((one) => (
        <div key={one.id} className="small">
          {pc(one.from)} – {pc(one.until)} <span className="quiet">{t('areaFrom', { day: day(one.fromOn) })}</span>
        </div>
      ))}
    </section>
  );
}

function Faces({ page: { place, faces, mayEdit } }: { page: Place }) {
  const { t } = useDirectoryWords();
  const tooMany = faces.count > faces.max;
  return (
    <section className="card stack tight no-print" aria-label={t('facesTitle')}>
      <div className="spread">
        <h2 style={{ margin: 0 }}>{t('facesTitle')}</h2>
        <span className={tooMany ? 'tag warn' : 'tag'}>{t('faces', { count: faces.count, max: faces.max })}</span>
      </div>
      {tooMany && <div className="note warn">{t('facesMany', { count: faces.count, max: faces.max })}</div>}
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {faces.people.map((one) => (
          <li key={one.person}>
            {one.name} <span className="quiet small">{t(`face_${one.why}`)}</span>
          </li>
        ))}
      </ul>
      {mayEdit && <AddFace org={place.id} faces={faces} />}
    </section>
  );
}

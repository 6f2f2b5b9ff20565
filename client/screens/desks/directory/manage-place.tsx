import { Button } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useState, type ComponentType } from 'react';
import { api, newKey } from '../../../api.ts';
import { useMe } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { ConsultPeriodDialog, DetailsDialog, EndAreaDialog, EndNumberDialog, LocationDialog, NumberDialog } from './manage-dialogs.tsx';
import { PersonDialog, PhotoDialog } from './manage-people.tsx';
import { ServiceDialog } from './manage-service.tsx';
import { manageWords, type ManageWord } from './manage-words.ts';
import { useAct } from './use-act.ts';
import { useDirectoryWords, type Place } from './use-directory.ts';

export type PlaceDialog = { page: Place; onClose: () => void };
type Dialog = { word: ManageWord; Shown: ComponentType<PlaceDialog>; when?: (page: Place, roles: readonly string[]) => boolean };

/** What a manager can keep up to date, one dialog each. */
const DIALOGS: Dialog[] = [
  { word: 'details', Shown: DetailsDialog },
  { word: 'consultPeriod', Shown: ConsultPeriodDialog, when: (page) => page.mayEditConsult },
  { word: 'person', Shown: PersonDialog, when: (page) => page.people.length > 0 },
  { word: 'photo', Shown: PhotoDialog, when: (page) => page.people.length > 0 },
  { word: 'service', Shown: ServiceDialog },
  { word: 'location', Shown: LocationDialog },
  { word: 'number', Shown: NumberDialog },
  { word: 'endArea', Shown: EndAreaDialog, when: (page, roles) => roles.includes('ADMIN') && page.place.areas.length > 0 },
  { word: 'endNumber', Shown: EndNumberDialog, when: (page) => page.numbers.length > 0 },
];

/** For managers: what stands on the page of their organisation, to be kept up to date. */
export function ManagePlace({ page }: { page: Place }) {
  const { t } = useOwnWords(manageWords);
  const roles = useMe().data?.roles ?? [];
  const [open, setOpen] = useState<Dialog | null>(null);
  return (
    <section className="card stack tight no-print" aria-labelledby="manage-place">
      <h2 id="manage-place" className="line" style={{ margin: 0, gap: 8 }}>
        <PencilLine size={17} aria-hidden /> {t('keep')}
      </h2>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('keepHelp')}
      </p>
      <ul className="manage-list">
        {DIALOGS.filter(({ when }) => when?.(page, roles) ?? true).map((dialog) => (
          <li key={dialog.word}>
            <button type="button" className="linkish" onClick={() => setOpen(dialog)}>
              {t(dialog.word)}
            </button>
          </li>
        ))}
      </ul>
      <Periods page={page} />
      {open && <open.Shown page={page} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Periods({ page: { consultPeriods } }: { page: Place }) {
  const { t } = useOwnWords(manageWords);
  const { day } = useDirectoryWords();
  const { act, busy, problem } = useAct();
  if (consultPeriods.length === 0) return null;
  return (
    <>
      <b className="small">{t('consultPeriods')}</b>
      {consultPeriods.map((one) => (
        <div key={one.id} className="spread small">
          <span>
            {one.phone} <span className="quiet">{t('fromUntil', { from: day(one.from), until: day(one.until) })}</span>
          </span>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={busy}
            onClick={() => void act(() => api.post(`/api/directory/consult-numbers/${one.id}/end`, {}, { key: newKey() }))}
          >
            {t('stop')}
          </Button>
        </div>
      ))}
      <Refused problem={problem} />
    </>
  );
}

import { api, newKey } from '../../../api.ts';
import { useOwnWords } from '../../../words/own.ts';
import { FormDialog, type DialogField } from './form-dialog.tsx';
import type { PlaceDialog } from './manage-place.tsx';
import { manageWords } from './manage-words.ts';

const WEEK = [1, 2, 3, 4, 5];
const HOURS: Record<string, { days: number[]; from: string; until: string }[]> = {
  always: [],
  office: [{ days: WEEK, from: '08:00', until: '17:00' }],
  evenings: [
    { days: WEEK, from: '17:00', until: '08:00' },
    { days: [6, 7], from: '08:00', until: '08:00' },
  ],
};
const NUMBER_KINDS = ['TEAM', 'EMERGENCY', 'PRACTICE', 'CRISIS_GGZ', 'OUT_OF_HOURS_GP', 'VEILIG_THUIS', 'SUICIDE_PREVENTION'] as const;
const pathOf = (page: PlaceDialog['page'], part = ''): string => `/api/directory/organisations/${page.place.id}${part}`;
const orNull = (value: string): string | null => value.trim() || null;

/** Open for new patients, telephone, address, line of care, and the usual consult number. */
export function DetailsDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const { place, consultPhone, mayEditConsult } = page;
  const none = { value: '', label: t('unknown') };
  const fields: DialogField[] = [
    {
      name: 'newPatients',
      label: t('newPatients'),
      initial: place.newPatients ?? '',
      options: [none, ...(['OPEN', 'CLOSED'] as const).map((value) => ({ value, label: t(value) }))],
    },
    { name: 'phone', label: t('phone'), type: 'tel', initial: place.phone ?? '' },
    { name: 'address', label: t('address'), initial: place.address ?? '' },
    {
      name: 'lineOfCare',
      label: t('line'),
      initial: place.lineOfCare ?? '',
      options: [none, ...(['ZERO', 'FIRST', 'ONE_AND_HALF', 'SECOND'] as const).map((value) => ({ value, label: t(value) }))],
    },
    // While another one holds for a while, the usual one is not shown and not overwritten.
    ...(mayEditConsult && page.consultPeriods.length === 0
      ? [{ name: 'consultPhone', label: t('consult'), type: 'tel' as const, initial: consultPhone ?? '' }]
      : []),
  ];
  const save = (values: Record<string, string>) =>
    api.post(pathOf(page), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, orNull(value)])), { key: newKey() });
  return <FormDialog title={t('details')} fields={fields} onSave={save} onClose={onClose} />;
}

/** Another consult number while somebody is away. */
export function ConsultPeriodDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const fields: DialogField[] = [
    { name: 'phone', label: t('consult'), type: 'tel', required: true },
    { name: 'from', label: t('from'), type: 'date', required: true },
    { name: 'until', label: t('until'), type: 'date', required: true },
  ];
  return (
    <FormDialog
      title={t('consultPeriod')}
      help={t('consultPeriodHelp')}
      fields={fields}
      onSave={(values) => api.post(pathOf(page, '/consult-numbers'), values, { key: newKey() })}
      onClose={onClose}
    />
  );
}

/** Another place where the organisation works. */
export function LocationDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const fields: DialogField[] = [
    { name: 'name', label: t('name'), required: true },
    { name: 'address', label: t('address') },
    { name: 'postcode', label: t('postcode') },
    { name: 'phone', label: t('phone'), type: 'tel' },
  ];
  const save = (values: Record<string, string>) =>
    api.post(pathOf(page, '/locations'), Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim())), { key: newKey() });
  return <FormDialog title={t('location')} fields={fields} onSave={save} onClose={onClose} />;
}

/** A number to call, with when it is the right one. */
export function NumberDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const kinds = NUMBER_KINDS.filter((kind) => kind !== 'PRACTICE' || page.mayEditConsult);
  const fields: DialogField[] = [
    { name: 'kind', label: t('numberKind'), initial: kinds[0], options: kinds.map((value) => ({ value, label: t(value) })) },
    { name: 'label', label: t('name'), initial: page.place.name, required: true },
    { name: 'phone', label: t('phone'), type: 'tel', required: true },
    { name: 'hours', label: t('hours'), initial: 'office', options: (['office', 'evenings', 'always'] as const).map((value) => ({ value, label: t(value) })) },
  ];
  return (
    <FormDialog
      title={t('number')}
      fields={fields}
      onSave={({ hours, ...values }) => api.post(pathOf(page, '/numbers'), { ...values, hours: HOURS[hours] }, { key: newKey() })}
      onClose={onClose}
    />
  );
}

/** The day from which a number is not to be called any more. */
export function EndNumberDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const fields: DialogField[] = [
    {
      name: 'number',
      label: t('which'),
      initial: page.numbers[0]?.id,
      options: page.numbers.map(({ id, label, phone }) => ({ value: id, label: `${label}, ${phone}` })),
    },
    { name: 'until', label: t('endFrom'), type: 'date', required: true },
  ];
  return (
    <FormDialog
      title={t('endNumber')}
      fields={fields}
      onSave={({ number, until }) => api.post(`/api/directory/numbers/${number}/end`, { until }, { key: newKey() })}
      onClose={onClose}
    />
  );
}

/** The first day on which postcodes are no longer this team's; who finds no team from then on is said before. */
export function EndAreaDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const fields: DialogField[] = [
    {
      name: 'area',
      label: t('whichArea'),
      initial: page.place.areas[0]?.id,
      options: page.place.areas.map(({ id, from, until }) => ({ value: id, label: `${from} – ${until}` })),
    },
    { name: 'until', label: t('areaEndFrom'), type: 'date', required: true },
  ];
  return (
    <FormDialog
      title={t('endArea')}
      help={<span className="note warn">{t('endAreaHelp', { team: page.place.name })}</span>}
      fields={fields}
      onSave={({ area, until }) => api.post(`/api/directory/areas/${area}/end`, { until }, { key: newKey() })}
      onClose={onClose}
    />
  );
}

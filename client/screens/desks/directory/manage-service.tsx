import { api, newKey } from '../../../api.ts';
import { useOwnWords } from '../../../words/own.ts';
import { FormDialog, type DialogField } from './form-dialog.tsx';
import type { PlaceDialog } from './manage-place.tsx';
import { manageWords } from './manage-words.ts';

const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What the organisation offers: for whom, with or without contract, and how long one waits. */
export function ServiceDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const { services } = page;
  const filled = (name: string): Record<string, string> => {
    const one = services.find((service) => service.name === name);
    return {
      name: one?.name ?? '',
      kind: one?.kind ?? '',
      ageFrom: String(one?.ageFrom ?? ''),
      ageUntil: String(one?.ageUntil ?? ''),
      contract: one?.contract ?? '',
      waitWeeks: String(one?.waitWeeks ?? ''),
    };
  };
  const begin = filled(services[0]?.name ?? '');
  const fields: DialogField[] = [
    ...(services.length
      ? [
          {
            name: 'existing',
            label: t('existing'),
            initial: begin.name,
            options: [...services.map(({ name }) => ({ value: name, label: name })), { value: '', label: t('newService') }],
          },
        ]
      : []),
    { name: 'name', label: t('serviceName'), initial: begin.name, required: true },
    { name: 'kind', label: t('serviceKind'), initial: begin.kind, required: true },
    { name: 'ageFrom', label: t('ageFrom'), type: 'number', initial: begin.ageFrom },
    { name: 'ageUntil', label: t('ageUntil'), type: 'number', initial: begin.ageUntil },
    {
      name: 'contract',
      label: t('contract'),
      initial: begin.contract,
      options: [{ value: '', label: t('unknown') }, ...(['YES', 'NO'] as const).map((value) => ({ value, label: t(value) }))],
    },
    { name: 'waitWeeks', label: t('waitWeeks'), type: 'number', initial: begin.waitWeeks },
  ];
  const save = ({ name, kind, ageFrom, ageUntil, contract, waitWeeks }: Record<string, string>) => {
    const { lineOfCare = null, keywords = null } = services.find((one) => one.name === name) ?? {};
    const body = {
      name,
      kind,
      ageFrom: number(ageFrom),
      ageUntil: number(ageUntil),
      contract: contract || null,
      waitWeeks: number(waitWeeks),
      lineOfCare,
      keywords,
    };
    return api.post(`/api/directory/organisations/${page.place.id}/services`, body, { key: newKey() });
  };
  const follow = (name: string, value: string): Record<string, string> => (name === 'existing' ? filled(value) : {});
  return <FormDialog title={t('service')} help={t('serviceHelp')} fields={fields} onSave={save} onClose={onClose} follow={follow} />;
}

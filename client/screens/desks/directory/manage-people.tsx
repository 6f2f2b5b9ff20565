import { Button, FileButton, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Face } from './face.tsx';
import { FormDialog, type DialogField } from './form-dialog.tsx';
import type { PlaceDialog } from './manage-place.tsx';
import { manageWords } from './manage-words.ts';
import { useAct } from './use-act.ts';
import { useDirectoryWords } from './use-directory.ts';

/** Where a colleague works and with whom he makes a duo: the first to stand in (P-208). */
export function PersonDialog({ page, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const { people, place } = page;
  const placeOf = (hat: string) => place.locations.find((one) => one.name === people.find((card) => card.hat === hat)?.location)?.id ?? '';
  const duoOf = (hat: string) => people.find((card) => card.hat === hat)?.duoWith ?? '';
  const others = [...new Map(people.map((card) => [card.person, card.name]))];
  const first = people[0].hat;
  const fields: DialogField[] = [
    { name: 'hat', label: t('who'), initial: first, options: people.map(({ hat, name, title }) => ({ value: hat, label: `${name}, ${title}` })) },
    {
      name: 'location',
      label: t('place'),
      initial: placeOf(first),
      options: [{ value: '', label: t('noPlace') }, ...place.locations.map(({ id, name }) => ({ value: id, label: name }))],
    },
    {
      name: 'duoWith',
      label: t('duo'),
      initial: duoOf(first),
      options: [{ value: '', label: t('nobody') }, ...others.map(([value, label]) => ({ value, label }))],
    },
  ];
  const save = ({ hat, location, duoWith }: Record<string, string>) => {
    const { hours } = people.find((card) => card.hat === hat)!;
    return api.post(`/api/directory/hats/${hat}`, { hours, location: location || null, duoWith: duoWith || null }, { key: newKey() });
  };
  const follow = (name: string, value: string): Record<string, string> => (name === 'hat' ? { location: placeOf(value), duoWith: duoOf(value) } : {});
  return <FormDialog title={t('person')} fields={fields} onSave={save} onClose={onClose} follow={follow} />;
}

/** A photo for a colleague, by who leads the organisation. */
export function PhotoDialog({ page: { people }, onClose }: PlaceDialog) {
  const { t } = useOwnWords(manageWords);
  const { t: shared, locale } = useDirectoryWords();
  const { act, busy, problem } = useAct();
  const [person, setPerson] = useState(people[0].person);
  const card = people.find((one) => one.person === person)!;
  const path = `/api/directory/people/${person}/photo`;
  return (
    <Modal opened onClose={onClose} title={t('photo')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <div className="stack">
        <NativeSelect
          label={t('who')}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={[...new Map(people.map((one) => [one.person, one.name]))].map(([value, label]) => ({ value, label }))}
        />
        <div className="line">
          <Face name={card.name} photo={card.photo} size={72} />
          <FileButton accept="image/png,image/jpeg" onChange={(file) => file && void act(() => api.upload(path, file, { key: newKey() }))}>
            {(props) => (
              <Button {...props} variant="default" loading={busy}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
          {card.photo && (
            <Button variant="subtle" onClick={() => void act(() => api.post(`${path}/remove`, {}, { key: newKey() }))}>
              {shared('removePhoto')}
            </Button>
          )}
        </div>
        <div className="small quiet">{shared('photoHelp')}</div>
        {problem?.errors?.length ? (
          <p className="field-error" role="alert">
            {problem.errors[0].text[locale]}
          </p>
        ) : (
          <Refused problem={problem} />
        )}
      </div>
    </Modal>
  );
}

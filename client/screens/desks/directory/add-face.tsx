import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api, newKey } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useAct } from './use-act.ts';
import { useDirectoryWords, type Place } from './use-directory.ts';

/** Names a regular contact of a practice; one that would be too many is asked once more, before it is done. */
export function AddFace({ org, faces }: { org: string; faces: Place['faces'] }) {
  const { t } = useDirectoryWords();
  const { people, personName } = useDirectory();
  const { act, busy, problem } = useAct();
  const [person, setPerson] = useState('');
  const known = new Set(faces.people.map((one) => one.person));
  const choices = people.filter((one) => !known.has(one.id) && !one.memberships.some((hat) => hat.org === org));
  const tooMany = person !== '' && faces.count + 1 > faces.max;
  const add = () =>
    act(async () => {
      await api.post(`/api/directory/organisations/${org}/faces`, { person }, { key: newKey() });
      setPerson('');
    });
  return (
    <div className="stack tight">
      <NativeSelect
        label={t('addFace')}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        data={[{ value: '', label: t('choosePerson') }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {tooMany && (
        <div className="note warn" role="status">
          {t('addFaceFull', { name: personName(person), count: faces.count + 1, max: faces.max })}
        </div>
      )}
      <div>
        <Button variant="light" size="compact-md" disabled={!person} loading={busy} onClick={() => void add()}>
          {t('add')}
        </Button>
      </div>
      <Refused problem={problem} />
    </div>
  );
}

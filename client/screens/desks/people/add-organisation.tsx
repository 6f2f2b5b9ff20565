import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { firstRunWords } from '../../../words/first-run.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { peopleWords } from './words.ts';

/** A new organisation for which people work. */
export function AddOrganisation({ opened, onClose, onMade }: { opened: boolean; onClose: () => void; onMade: () => void }) {
  const { t, locale } = useOwnWords(peopleWords);
  const { busy, problem, act } = useDoing();
  const [name, setName] = useState('');
  const [kind, setKind] = useState('practice');
  const make = () =>
    act(async () => {
      await api.post('/api/organisations', { name, kind }, { key: newKey() });
      setName('');
      onMade();
    });
  return (
    <Modal opened={opened} onClose={onClose} title={t('organisation')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextInput label={t('orgName')} required withAsterisk={false} maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <NativeSelect
          label={t('orgKind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={Object.entries(firstRunWords[locale].kinds).map(([value, label]) => ({ value, label }))}
        />
        <Refused problem={problem} />
        <Button type="submit" loading={busy}>
          {t('add')}
        </Button>
      </form>
    </Modal>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Check, TriangleAlert } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { problemField } from '../../../../machines/ojg/contract.ts';
import { api, newKey } from '../../../api.ts';
import { caseloadKey } from '../../../caseload.ts';
import { useDirectory } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { wordsOf } from '../../../words/tracks.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { Taps } from '../../tracks/ojg/taps.tsx';
import { nameLike } from './name-like.ts';
import { ojgWords } from './words.ts';

const MINUTES = ['5', '10', '15', '20', '30'];

/** A question without a name, in half a minute: where, what about, how long, and if one likes a line. Nothing of it becomes a file. */
export function ConsultForm({ places, first, onDone }: { places: string[]; first: string; onDone: () => void }) {
  const { t, locale } = useOwnWords(ojgWords);
  const client = useQueryClient();
  const { orgName } = useDirectory();
  const { busy, problem, act } = useDoing();
  const key = useRef(newKey());
  const [asked, setAsked] = useState({ org: first, field: '', minutes: '10', line: '' });
  const put = (name: keyof typeof asked) => (value: string) => setAsked({ ...asked, [name]: value });
  const named = nameLike(asked.line);
  const values = wordsOf('ojg', locale).values;
  const save = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      const body = {
        org: asked.org,
        minutes: Number(asked.minutes),
        ...(asked.field && { field: asked.field }),
        ...(asked.line.trim() && { line: asked.line.trim() }),
      };
      await api.post('/api/ojg/consults', body, { key: key.current });
      await client.invalidateQueries({ queryKey: caseloadKey('ojg', 'desk') });
      notifications.show({
        message: t('saved', { minutes: asked.minutes }),
        icon: <Check size={16} />,
        color: 'petrol',
        closeButtonProps: { 'aria-label': t('close') },
      });
      onDone();
    });
  };
  return (
    <form className="card stack tight consult" onSubmit={save} aria-labelledby="consult-title">
      <h2 id="consult-title" style={{ margin: 0 }}>
        {t('consult')}
      </h2>
      <p className="small quiet" style={{ margin: 0 }}>
        {t('consultHelp')}
      </p>
      <div className="line" style={{ alignItems: 'flex-end' }}>
        <NativeSelect
          label={t('place')}
          value={asked.org}
          onChange={(event) => put('org')(event.currentTarget.value)}
          data={places.map((org) => ({ value: org, label: orgName(org) }))}
        />
        <NativeSelect
          label={t('field')}
          value={asked.field}
          onChange={(event) => put('field')(event.currentTarget.value)}
          data={[{ value: '', label: t('noField') }, ...problemField.options.map((value) => ({ value, label: values[value] ?? value }))]}
        />
        <Taps
          legend={t('minutes')}
          name="consult-minutes"
          value={asked.minutes}
          onChange={put('minutes')}
          choices={MINUTES.map((value) => ({ value, label: value }))}
        />
      </div>
      <TextInput label={t('line')} maxLength={300} value={asked.line} onChange={(event) => put('line')(event.currentTarget.value)} autoFocus />
      {named && (
        <p className="note warn small" role="status" style={{ margin: 0 }}>
          <TriangleAlert size={14} aria-hidden /> {t('nameLike', { what: named })}
        </p>
      )}
      <Refused problem={problem} />
      <div className="line">
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('close')}
        </Button>
      </div>
    </form>
  );
}

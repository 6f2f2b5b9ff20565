import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { EmergencyDesk } from '../../../../server/contract/emergency-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { errorsOf } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrying } from '../../case/save-copy.ts';
import { NOODKNOP } from './query.ts';
import { noodknopWords } from './words.ts';

const LEAST = 10;

/** Ends one that is still open, or says whether it was justified; never one's own. */
export function Judge({ line, me }: { line: EmergencyDesk['open'][number]; me: string }) {
  const { t, locale } = useOwnWords(noodknopWords);
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const key = useRef(newKey());
  const { run, busy, problem } = useTrying();
  const errors = problem ? errorsOf(problem, locale) : {};
  const written = note.trim();
  const act = (path: string, body: object) =>
    run(async () => {
      await api.post(`/api/emergency/${line.id}/${path}`, body, { key: key.current });
      await client.invalidateQueries({ queryKey: NOODKNOP });
    });
  const judge = (outcome: string) => ((key.current = newKey()), void act('review', { outcome, ...(written ? { note: written } : {}) }));
  if (line.state === 'open')
    return (
      <div>
        <Button size="compact-sm" color="red" variant="light" loading={busy} onClick={() => void act('end', {})}>
          {t('end')}
        </Button>
        <Refused problem={problem} />
      </div>
    );
  if (line.person === me) return <p className="note warn">{t('ownUse')}</p>;
  return (
    <fieldset className="stack tight no-print" style={{ border: 0, padding: 0, margin: '6px 0 0' }}>
      <legend style={{ fontWeight: 600, padding: 0 }}>{t('judge')}</legend>
      <Textarea
        label={t('note')}
        description={t('noteHelp')}
        value={note}
        maxLength={500}
        autosize
        minRows={1}
        error={errors.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="line">
        <Button size="sm" loading={busy} disabled={written.length > 0 && written.length < LEAST} onClick={() => judge('JUSTIFIED')}>
          {t('justified')}
        </Button>
        <Button size="sm" variant="default" loading={busy} disabled={written.length < LEAST} onClick={() => judge('NOT_JUSTIFIED')}>
          {t('notJustified')}
        </Button>
      </div>
      {!errors.note && <Refused problem={problem} />}
    </fieldset>
  );
}

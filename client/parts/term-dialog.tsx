import { Modal, NumberInput, SegmentedControl, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { cache } from '../cache.ts';
import { useOwnWords } from '../words/own.ts';
import { DateField } from './date-field.tsx';
import { DialogButtons } from './dialog-buttons.tsx';
import { Refused } from './feedback.tsx';
import { errorsOf } from './form/values.ts';
import { termWords } from './term-words.ts';
import { usePosting } from './use-doing.ts';

export type ShownTerm = Instance['timers'][number] & { instance: string };

/** Sends one change of a term; every page that shows it is read again. */
export function useTerm() {
  const { post, busy, problem } = usePosting();
  async function change(term: ShownTerm, what: 'suspend' | 'resume' | 'extend', body: Record<string, unknown>): Promise<boolean> {
    const done = await post(`/api/instances/${term.instance}/timers/${term.name}/${what}`, body);
    if (done) await cache.invalidateQueries();
    return done;
  }
  return { change, busy, problem };
}

/** Lets a term stand still or makes it longer, with a reason. */
export function TermDialog({ term, what, onClose }: { term: ShownTerm; /** what follows when nobody acts */ what: string; onClose: () => void }) {
  const { t, locale } = useOwnWords(termWords);
  const { change, busy, problem } = useTerm();
  const [how, setHow] = useState<'suspend' | 'extend'>('suspend');
  const [until, setUntil] = useState('');
  const [by, setBy] = useState<number | string>(5);
  const [reason, setReason] = useState('');
  const errors = problem ? errorsOf(problem, locale) : {};
  async function save(event: FormEvent) {
    event.preventDefault();
    const body = how === 'suspend' ? { reason, ...(until ? { until } : {}) } : { reason, by: Number(by) };
    if (await change(term, how, body)) onClose();
  }
  return (
    <Modal opened onClose={onClose} title={t('changeOf', { what })} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={(event) => void save(event)} className="stack">
        <SegmentedControl
          aria-label={t('how')}
          value={how}
          onChange={(value) => setHow(value as typeof how)}
          data={[
            { value: 'suspend', label: t('suspend') },
            { value: 'extend', label: t('extend') },
          ]}
        />
        {how === 'suspend' ? (
          <DateField label={t('until')} description={t('untilHelp')} value={until} onChange={setUntil} error={errors.until} />
        ) : (
          <NumberInput label={t(term.term?.unit === 'wd' ? 'byWd' : 'byD')} min={1} max={260} value={by} onChange={setBy} error={errors.by} />
        )}
        <Textarea
          label={t('reason')}
          description={t('reasonHelp')}
          required
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={errors.reason}
        />
        <p className="quiet small" style={{ margin: 0 }}>
          {t('together')}
        </p>
        {Object.keys(errors).length === 0 && <Refused problem={problem} />}
        <DialogButtons save={t('save')} cancel={t('cancel')} onClose={onClose} busy={busy} disabled={reason.trim().length < 3} />
      </form>
    </Modal>
  );
}

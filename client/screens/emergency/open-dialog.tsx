import { Checkbox, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { emergencyPurpose } from '../../../machines/break-glass/contract.ts';
import { DialogButtons } from '../../parts/dialog-buttons.tsx';
import type { EmergencyBox } from '../../../server/contract/emergency-shapes.ts';
import { api, newKey } from '../../api.ts';
import { Refused } from '../../parts/feedback.tsx';
import { errorsOf } from '../../parts/form/values.ts';
import { useOwnWords } from '../../words/own.ts';
import { wordsOf } from '../../words/tracks.ts';
import { useTrying } from '../case/save-copy.ts';
import { EMERGENCY } from './use-emergency.ts';
import { emergencyWords } from './words.ts';

const LEAST = 20;

/** Says what opening does, and asks why: a reason, a purpose, and that it is nobody of his own. */
export function OpenDialog({ ticket, opened, onClose }: { ticket: string; opened: boolean; onClose: () => void }) {
  const { t, locale } = useOwnWords(emergencyWords);
  const [said, setSaid] = useState({ reason: '', purpose: 'ACUTE_CARE', lifeThreat: false, notFamily: false });
  const { run, busy, problem } = useTrying();
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const errors = problem ? errorsOf(problem, locale) : {};
  const values = wordsOf('breakGlass', locale).values;
  const change = (part: Partial<typeof said>) => (setSaid({ ...said, ...part }), (key.current = newKey()));
  function open(event: FormEvent): void {
    event.preventDefault();
    void run(async () => {
      const box = await api.post<EmergencyBox>('/api/emergency', { ticket, ...said }, { key: key.current });
      await client.invalidateQueries({ queryKey: EMERGENCY });
      await navigate({ to: `/noodtoegang/${box.id}` });
    });
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('dialogTitle')} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className="stack" onSubmit={open}>
        <ul className="emergency-what">
          {(['readOnly', 'told', 'logged', 'reviewed'] as const).map((line) => (
            <li key={line}>{t(line)}</li>
          ))}
        </ul>
        <Textarea
          label={t('reason')}
          description={`${t('reasonHelp')} ${said.reason.trim().length}/${LEAST}`}
          value={said.reason}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          error={errors.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('purpose')}
          value={said.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
          data={emergencyPurpose.options.map((value) => ({ value, label: values[value] ?? value }))}
        />
        <Checkbox
          label={t('lifeThreat')}
          description={t('lifeThreatHelp')}
          checked={said.lifeThreat}
          onChange={(event) => change({ lifeThreat: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('notFamily')}
          checked={said.notFamily}
          error={errors.notFamily}
          onChange={(event) => change({ notFamily: event.currentTarget.checked })}
        />
        <Refused problem={Object.keys(errors).length ? null : problem} />
        <DialogButtons
          save={t('open')}
          cancel={t('cancel')}
          onClose={onClose}
          busy={busy}
          disabled={said.reason.trim().length < LEAST || !said.notFamily}
          color="red"
        />
      </form>
    </Modal>
  );
}

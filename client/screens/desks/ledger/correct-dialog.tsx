import { Modal, NativeSelect, NumberInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { CORRECTIONS, type LedgerEntry } from '../../../../server/contract/ledger-shapes.ts';
import { DialogButtons } from '../../../parts/dialog-buttons.tsx';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useDoing } from '../../../parts/use-doing.ts';
import { useAgain, useLedgerWords } from './use-ledger.ts';

/** Other minutes for one line of one's own, with the reason. */
export function CorrectDialog({ entry, onClose }: { entry: LedgerEntry; onClose: () => void }) {
  const { t, day, what } = useLedgerWords();
  const { busy, problem, act } = useDoing();
  const again = useAgain();
  const [minutes, setMinutes] = useState<number | string>(entry.minutes);
  const [reason, setReason] = useState<string>('LEFT_EARLY');
  const save = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      await api.post('/api/ledger/corrections', { entry: entry.key, minutes: reason === 'NOT_THERE' ? 0 : Number(minutes), reason }, { key: newKey() });
      await again();
      onClose();
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('correctTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className="stack" onSubmit={save}>
        <div>
          <b>{what(entry.machine, entry.what)}</b>, {day(entry.on)}
        </div>
        <p className="quiet" style={{ margin: 0 }}>
          {t('correctHelp')}
        </p>
        <NativeSelect
          label={t('why')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={CORRECTIONS.map((value) => ({ value, label: t(value) }))}
        />
        {reason !== 'NOT_THERE' && (
          <NumberInput label={t('newMinutes')} value={minutes} onChange={setMinutes} min={0} max={720} allowDecimal={false} required />
        )}
        <Refused problem={problem} />
        <DialogButtons save={t('save')} cancel={t('cancel')} onClose={onClose} busy={busy} />
      </form>
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Security } from '../../../../server/contract/identity-shapes.ts';
import { api } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { longDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { BackupCodes } from '../../sign-in/backup-codes.tsx';
import { MakePasskey, MakeTotp, type Made } from '../../sign-in/make-factor.tsx';
import { useDoing } from '../../../parts/use-doing.ts';
import { signInWords } from '../../sign-in/words.ts';
import { securityWords } from './words.ts';

type Props = { mine: Security; onChanged: () => Promise<void> };
type Making = 'app' | 'passkey' | null;

/** The second factors: what there is, adding, taking away, codes on paper. */
export function Factors({ mine, onChanged }: Props) {
  const { t, locale } = useOwnWords(securityWords);
  const { problem, busy, act } = useDoing();
  const [making, setMaking] = useState<Making>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const made = ({ backupCodes }: Made) => {
    setMaking(null);
    setCodes(backupCodes);
    void onChanged();
  };
  const post = (path: string) => act(async () => (await api.post(path), await onChanged()));
  return (
    <section className="stack tight" aria-labelledby="second">
      <h2 id="second">{t('second')}</h2>
      {mine.demo && <div className="note">{t('demo')}</div>}
      <ul className="rows">
        <li className="spread" style={{ padding: '12px 16px' }}>
          <span>
            <b>{t('app')}</b>
            <div className="quiet small">{mine.totp ? t('appOn', { day: longDay(mine.totp, locale) }) : t('appOff')}</div>
          </span>
          <span className="line">
            <Button size="compact-sm" variant="light" onClick={() => setMaking('app')} aria-label={`${t('app')}: ${mine.totp ? t('replace') : t('add')}`}>
              {mine.totp ? t('replace') : t('add')}
            </Button>
            {mine.totp && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() => void post('/api/security/totp/remove')}
                aria-label={t('removeOf', { name: t('app') })}
              >
                {t('remove')}
              </Button>
            )}
          </span>
        </li>
        {mine.passkeys.map((key) => (
          <li key={key.id} className="spread" style={{ padding: '12px 16px' }}>
            <span>
              <b>{key.name}</b>
              <div className="quiet small">
                {t('passkeyLine', { since: longDay(key.since, locale), used: key.usedAt ? longDay(key.usedAt, locale) : t('never') })}
              </div>
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              onClick={() => void post(`/api/security/passkeys/${key.id}/remove`)}
              aria-label={t('removeOf', { name: key.name })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
        <li className="spread" style={{ padding: '12px 16px' }}>
          <span>
            <b>{mine.passkeys.length ? t('passkey') : t('passkeys')}</b>
            {mine.passkeys.length === 0 && <div className="quiet small">{t('passkeysNone')}</div>}
          </span>
          <Button size="compact-sm" variant="light" onClick={() => setMaking('passkey')} aria-label={`${t('passkey')}: ${t('add')}`}>
            {t('add')}
          </Button>
        </li>
        {(mine.totp || mine.passkeys.length > 0) && (
          <li className="spread" style={{ padding: '12px 16px' }}>
            <span>
              <b>{t('backup')}</b>
              <div className="quiet small">
                {t('backupLeft', { count: mine.backupCodesLeft })} {t('backupOld')}
              </div>
            </span>
            <Button
              size="compact-sm"
              variant="light"
              loading={busy}
              onClick={() =>
                void act(async () => {
                  setCodes((await api.post<{ codes: string[] }>('/api/security/backup-codes')).codes);
                  await onChanged();
                })
              }
            >
              {t('backupNew')}
            </Button>
          </li>
        )}
      </ul>
      <Refused problem={problem} />
      <Making making={making} onMade={made} onClose={() => setMaking(null)} />
      <CodesDialog codes={codes} onClose={() => setCodes(null)} />
    </section>
  );
}

function Making({ making, onMade, onClose }: { making: Making; onMade: (made: Made) => void; onClose: () => void }) {
  const { t } = useOwnWords(securityWords);
  const own = useOwnWords(signInWords);
  return (
    <Modal opened={making !== null} onClose={onClose} title={making === 'app' ? t('app') : t('passkey')} closeButtonProps={{ 'aria-label': own.t('cancel') }}>
      {making === 'app' ? <MakeTotp onMade={onMade} /> : <MakePasskey onMade={onMade} />}
    </Modal>
  );
}

function CodesDialog({ codes, onClose }: { codes: string[] | null; onClose: () => void }) {
  const { t } = useOwnWords(signInWords);
  return (
    <Modal opened={codes !== null} onClose={onClose} size="lg" title={t('codesTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {codes && <BackupCodes codes={codes} onKept={onClose} />}
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Security } from '../../server/contract/identity-shapes.ts';
import type { NextStep } from '../../server/contract/shapes.ts';
import { api, onFreshNeeded } from '../api.ts';
import { SecondFactor } from '../screens/sign-in/second-factor.tsx';
import { signInWords } from '../screens/sign-in/words.ts';
import { useOwnWords } from '../words/own.ts';

type Waiting = { ways: NextStep['ways']; answer: (given: boolean) => void };

/** Asks the second factor once more when the server wants it fresh; the request that was refused then goes again by itself. */
export function StepUp() {
  const { t } = useOwnWords(signInWords);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  useEffect(
    () =>
      onFreshNeeded(async () => {
        const own = await api.get<Security>('/api/security');
        const ways: NextStep['ways'] = [
          ...(own.totp ? (['totp'] as const) : []),
          ...(own.passkeys.length ? (['passkey'] as const) : []),
          ...(own.backupCodesLeft ? (['backup-code'] as const) : []),
        ];
        return new Promise<boolean>((answer) => setWaiting({ ways, answer }));
      }),
    [],
  );
  const end = (given: boolean) => {
    waiting?.answer(given);
    setWaiting(null);
  };
  return (
    <Modal opened={waiting !== null} onClose={() => end(false)} title={t('freshTitle')} closeButtonProps={{ 'aria-label': t('cancel') }} zIndex={400}>
      {waiting && (
        <div className="stack">
          <p style={{ margin: 0 }}>{waiting.ways.length ? t('freshIntro') : t('freshNone')}</p>
          {waiting.ways.length > 0 ? (
            <SecondFactor ways={waiting.ways} onDone={() => end(true)} />
          ) : (
            <Button onClick={() => location.assign('/api/auth/oidc/start?again=1')}>{t('toSignIn')}</Button>
          )}
        </div>
      )}
    </Modal>
  );
}

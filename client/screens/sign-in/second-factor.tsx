import { Button, TextInput } from '@mantine/core';
import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { Me, NextStep } from '../../../server/contract/shapes.ts';
import { api } from '../../api.ts';
import { Refused } from '../../parts/feedback.tsx';
import { useOwnWords } from '../../words/own.ts';
import { useDoing } from '../../parts/use-doing.ts';
import { signInWords } from './words.ts';

/** Asks the second factor by whichever way this person has: a code of the app or from paper, or a passkey. */
export function SecondFactor({ ways, onDone }: { ways: NextStep['ways']; onDone: (me: Me) => void }) {
  const { t } = useOwnWords(signInWords);
  const { busy, problem, act } = useDoing(t('passkeyFailed'));
  const [code, setCode] = useState('');
  const codes = ways.includes('totp') || ways.includes('backup-code');

  const giveCode = () => act(async () => onDone(await api.post<Me>('/api/auth/second-factor/code', { code })));
  const givePasskey = () =>
    act(async () => {
      const { options } = await api.post<{ options: PublicKeyCredentialRequestOptionsJSON }>('/api/auth/second-factor/passkey/options');
      const credential = await startAuthentication({ optionsJSON: options });
      onDone(await api.post<Me>('/api/auth/second-factor/passkey', { credential }));
    });

  return (
    <div className="stack">
      {ways.includes('passkey') && (
        <Button leftSection={<KeyRound size={18} aria-hidden />} variant={codes ? 'light' : 'filled'} loading={busy} onClick={() => void givePasskey()}>
          {t('usePasskey')}
        </Button>
      )}
      {codes && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void giveCode();
          }}
        >
          <TextInput
            label={ways.includes('totp') ? t('code') : t('backupOnly')}
            description={ways.includes('totp') && ways.includes('backup-code') ? t('codeHelp') : undefined}
            name="code"
            autoComplete="one-time-code"
            inputMode={ways.includes('totp') ? 'text' : undefined}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            maxLength={24}
            autoFocus
          />
          <Button type="submit" loading={busy} disabled={code.trim().length < 6}>
            {t('confirm')}
          </Button>
        </form>
      )}
      <Refused problem={problem} />
    </div>
  );
}

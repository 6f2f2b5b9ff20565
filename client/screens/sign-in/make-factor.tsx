import { Button, Code, TextInput } from '@mantine/core';
import { startRegistration, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { KeyRound, Smartphone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Me } from '../../../server/contract/shapes.ts';
import { api } from '../../api.ts';
import { Refused } from '../../parts/feedback.tsx';
import { useOwnWords } from '../../words/own.ts';
import { useDoing } from '../../parts/use-doing.ts';
import { signInWords } from './words.ts';

export type Made = { me: Me; backupCodes: string[] | null };
type Totp = { secret: string; uri: string; svg: string };
type Props = { onMade: (made: Made) => void };

/** The choice between an app with codes and a passkey, and the making of it. */
export function MakeFactor({ onMade }: Props) {
  const { t } = useOwnWords(signInWords);
  const [way, setWay] = useState<'app' | 'passkey' | null>(null);
  if (way === 'app') return <MakeTotp onMade={onMade} />;
  if (way === 'passkey') return <MakePasskey onMade={onMade} />;
  return (
    <div className="stack">
      <Choice icon={<Smartphone size={24} aria-hidden />} title={t('setUpApp')} help={t('setUpAppHelp')} onChoose={() => setWay('app')} />
      {'PublicKeyCredential' in window && (
        <Choice icon={<KeyRound size={24} aria-hidden />} title={t('setUpPasskey')} help={t('setUpPasskeyHelp')} onChoose={() => setWay('passkey')} />
      )}
    </div>
  );
}

function Choice({ icon, title, help, onChoose }: { icon: ReactNode; title: string; help: string; onChoose: () => void }) {
  const { t } = useOwnWords(signInWords);
  return (
    <div className="card line" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
      {icon}
      <div className="grow">
        <b>{title}</b>
        <p className="quiet" style={{ margin: '4px 0 10px' }}>
          {help}
        </p>
        <Button variant="light" onClick={onChoose} aria-label={`${t('choose')}: ${title}`}>
          {t('choose')}
        </Button>
      </div>
    </div>
  );
}

/** An app that shows codes: picture and key, and the first code as proof. */
export function MakeTotp({ onMade }: Props) {
  const { t } = useOwnWords(signInWords);
  const { busy, problem, act } = useDoing();
  const [totp, setTotp] = useState<Totp | null>(null);
  const [code, setCode] = useState('');
  const begin = () => act(async () => setTotp(await api.post<Totp>('/api/auth/totp/begin')));
  const confirm = () => act(async () => onMade(await api.post<Made>('/api/auth/totp/confirm', { code })));
  if (!totp)
    return (
      <div className="card stack">
        <p style={{ margin: 0 }}>{t('setUpAppHelp')}</p>
        <Button loading={busy} onClick={() => void begin()} leftSection={<Smartphone size={18} aria-hidden />}>
          {t('choose')}
        </Button>
        <Refused problem={problem} />
      </div>
    );
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <b>{t('scan')}</b>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(totp.svg)}`}
        alt={t('scanAlt')}
        width={210}
        height={210}
        style={{ background: '#fff', borderRadius: 8 }}
      />
      <div>
        <p className="quiet" style={{ margin: '0 0 4px' }}>
          {t('manual')}
        </p>
        <Code style={{ overflowWrap: 'anywhere', color: 'inherit', fontSize: '1rem' }}>{totp.secret.match(/.{1,4}/g)?.join(' ')}</Code>
      </div>
      <TextInput
        label={t('firstCode')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={7}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Refused problem={problem} />
      <Button type="submit" loading={busy} disabled={code.replace(/\s/g, '').length !== 6}>
        {t('confirm')}
      </Button>
    </form>
  );
}

/** A passkey on this device, under a name. */
export function MakePasskey({ onMade }: Props) {
  const { t } = useOwnWords(signInWords);
  const { busy, problem, act } = useDoing(t('passkeyFailed'));
  const [name, setName] = useState(t('thisDevice'));
  const make = () =>
    act(async () => {
      const { options } = await api.post<{ options: PublicKeyCredentialCreationOptionsJSON }>('/api/auth/passkeys/options');
      const credential = await startRegistration({ optionsJSON: options });
      onMade(await api.post<Made>('/api/auth/passkeys', { credential, name }));
    });
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextInput
        label={t('passkeyName')}
        description={t('passkeyNameHelp')}
        maxLength={60}
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Refused problem={problem} />
      <Button type="submit" loading={busy} leftSection={<KeyRound size={18} aria-hidden />}>
        {t('makePasskey')}
      </Button>
    </form>
  );
}

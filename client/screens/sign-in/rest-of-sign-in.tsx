import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Me, NextStep } from '../../../server/contract/shapes.ts';
import { api } from '../../api.ts';
import { useDirectory } from '../../cache.ts';
import { useOwnWords } from '../../words/own.ts';
import { BackupCodes } from './backup-codes.tsx';
import { Frame } from './frame.tsx';
import { MakeFactor } from './make-factor.tsx';
import { SecondFactor } from './second-factor.tsx';
import { signInWords } from './words.ts';

/** What follows the first factor: the second one, or making one with its codes on paper; then the hat, when there are more. */
export function RestOfSignIn({ step, to }: { step: NextStep | Me; to?: string }) {
  const { t } = useOwnWords(signInWords);
  const [me, setMe] = useState<Me | null>('next' in step ? null : step);
  const [codes, setCodes] = useState<string[] | null>(null);

  // A fresh page: nothing of a former person stays in memory.
  const enter = () => location.assign(to ?? '/');
  const next = (who: Me) => (who.memberships.length > 1 ? setMe(who) : enter());

  if (codes && me)
    return (
      <Frame>
        <BackupCodes codes={codes} onKept={() => (setCodes(null), next(me))} />
      </Frame>
    );
  if (me) return <ChooseHat me={me} onChosen={enter} />;
  if (!('next' in step)) return null;
  if (step.next === 'set-up')
    return (
      <Frame>
        <h1>{t('setUpTitle')}</h1>
        <p className="quiet">{t('setUpIntro')}</p>
        <MakeFactor
          onMade={(made) => {
            if (!made.backupCodes) return next(made.me);
            setMe(made.me);
            setCodes(made.backupCodes);
          }}
        />
        <StartOver />
      </Frame>
    );
  return (
    <Frame width={460}>
      <h1>{t('secondTitle')}</h1>
      <p className="quiet">{t('secondIntro')}</p>
      <div className="card">
        <SecondFactor ways={step.ways} onDone={next} />
      </div>
      <StartOver />
    </Frame>
  );
}

function StartOver() {
  const { t } = useOwnWords(signInWords);
  const again = async () => {
    await api.post('/api/auth/sign-out').catch(() => undefined);
    location.assign('/aanmelden');
  };
  return (
    <Button variant="subtle" mt="md" onClick={() => void again()}>
      {t('startOver')}
    </Button>
  );
}

function ChooseHat({ me, onChosen }: { me: Me; onChosen: () => void }) {
  const { t } = useOwnWords(signInWords);
  const choose = async (membership: string) => {
    await api.post('/api/me/hat', { membership });
    onChosen();
  };
  return (
    <Frame>
      <h1>{t('hatTitle')}</h1>
      <p className="quiet">{t('hatIntro')}</p>
      <ul className="rows">
        {me.memberships.map((hat) => (
          <li key={hat.id}>
            <button type="button" className="row" onClick={() => void choose(hat.id)}>
              <span className="what">
                <b>{hat.title}</b>
                <OrgName id={hat.org} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

function OrgName({ id }: { id: string }) {
  const { orgName } = useDirectory();
  return <span>{orgName(id)}</span>;
}

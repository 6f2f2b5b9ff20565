import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Me } from '../../server/contract/shapes.ts';
import { keys, useMe } from '../cache.ts';
import { applyChanges, catchUp, clockKnown, currentClock } from '../live.ts';
import { Failed, Loading } from '../parts/feedback.tsx';
import { writeAs } from '../parts/form/drafts.ts';
import { openSocket, useConnection, useRoom } from '../socket.ts';
import { useWords } from '../words/i18n.ts';
import { EmergencyBanner } from './emergency/banner.tsx';
import { DemoClock } from './shell/demo-clock.tsx';
import { BottomBar, Header } from './shell/header.tsx';
import { Palette } from './shell/palette.tsx';
import { seesContent } from './shell/places.ts';
import { useKeys } from './shell/use-keys.ts';
import { WhoChanged } from './shell/who-changed.tsx';

/** What stands around every screen: header, search, keys, live connection, the demo's clock. Leads to sign-in when nobody is signed in. */
export function ShellScreen() {
  const me = useMe();
  const location = useLocation();
  if (me.isPending)
    return (
      <main className="page">
        <Loading />
      </main>
    );
  if (me.isError)
    return (
      <main className="page">
        <Failed error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  // The new address is known before its screen stands: leading there again would lead there for ever.
  if (!me.data && location.pathname === '/aanmelden')
    return (
      <main className="page">
        <Loading />
      </main>
    );
  if (!me.data) return <Navigate to="/aanmelden" search={{ naar: location.pathname === '/' ? undefined : location.href }} />;
  return <Inside me={me.data} key={me.data.hat ?? 'none'} />;
}

function Inside({ me }: { me: Me }) {
  const { t } = useWords();
  // Who may see no clients has nothing to hear; the server would not let him listen.
  useLive(seesContent(me));
  useRoom('mine');
  useKeys();
  useEffect(() => writeAs(me.person.id), [me.person.id]);
  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      {me.manualClock && <DemoClock me={me} />}
      <Header me={me} />
      <OfflineBanner />
      <EmergencyBanner />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <BottomBar me={me} />
      <Palette me={me} />
      <WhoChanged />
    </>
  );
}

function useLive(listens: boolean) {
  const client = useQueryClient();
  const connection = useConnection();
  useEffect(() => {
    if (!listens) return undefined;
    return openSocket({
      changes: (changes) => void applyChanges(client, changes),
      clock: currentClock,
      clockKnown,
      // The session ended or another hat was put on in another window: ask who I am now.
      bye: () => void client.invalidateQueries({ queryKey: keys.me }),
      inbox: () => void client.invalidateQueries({ queryKey: keys.inbox }),
    });
  }, [client, listens]);
  const [wasOffline, setWasOffline] = useState(false);
  useEffect(() => {
    if (connection === 'offline') setWasOffline(true);
    if (connection === 'online' && wasOffline) {
      setWasOffline(false);
      void catchUp(client);
      // What failed while the server was away is asked for again.
      void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    }
  }, [connection, wasOffline, client]);
}

/** Says that the connection is gone, after a moment: a short hiccup bothers nobody. */
function OfflineBanner() {
  const { t } = useWords();
  const connection = useConnection();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (connection !== 'offline') return setShown(false);
    const timer = setTimeout(() => setShown(true), 2_500);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div role="status" className="no-print">
      {shown && <div className="offline note warn">{t('shell.offline')}</div>}
    </div>
  );
}

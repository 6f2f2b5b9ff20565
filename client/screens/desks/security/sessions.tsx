import { Button } from '@mantine/core';
import type { Security } from '../../../../server/contract/identity-shapes.ts';
import { api } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { longDay, timeText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { securityWords } from './words.ts';

/** Where one is signed in, with the way to end it. */
export function Sessions({ mine, onChanged }: { mine: Security; onChanged: () => Promise<void> }) {
  const { t, locale } = useOwnWords(securityWords);
  const { busy, problem, act } = useDoing();
  const post = (path: string) => act(async () => (await api.post(path), await onChanged()));
  const when = (instant: string) => `${longDay(instant, locale)} ${timeText(instant, locale)}`;
  return (
    <section className="stack tight" aria-labelledby="sessions">
      <div className="spread">
        <h2 id="sessions">{t('sessions')}</h2>
        {mine.sessions.length > 1 && (
          <Button size="compact-sm" variant="light" loading={busy} onClick={() => void post('/api/security/sessions/end-others')}>
            {t('endOthers')}
          </Button>
        )}
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('sessionsHelp', { minutes: mine.idleMinutes, hours: mine.absoluteHours })}
      </p>
      <ul className="rows">
        {mine.sessions.map((session) => (
          <li key={session.id} className="spread" style={{ padding: '12px 16px' }}>
            <span>
              <b>{session.device || t('unknownDevice')}</b> {session.here && <span className="tag good">{t('here')}</span>}
              <div className="quiet small">{t('since', { since: when(session.since), seen: when(session.seenAt) })}</div>
            </span>
            {!session.here && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={t('endOf', { device: session.device || t('unknownDevice') })}
                onClick={() => void post(`/api/security/sessions/${session.id}/end`)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused problem={problem} />
    </section>
  );
}

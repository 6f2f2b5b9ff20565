import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { RetentionDesk } from '../../../../server/contract/retention-shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useSentences } from '../../../words/sentences.ts';
import { useOwnWords } from '../../../words/own.ts';
import { retentionWords } from './words.ts';
import { useAct } from './use-retention.ts';

/** What is due: ticked and proposed by one person. */
export function DueList({ due }: { due: RetentionDesk['due'] }) {
  const { t, locale } = useOwnWords(retentionWords);
  const { now } = useSentences();
  const { orgName } = useDirectory();
  const [chosen, setChosen] = useState<string[]>([]);
  const { act, busy, problem } = useAct();
  const day = (iso: string) => dayText(iso.slice(0, 10), locale, now);
  const nameOf = (one: { kind: string; id: string }) => t(one.kind === 'signal' ? 'signal' : 'file', { id: one.id.slice(-8) });
  return (
    <section className="card" aria-labelledby="retention-due">
      <h2 id="retention-due">{t('due')}</h2>
      <p className="quiet small">{t(due.length ? 'dueHelp' : 'noDue')}</p>
      <ul className="rows" hidden={due.length === 0}>
        {due.map((one) => (
          <li key={one.id} className="line" style={{ padding: '10px 16px', flexWrap: 'nowrap', alignItems: 'flex-start' }}>
            <Checkbox
              aria-label={t('select', { name: nameOf(one) })}
              checked={chosen.includes(one.id)}
              disabled={one.held}
              onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
            />
            <div>
              <b>{nameOf(one)}</b> {one.held && <span className="tag">{t('held')}</span>}
              <div className="quiet small">
                {[one.law, orgName(one.org), t('lastChange', { day: day(one.lastChange) }), t('destroyOn', { day: day(one.dueOn) })]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {due.length > 0 && (
        <Button
          mt="sm"
          disabled={chosen.length === 0}
          loading={busy}
          onClick={() => void act('/api/retention/destructions', { ids: chosen }).then((ok) => ok && setChosen([]))}
        >
          {t('propose', { count: chosen.length })}
        </Button>
      )}
      <Refused problem={problem} />
    </section>
  );
}

/** What was proposed: another person approves, either takes it back. */
export function Batches({ batches, me }: { batches: RetentionDesk['batches']; me: string }) {
  const { t, locale } = useOwnWords(retentionWords);
  const { now } = useSentences();
  const { personName } = useDirectory();
  const { act, busy, problem } = useAct();
  const day = (iso: string) => dayText(iso.slice(0, 10), locale, now);
  return (
    <section className="card" aria-labelledby="retention-batches">
      <h2 id="retention-batches">{t('batches')}</h2>
      {batches.length === 0 && <p className="quiet">{t('noBatches')}</p>}
      <ul className="rows" hidden={batches.length === 0}>
        {batches.map((one) => (
          <li key={one.id} className="spread" style={{ padding: '10px 16px' }}>
            <div className="grow">
              <b>{t(one.kind === 'signal' ? 'signal' : 'file', { id: one.object.slice(-8) })}</b>{' '}
              <span className="tag">{t(`state_${one.state as 'proposed' | 'approved' | 'done'}`)}</span>
              <div className="quiet small">
                {[
                  one.law,
                  t('destroyOn', { day: day(one.dueOn) }),
                  t('proposedBy', { name: personName(one.proposedBy) ?? '' }),
                  ...(one.approvedBy ? [t('approvedBy', { name: personName(one.approvedBy) ?? '' })] : []),
                ].join(' · ')}
              </div>
            </div>
            {one.state === 'proposed' &&
              (one.proposedBy === me ? (
                <span className="quiet small">{t('ownProposal')}</span>
              ) : (
                <Button size="compact-sm" loading={busy} onClick={() => void act('/api/retention/destructions/approve', { ids: [one.id] })}>
                  {t('approve')}
                </Button>
              ))}
            {one.state !== 'done' && (
              <Button variant="default" size="compact-sm" loading={busy} onClick={() => void act('/api/retention/destructions/withdraw', { ids: [one.id] })}>
                {t('withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused problem={problem} />
    </section>
  );
}

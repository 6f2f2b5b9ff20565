import { Button } from '@mantine/core';
import type { Staff } from '../../../../server/contract/identity-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { longDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { roleName } from '../../../words/roles.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { peopleWords } from './words.ts';

/** Memberships that give power and wait until somebody else confirms them. */
export function Requests({ staff, onChanged }: { staff: Staff; onChanged: () => Promise<void> }) {
  const { t, locale } = useOwnWords(peopleWords);
  const { busy, problem, act } = useDoing();
  if (!staff.requests.length) return null;
  const nameOf = (id: string) => staff.people.find((person) => person.id === id)?.name ?? '';
  const orgName = (id: string) => staff.organisations.find((org) => org.id === id)?.name ?? '';
  const decide = (id: string, how: 'confirm' | 'refuse') =>
    act(async () => {
      await api.post(`/api/administration/requests/${id}/${how}`, {}, { key: newKey() });
      await onChanged();
    });
  return (
    <section className="stack tight" aria-labelledby="waiting">
      <h2 id="waiting">
        {t('waiting')} <span className="count">{staff.requests.length}</span>
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {t('waitingHelp')}
      </p>
      <ul className="rows">
        {staff.requests.map((one) => (
          <li key={one.id} className="spread" style={{ padding: '12px 16px' }}>
            <span className="grow">
              {t('asked', {
                by: nameOf(one.by),
                day: longDay(one.at, locale),
                name: nameOf(one.person),
                title: one.title,
                org: orgName(one.org),
                roles: one.roles.map((role) => roleName(role, locale)).join(', '),
              })}
              {one.barred && <div className="quiet small">{one.barred[locale]}</div>}
            </span>
            <span className="line">
              {!one.barred && (
                <Button size="compact-sm" loading={busy} onClick={() => void decide(one.id, 'confirm')}>
                  {t('confirm')}
                </Button>
              )}
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => void decide(one.id, 'refuse')}>
                {t('refuse')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Refused problem={problem} />
    </section>
  );
}

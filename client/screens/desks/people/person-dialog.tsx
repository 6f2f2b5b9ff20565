import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Staff } from '../../../../server/contract/identity-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { longDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { roleName } from '../../../words/roles.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { emptyHat, HatFields, hatOf } from './hat-fields.tsx';
import type { StaffPerson } from './index.tsx';
import { Leave } from './leave.tsx';
import type { Link } from './link-dialog.tsx';
import { peopleWords } from './words.ts';

type Props = { person: StaffPerson; staff: Staff; manages: boolean; onClose: () => void; onChanged: () => Promise<void>; onLink: (link: Link) => void };

/** One colleague: memberships with their periods, a new invitation, signing out everywhere, leaving. */
export function PersonDialog(props: Props) {
  const { person, manages, onClose, onChanged } = props;
  const { t } = useOwnWords(peopleWords);
  const [leaving, setLeaving] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={leaving ? t('leaveTitle', { name: person.name }) : person.name}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {leaving ? (
        <Leave person={person} onDone={() => (void onChanged(), onClose())} />
      ) : (
        <div className="stack" style={{ gap: 20 }}>
          <span className="quiet">{person.email}</span>
          <Hats {...props} />
          {manages && person.active && <Login {...props} onLeave={() => setLeaving(true)} />}
        </div>
      )}
    </Modal>
  );
}

function Hats({ person, staff, manages, onChanged }: Props) {
  const { t, locale } = useOwnWords(peopleWords);
  const { busy, problem, act } = useDoing();
  const [draft, setDraft] = useState<ReturnType<typeof emptyHat> | null>(null);
  const [waiting, setWaiting] = useState(false);
  const orgName = (id: string) => staff.organisations.find((org) => org.id === id)?.name ?? '';
  const end = (id: string) => act(async () => (await api.post(`/api/memberships/${id}/end`, {}, { key: newKey() }), await onChanged()));
  const give = () =>
    act(async () => {
      const made = await api.post<{ waiting?: boolean }>('/api/memberships', { person: person.id, ...hatOf(draft!) }, { key: newKey() });
      setWaiting(made.waiting === true);
      setDraft(null);
      await onChanged();
    });
  return (
    <section className="stack tight">
      <h2 style={{ margin: 0 }}>{t('hats')}</h2>
      {person.memberships.length === 0 && <p className="quiet">{t('noHats')}</p>}
      <ul className="rows">
        {person.memberships.map((hat) => (
          <li key={hat.id} className="spread" style={{ padding: '10px 14px' }}>
            <span>
              <b>{hat.title}</b> · {orgName(hat.org)}
              <div className="quiet small">
                {hat.roles.map((role) => roleName(role, locale)).join(', ')} · {t('from', { day: longDay(hat.from, locale) })}
                {hat.until && ` ${t('until', { day: longDay(hat.until, locale) })}`}
              </div>
            </span>
            {manages && !hat.until && (
              <Button size="compact-sm" variant="subtle" color="red" aria-label={t('endHatOf', { title: hat.title })} onClick={() => void end(hat.id)}>
                {t('endHat')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waiting && <div className="note warn">{t('givenWaiting')}</div>}
      {draft && (
        <form
          className="card stack"
          onSubmit={(event) => {
            event.preventDefault();
            void give();
          }}
        >
          <HatFields draft={draft} staff={staff} onChange={setDraft} wrong={(name) => problem?.errors?.find((error) => error.path === name)?.text[locale]} />
          <Button type="submit" loading={busy} disabled={!draft.roles.length}>
            {t('give')}
          </Button>
        </form>
      )}
      <Refused problem={problem} />
      {manages && person.active && !draft && (
        <div>
          <Button size="compact-sm" variant="light" onClick={() => setDraft(emptyHat(staff))}>
            {t('addHat')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Login({ person, onLink, onChanged, onLeave }: Props & { onLeave: () => void }) {
  const { t } = useOwnWords(peopleWords);
  const { busy, problem, act } = useDoing();
  const [renewFactor, setRenew] = useState(false);
  const [ended, setEnded] = useState(false);
  const invite = () =>
    act(async () => {
      const made = await api.post<Omit<Link, 'name'>>(`/api/administration/people/${person.id}/invite`, { renewFactor }, { key: newKey() });
      await onChanged();
      onLink({ ...made, name: person.name });
    });
  const endSessions = () =>
    act(async () => {
      await api.post(`/api/administration/people/${person.id}/end-sessions`);
      setEnded(true);
      await onChanged();
    });
  return (
    <section className="stack tight">
      <h2 style={{ margin: 0 }}>{t('inviteAgain')}</h2>
      <p className="quiet" style={{ margin: 0 }}>
        {t('inviteAgainHelp')}
      </p>
      <Checkbox label={t('renew')} checked={renewFactor} onChange={(event) => setRenew(event.currentTarget.checked)} />
      <div className="line">
        <Button variant="light" loading={busy} onClick={() => void invite()}>
          {t('inviteAgain')}
        </Button>
        <Button variant="default" onClick={() => void endSessions()}>
          {t('endSessions')}
        </Button>
        <Button variant="subtle" color="red" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
      {ended && (
        <div className="note good" role="status">
          {t('sessionsEnded', { name: person.name })}
        </div>
      )}
      <Refused problem={problem} />
    </section>
  );
}

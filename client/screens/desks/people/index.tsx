import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Staff } from '../../../../server/contract/identity-shapes.ts';
import { api } from '../../../api.ts';
import { keys, useMe } from '../../../cache.ts';
import { Empty, Failed, Loading } from '../../../parts/feedback.tsx';
import { longDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { roleName } from '../../../words/roles.ts';
import { AddOrganisation } from './add-organisation.tsx';
import { InviteForm } from './invite-form.tsx';
import { LinkDialog, type Link } from './link-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { Requests } from './requests.tsx';
import { peopleWords } from './words.ts';

export type StaffPerson = Staff['people'][number];

/** Who works here: invitations, memberships with their periods, what waits for a second pair of eyes, and leaving. */
export function Desk() {
  const { t, locale } = useOwnWords(peopleWords);
  const client = useQueryClient();
  const manages = useMe().data?.roles.includes('ADMIN') ?? false;
  const query = useQuery({ queryKey: ['staff'], queryFn: () => api.get<Staff>('/api/administration/people') });
  const [filter, setFilter] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [form, setForm] = useState<'invite' | 'organisation' | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  const again = async () => {
    await client.invalidateQueries({ queryKey: ['staff'] });
    await client.invalidateQueries({ queryKey: keys.directory });
  };
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const staff = query.data;
  const orgName = (id: string) => staff.organisations.find((org) => org.id === id)?.name ?? '';
  const about = (person: StaffPerson) =>
    person.memberships.map((hat) => `${hat.title} · ${orgName(hat.org)} ${hat.roles.map((role) => roleName(role, locale)).join(' ')}`).join(', ');
  const found = staff.people.filter((person) => `${person.name} ${person.email} ${about(person)}`.toLowerCase().includes(filter.toLowerCase()));
  const shown = staff.people.find((person) => person.id === open);
  return (
    <div className="stack" style={{ gap: 24 }}>
      <Requests staff={staff} onChanged={again} />
      <section className="stack tight" aria-labelledby="people">
        <div className="spread">
          <h2 id="people">
            {t('people')} <span className="count">{found.length}</span>
          </h2>
          {manages && (
            <span className="line">
              <Button variant="default" onClick={() => setForm('organisation')}>
                {t('organisation')}
              </Button>
              <Button leftSection={<UserPlus size={17} aria-hidden />} onClick={() => setForm('invite')}>
                {t('invite')}
              </Button>
            </span>
          )}
        </div>
        {!manages && <p className="quiet">{t('readOnly')}</p>}
        <TextInput aria-label={t('find')} placeholder={t('find')} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
        {found.length === 0 && <Empty title={t('none')} />}
        <ul className="rows">
          {found.map((person) => (
            <li key={person.id}>
              <button type="button" className="row" onClick={() => setOpen(person.id)}>
                <span className="what">
                  <b>{person.name}</b>
                  <span>
                    {person.memberships
                      .filter((hat) => !hat.until || person.active)
                      .map((hat) => `${hat.title} · ${orgName(hat.org)}`)
                      .join(', ') || t('noHats')}
                  </span>
                </span>
                <State person={person} />
              </button>
            </li>
          ))}
        </ul>
      </section>
      <InviteForm opened={form === 'invite'} staff={staff} onClose={() => setForm(null)} onMade={(made) => (setForm(null), setLink(made), void again())} />
      <AddOrganisation opened={form === 'organisation'} onClose={() => setForm(null)} onMade={() => (setForm(null), void again())} />
      {shown && (
        <PersonDialog
          person={shown}
          staff={staff}
          manages={manages}
          onClose={() => setOpen(null)}
          onChanged={again}
          onLink={(made) => (setOpen(null), setLink(made))}
        />
      )}
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </div>
  );
}

function State({ person }: { person: StaffPerson }) {
  const { t, locale } = useOwnWords(peopleWords);
  if (!person.active) return <span className="tag">{t('left')}</span>;
  if (person.invitedUntil) return <span className="tag warn">{t('invited', { day: longDay(person.invitedUntil, locale) })}</span>;
  if (person.sessions > 0) return <span className="tag good">{t('signedIn')}</span>;
  if (!person.password && !person.secondFactor) return <span className="tag">{t('noLogin')}</span>;
  return person.secondFactor ? null : <span className="tag">{t('noFactor')}</span>;
}

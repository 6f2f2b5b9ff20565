import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Staff } from '../../../../server/contract/identity-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { emptyHat, HatFields, hatOf } from './hat-fields.tsx';
import type { Link } from './link-dialog.tsx';
import { peopleWords } from './words.ts';

type Props = { opened: boolean; staff: Staff; onClose: () => void; onMade: (link: Link) => void };

/** A new colleague with a membership; what comes back is the link that lets him in once. */
export function InviteForm({ opened, staff, onClose, onMade }: Props) {
  const { t, locale } = useOwnWords(peopleWords);
  const { busy, problem, act } = useDoing();
  const [who, setWho] = useState({ name: '', email: '', phone: '', locale: 'nl' });
  const [hat, setHat] = useState(() => emptyHat(staff));
  const wrong = (path: string) => problem?.errors?.find((error) => error.path === path)?.text[locale];
  const make = () =>
    act(async () => {
      const body = { name: who.name, email: who.email, locale: who.locale, ...(who.phone ? { phone: who.phone } : {}), membership: hatOf(hat) };
      const made = await api.post<Omit<Link, 'name'>>('/api/administration/invitations', body, { key: newKey() });
      onMade({ ...made, name: who.name });
      setWho({ name: '', email: '', phone: '', locale: 'nl' });
      setHat(emptyHat(staff));
    });
  const field = (name: 'name' | 'email' | 'phone', more: { type?: string; required?: boolean; description?: string }) => (
    <TextInput
      {...more}
      label={t(name)}
      withAsterisk={false}
      maxLength={name === 'email' ? 200 : 120}
      value={who[name]}
      onChange={(event) => setWho({ ...who, [name]: event.currentTarget.value })}
      error={wrong(name)}
    />
  );
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('invite')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        {field('name', { required: true })}
        {field('email', { type: 'email', required: true })}
        {field('phone', { type: 'tel', description: t('optional') })}
        <NativeSelect
          label={t('language')}
          value={who.locale}
          onChange={(event) => setWho({ ...who, locale: event.currentTarget.value })}
          data={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'en', label: 'English' },
          ]}
        />
        <HatFields draft={hat} staff={staff} onChange={setHat} wrong={(name) => wrong(`membership.${name}`)} />
        <Refused problem={problem} />
        <div className="line">
          <Button type="submit" loading={busy} disabled={!hat.roles.length}>
            {t('makeLink')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

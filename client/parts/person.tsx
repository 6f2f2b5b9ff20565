import { Phone } from 'lucide-react';
import { useDirectory, useMe } from '../cache.ts';
import { useWords } from '../words/i18n.ts';

/** A colleague's name; with `role` what they do and where, with `phone` the number to call. Mekoar itself when it is the system. */
export function Person({ id, role = false, phone = false }: { id: string | null | undefined; role?: boolean; phone?: boolean }) {
  const { people, personName, orgName } = useDirectory();
  const me = useMe().data;
  const { t } = useWords();
  if (!id) return <span className="quiet">{t('common.nobodyYet')}</span>;
  if (id === 'system') return <span>Mekoar</span>;
  const card = people.find((person) => person.id === id);
  const hat = card?.memberships[0];
  const name = personName(id) || (me?.person.id === id ? me.person.name : t('common.somebody'));
  return (
    <span>
      {name}
      {role && hat && (
        <span className="quiet">
          , {hat.title} · {orgName(hat.org)}
        </span>
      )}
      {phone && card?.phone && (
        <>
          {' '}
          <a className="nowrap" href={`tel:${card.phone.replaceAll(' ', '')}`}>
            <Phone size={13} aria-hidden /> {card.phone}
          </a>
        </>
      )}
    </span>
  );
}

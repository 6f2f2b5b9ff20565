import { Link } from '@tanstack/react-router';
import { ContactList } from '../desks/directory/contact-list.tsx';
import { useContacts, useDirectoryWords } from '../desks/directory/use-directory.ts';
import type { Me } from '../../../server/contract/shapes.ts';

/** Whose first question is "who is it over there": practices and teams. */
const ASKING = [
  'GP',
  'SUBSTITUTE_GP',
  'POH_O',
  'POH_GGZ',
  'POH_S',
  'ASSISTANT',
  'WIJ_WORKER',
  'WIJ_COACH',
  'YOUTH_CM',
  'OJG',
  'DISTRICT_NURSE',
  'PRACTICE_MANAGER',
  'TEAM_MANAGER',
];
const THEMES = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH'];
const MOST = 3;

/** The fixed contacts of the other side (P-001), and the way to who does what: a theme is one click, an organisation the next. */
export function ContactsCard({ me }: { me: Me }) {
  const { t, themeText } = useDirectoryWords();
  const query = useContacts();
  if (!me.roles.some((role) => ASKING.includes(role)) || !query.data) return null;
  return (
    <section className="card" aria-label={t('cardTitle')}>
      <h2 style={{ margin: '0 0 2px' }}>{t('cardTitle')}</h2>
      {query.data.length === 0 ? <p className="quiet">{t('cardNone')}</p> : <ContactList lines={query.data.slice(0, MOST)} withOrg />}
      <div className="line small" style={{ marginTop: 8, gap: 14 }}>
        <Link to="/bureau/$path" params={{ path: 'wegwijzer' }}>
          {t('cardAll')}
        </Link>
        {THEMES.map((thema) => (
          <Link key={thema} to="/bureau/$path" params={{ path: 'wegwijzer' }} search={{ thema } as never}>
            {themeText(thema)}
          </Link>
        ))}
      </div>
    </section>
  );
}

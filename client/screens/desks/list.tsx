import { Link } from '@tanstack/react-router';
import { useMe } from '../../cache.ts';
import { useOwnWords } from '../../words/own.ts';
import { desksOf, type Desk } from './desks.ts';
import { deskWords } from './words.ts';

const GROUPS = ['team', 'manage', 'own'] as const;

/** All desks of this hat, by what they are for. */
export function DesksScreen() {
  const { t } = useOwnWords(deskWords);
  const me = useMe().data;
  const mine = me ? desksOf(me) : [];
  return (
    <div className="page">
      <h1>{t('title')}</h1>
      {GROUPS.map((group) => {
        const inGroup = mine.filter((desk) => desk.group === group);
        return inGroup.length ? <DeskGroup key={group} title={t(group)} desks={inGroup} /> : null;
      })}
    </div>
  );
}

function DeskGroup({ title, desks }: { title: string; desks: Desk[] }) {
  const { locale } = useOwnWords(deskWords);
  return (
    <section style={{ marginTop: 18 }}>
      <h2>{title}</h2>
      <ul className="desks">
        {desks.map((desk) => (
          <li key={desk.path}>
            <Link to="/bureau/$path" params={{ path: desk.path }} className="card desk">
              <desk.icon size={22} aria-hidden />
              <span>
                <b>{desk.title[locale]}</b>
                <span className="quiet">{desk.about[locale]}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

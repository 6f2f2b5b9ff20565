import { ActionIcon, Button, Kbd, Menu, UnstyledButton, VisuallyHidden, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { Link } from '@tanstack/react-router';
import { Check, ChevronDown, LogOut, Moon, Plus, Search, Sun } from 'lucide-react';
import type { Me } from '../../../server/contract/shapes.ts';
import { api } from '../../api.ts';
import { cache, keys, useDirectory, useInbox } from '../../cache.ts';
import { LanguageButton } from '../../parts/language-button.tsx';
import { useWords } from '../../words/i18n.ts';
import { placesOf, seesContent, thumbPlacesOf } from './places.ts';

/** Top of every page: places, search, new signal, language, and the person with the hat that is worn. */
export function Header({ me }: { me: Me }) {
  const { t } = useWords();
  return (
    <header className="top no-print">
      <Link to="/" className="brand" aria-label="Mekoar">
        <Mark />
        <b>Mekoar</b>
      </Link>
      <nav className="places only-wide" aria-label={t('shell.go')}>
        {placesOf(me).map((place) => (
          <Link key={place.to} to={place.to} activeOptions={{ exact: place.exact ?? false }} activeProps={{ className: 'active' }}>
            {t(place.word)}
            {place.to === '/berichten' && <Unread />}
          </Link>
        ))}
      </nav>
      <span className="grow" />
      <UnstyledButton className="search only-wide" onClick={spotlight.open} title={t('shell.searchHint')}>
        <Search size={16} aria-hidden /> <span>{t('common.search')}</span> <Kbd size="xs">/</Kbd>
      </UnstyledButton>
      <ActionIcon className="only-phone" variant="subtle" size="lg" onClick={spotlight.open} aria-label={t('common.search')}>
        <Search size={20} />
      </ActionIcon>
      {seesContent(me) && (
        <Button component={Link} to="/signaal" size="compact-md" className="only-wide" style={{ flex: 'none' }} leftSection={<Plus size={16} aria-hidden />}>
          {t('shell.signalShort')}
        </Button>
      )}
      <LanguageButton />
      <PersonMenu me={me} />
    </header>
  );
}

/** The same places under the thumb; what does not fit beside a new signal is in the person's menu. */
export function BottomBar({ me }: { me: Me }) {
  const { t } = useWords();
  return (
    <nav className="bottombar no-print" aria-label={t('shell.go')}>
      {thumbPlacesOf(me).map((place) => (
        <Link key={place.to} to={place.to} activeOptions={{ exact: place.exact ?? false }} activeProps={{ className: 'active' }}>
          <place.icon size={21} aria-hidden />
          {t(place.word)}
        </Link>
      ))}
      {seesContent(me) && (
        <Link to="/signaal" activeProps={{ className: 'active' }}>
          <Plus size={21} aria-hidden />
          {t('shell.signalShort')}
        </Link>
      )}
    </nav>
  );
}

function Unread() {
  const unread = (useInbox().data ?? []).filter((line) => !line.readAt).length;
  return unread ? <span className="count">{unread > 99 ? '99+' : unread}</span> : null;
}

function PersonMenu({ me }: { me: Me }) {
  const { t } = useWords();
  const { orgName } = useDirectory();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const hat = me.memberships.find((membership) => membership.id === me.hat);

  async function wear(membership: string) {
    await api.post('/api/me/hat', { membership });
    // Another hat sees other things: nothing of the former one may stay on the screen.
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    await cache.invalidateQueries({ queryKey: keys.me });
  }
  async function signOut() {
    await api.post('/api/auth/sign-out').catch(() => undefined);
    location.assign('/aanmelden');
  }

  return (
    <Menu position="bottom-end" width={300} withinPortal>
      <Menu.Target>
        <UnstyledButton className="me">
          <span className="initials">{initials(me.person.name)}</span>
          <VisuallyHidden>{t('shell.menu', { name: me.person.name })}</VisuallyHidden>
          <span className="only-wide">
            <b>{me.person.name}</b>
            <small>{hat ? `${hat.title} · ${orgName(hat.org)}` : ''}</small>
          </span>
          <ChevronDown size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.hat')}</Menu.Label>
        {me.memberships.map((membership) => (
          <Menu.Item
            key={membership.id}
            leftSection={membership.id === me.hat ? <Check size={16} /> : <span style={{ width: 16 }} />}
            onClick={() => void wear(membership.id)}
          >
            {membership.title}
            <div className="quiet small">{orgName(membership.org)}</div>
          </Menu.Item>
        ))}
        <Menu.Divider />
        {placesOf(me)
          .filter((place) => !thumbPlacesOf(me).some((near) => near.to === place.to))
          .map((place) => (
            <Menu.Item key={place.to} component={Link} to={place.to}>
              {t(place.word)} {place.to === '/berichten' && <Unread />}
            </Menu.Item>
          ))}
        <Menu.Item
          leftSection={scheme === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? t('shell.light') : t('shell.dark')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} />} onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.keys')}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The mark of the product: two people, one line. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0f5c63" />
      <path d="M7 22V11l5.500 7L16 12l3.500 6L25 11v11" fill="none" stroke="#fff" strokeWidth="2.600" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

function initials(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}/u.test(part) && !part.endsWith('.'));
  return ((parts[0]?.[0] ?? name[0] ?? '') + (parts.length > 1 ? parts.at(-1)![0] : '')).toUpperCase();
}

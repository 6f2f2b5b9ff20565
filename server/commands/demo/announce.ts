import { DEMO_PASSWORD, demoLogins } from '../../../db/seed/people.ts';

/** What the terminal shows when the demo is ready: the address, the password, and who can sign in as what. */
export function announce(url: string, now: Date): string {
  const logins = demoLogins();
  const wide = (pick: (login: (typeof logins)[number]) => string) => Math.max(...logins.map((login) => pick(login).length));
  const [email, name, role] = [wide((login) => login.email), wide((login) => login.name), wide((login) => login.role)];
  const when = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'full', timeStyle: 'short' }).format(now);
  const lines = logins.map((login) => `  ${login.email.padEnd(email)}  ${login.name.padEnd(name)}  ${login.role.padEnd(role)}  ${login.organisation}`);
  return ['', `De Noorderbuurt staat klaar op ${url}  (het is er ${when})`, `Iedereen heeft hetzelfde wachtwoord: ${DEMO_PASSWORD}`, '', ...lines, ''].join(
    '\n',
  );
}

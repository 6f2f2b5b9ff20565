/** Words of the page that is seen once. */
export const firstRunWords = {
  nl: {
    title: 'Welkom. Hier werkt nog niemand.',
    intro: 'Maak de eerste organisatie en haar beheerder. De beheerder voegt daarna collega’s toe en ziet zelf geen cliënten.',
    organisation: 'Naam van de organisatie',
    kind: 'Soort organisatie',
    kinds: { practice: 'Huisartsenpraktijk', team: 'Sociaal team', 'home-care': 'Thuiszorg', municipality: 'Gemeente' } as Record<string, string>,
    name: 'Uw naam',
    email: 'Uw e-mailadres',
    password: 'Kies een wachtwoord',
    passwordHelp: 'Minstens 12 tekens.',
    go: 'Begin',
  },
  en: {
    title: 'Welcome. Nobody works here yet.',
    intro: 'Make the first organisation and its administrator. The administrator adds colleagues afterwards, and sees no clients.',
    organisation: 'Name of the organisation',
    kind: 'Kind of organisation',
    kinds: { practice: 'General practice', team: 'Social team', 'home-care': 'Home care', municipality: 'Municipality' } as Record<string, string>,
    name: 'Your name',
    email: 'Your e-mail address',
    password: 'Choose a password',
    passwordHelp: 'At least 12 characters.',
    go: 'Begin',
  },
};

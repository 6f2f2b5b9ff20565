import { ownWords } from '../../words/own.ts';

export const deskWords = ownWords(
  { title: 'Bureau', all: 'Bureau', team: 'Overzicht', manage: 'Beheer', own: 'Van mijzelf' },
  { title: 'Desk', all: 'Desk', team: 'Overview', manage: 'Administration', own: 'My own' },
);

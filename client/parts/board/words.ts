import { ownWords } from '../../words/own.ts';

export const boardWords = ownWords(
  {
    search: 'Zoek op dit bord',
    group: 'Groepeer op',
    sort: 'Volgorde',
    all: 'Alle',
    count: '{count} op het bord',
    shown: '{shown} van {count} getoond',
    clear: 'Wis de filters',
    none: 'Niets voldoet aan wat u koos.',
    emptyColumn: 'Niets',
    family: '{label} · {here} van {of}',
    wholeFamily: '{label} · {of} samen',
    keys: 'Met de pijltjes loopt u over de kaarten, met Enter opent u er een.',
  },
  {
    search: 'Search this board',
    group: 'Group by',
    sort: 'Order',
    all: 'All',
    count: '{count} on the board',
    shown: '{shown} of {count} shown',
    clear: 'Clear the filters',
    none: 'Nothing fits what you chose.',
    emptyColumn: 'Nothing',
    family: '{label} · {here} of {of}',
    wholeFamily: '{label} · {of} together',
    keys: 'Arrows walk over the cards, Enter opens one.',
  },
);

import { ownWords } from '../../../words/own.ts';

export const addressWords = ownWords(
  {
    title: 'Adressen voor beveiligde brieven',
    help: 'Een brief gaat alleen naar een bevestigd adres. De code gaat met beveiligde mail naar het adres zelf; vraag de ontvanger ernaar.',
    org: 'Organisatie',
    address: 'Mailadres',
    add: 'Voeg toe',
    verified: 'bevestigd',
    code: 'Code van zes cijfers',
    verify: 'Bevestig',
    end: 'Haal weg',
    none: 'Er is nog geen adres',
  },
  {
    title: 'Addresses for secure letters',
    help: 'A letter goes to a verified address only. The code goes by secure mail to the address itself; ask the recipient for it.',
    org: 'Organisation',
    address: 'Mail address',
    add: 'Add',
    verified: 'verified',
    code: 'Code of six digits',
    verify: 'Verify',
    end: 'Take away',
    none: 'There is no address yet',
  },
);

import { ownWords } from '../../words/own.ts';

/** Words of who may hear an item, and of why a name is not shown yet. */
export const hearingWords = ownWords(
  {
    title: 'Wie mag dit punt niet horen?',
    explain:
      'Van de mensen in de kamer is er voor wie hieronder staat geen grond om bij dit punt de naam te horen. Het punt gaat pas open als u per persoon kiest.',
    stopped:
      'Er zit iemand bij voor wie geen grond is om bij dit punt de naam te horen. Het gesprek en de klok staan stil tot u per persoon kiest; ga daarna verder met het punt.',
    noName: 'mag de naam niet horen',
    lacks: 'hoort het punt, maar niet: {what}',
    LEFT: 'is er niet bij dit punt',
    ANYWAY: 'hoort het toch, op een vastgelegde grond',
    NAMELESS: 'zit erbij: noem de naam niet meer',
    stepOut: 'Gaat even weg',
    anyway: 'Hoort het toch…',
    nameless: 'Bespreek zonder naam',
    namelessFromNow: 'Verder zonder naam',
    ground: 'Op welke wettelijke grond?',
    reason: 'Waarom is dat nodig?',
    reasonHelp: 'Tien tekens of meer. Het staat in het verslag van de casus en in het logboek.',
    save: 'Leg vast',
    cancel: 'Terug',
    namedFrom: 'De naam is er vanaf {when}: drie werkdagen voor het overleg.',
  },
  {
    title: 'Who may not hear this item?',
    explain: 'Of the people in the room there is no ground for those below to hear the name with this item. It opens once you have chosen for each of them.',
    stopped:
      'Somebody is here for whom there is no ground to hear the name with this item. Talk and clock stand still until you have chosen for each person; go on with the item after that.',
    noName: 'may not hear the name',
    lacks: 'hears the item, but not: {what}',
    LEFT: 'is not there for this item',
    ANYWAY: 'hears it all the same, on a recorded ground',
    NAMELESS: 'is here: do not say the name any more',
    stepOut: 'Steps out',
    anyway: 'Hears it all the same…',
    nameless: 'Discuss without a name',
    namelessFromNow: 'Go on without the name',
    ground: 'On which legal ground?',
    reason: 'Why is that needed?',
    reasonHelp: 'Ten characters or more. It is kept with the case and in the audit log.',
    save: 'Record',
    cancel: 'Back',
    namedFrom: 'The name is shown from {when}: three working days before the meeting.',
  },
);

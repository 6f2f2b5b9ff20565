import type { Words } from '../engine/types.ts';
import { definitions, type Definition } from './definitions.ts';

/** What a figure is called and means; the formula is that of DOMAIN.md section 6. Throws on one that has no words. */
export function wordsOf(figure: string): Definition {
  const found = definitions[figure];
  if (!found) throw new Error(`the figure ${figure} has no words`);
  return found;
}

const say = (nl: string, en: string): Words => ({ nl, en });

const labels: Record<string, Words> = {
  onTime: say('op tijd verzonden', 'sent on time'),
  withheld: say('niet verzonden, geen toestemming', 'not sent, no consent'),
  sent: say('werkdagen tot verzending', 'working days until sent'),
  open: say('nog open', 'still open'),
  acknowledged: say('verwerkt in het HIS', 'processed in the GP system'),
  given: say('toestemming gegeven, van wie het gevraagd is', 'consent given, of those asked'),
  asked: say('gevraagd, van de geopende casussen', 'asked, of the cases opened'),
  refused: say('geweigerd', 'refused'),
  withdrawn: say('ingetrokken', 'withdrawn'),
  expired: say('verlopen', 'expired'),
  pending: say('gevraagd, nog geen antwoord', 'asked, no answer yet'),
  agreed: say('huisarts akkoord vóór verzending', 'GP agreed before sending'),
  ACUTE_SAFETY: say('zonder overleg: acute onveiligheid', 'without asking: acute safety'),
  GP_UNREACHABLE_AFTER_TERM: say('zonder overleg: huisarts niet bereikt binnen de termijn', 'without asking: GP not reached in time'),
  NO_GP: say('zonder overleg: geen huisarts', 'without asking: no GP'),
  CLIENT_REFUSED_GP_CONTACT: say('zonder overleg: cliënt wil geen contact met huisarts', 'without asking: client wants no contact with the GP'),
  COURT_ORDER: say('zonder overleg: beslissing van de rechter', 'without asking: court order'),
  without: say('zonder overleg, geen reden vastgelegd', 'without asking, no reason recorded'),
  answered: say('werkdagen tot antwoord', 'working days until an answer'),
  overTerm: say('antwoord na de termijn', 'answer after the term'),
  accepted: say('aangenomen', 'accepted'),
  rejected: say('afgewezen', 'rejected'),
  noResponse: say('geen reactie', 'no response'),
  waiting: say('wacht nog', 'still waiting'),
  days: say('dagen tot aanname', 'days until accepted'),
  inFive: say('gemeente antwoordde binnen 5 werkdagen', 'municipality answered within 5 working days'),
  warned: say('waarschuwingen', 'warnings'),
  cancelled: say('na de waarschuwing ingetrokken', 'cancelled after the warning'),
  youth: say('per 1.000 jeugdigen per jaar', 'per 1,000 youth a year'),
  number: say('verwijzingen', 'referrals'),
  HELPED_NO_REFERRAL: say('geholpen zonder verwijzing', 'helped without referral'),
  REFERRED_SPECIALISED_GGZ: say('verwezen naar specialistische GGZ', 'referred to specialised mental health care'),
  REFERRED_BASIC_GGZ: say('verwezen naar basis-GGZ', 'referred to basic mental health care'),
  REFERRED_TEAM: say('verwezen naar het wijkteam', 'referred to the neighbourhood team'),
  REFERRED_LVB_OR_YOUTHCARE: say('verwezen naar LVB-zorg of jeugdhulp', 'referred to disability or youth care'),
  FREELY_ACCESSIBLE: say('naar vrij toegankelijk aanbod', 'to freely accessible help'),
  EXTENDED_WITH_ALLOCATION: say('verlengd met zorgtoewijzing', 'extended with an allocation'),
  STOPPED: say('gestopt', 'stopped'),
  mean: say('gemiddeld aantal gesprekken', 'talks on average'),
  seven: say('zeven gesprekken of meer', 'seven talks or more'),
  withAllocation: say('met zorgtoewijzing', 'with an allocation'),
  tMore: say('meer dan zeven gesprekken', 'more than seven talks'),
  wait: say('dagen van verwijzing tot eerste gesprek', 'days from referral to the first talk'),
  bySignal: say('dagen van signaal tot casemanager', 'days from signal to case manager'),
  waited: say('dagen van aanmelding tot eerste contact', 'days from enrolment to first contact'),
  overNorm: say('langer dan 42 dagen', 'longer than 42 days'),
  visited: say('bezoeken nagekomen', 'visits kept'),
  withCm: say('minuten per patiënt, met casemanager', 'minutes per patient, with case manager'),
  withoutCm: say('minuten per patiënt, zonder casemanager', 'minutes per patient, without case manager'),
  measured: say('belasting gemeten in de laatste 6 maanden', 'strain measured in the last 6 months'),
  high: say('belasting hoog, van wie gemeten is', 'strain high, of those measured'),
  respite: say('dagen van hoge belasting tot respijt', 'days from high strain to respite'),
  minutes: say('minuten', 'minutes'),
  overtime: say('over de tijd', 'over time'),
  up: say('opgeschaald', 'stepped up'),
  down: say('afgeschaald', 'stepped down'),
  'basic>supporting': say('van spoor 1 naar 2', 'from track 1 to 2'),
  'supporting>care': say('van spoor 2 naar 3', 'from track 2 to 3'),
  'basic>care': say('van spoor 1 naar 3', 'from track 1 to 3'),
  'care>supporting': say('van spoor 3 naar 2', 'from track 3 to 2'),
  'supporting>basic': say('van spoor 2 naar 1', 'from track 2 to 1'),
  neverCare: say('afgesloten zonder ooit spoor 3', 'closed without ever track 3'),
  kept: say('op tijd gedaan', 'done on time'),
  ROUTINE: say('gewoon: dagen', 'routine: days'),
  SOON: say('spoedig: dagen', 'soon: days'),
  URGENT: say('dringend: dagen', 'urgent: days'),
  ACUTE: say('acuut: dagen', 'acute: days'),
  byGp: say('gemeld door de huisartsenpraktijk', 'raised by the practice'),
  byTeam: say('gemeld door het wijkteam of een ander', 'raised by the team or somebody else'),
  byService: say('gemeld door de crisisdienst', 'raised by the crisis service'),
  withinQuarter: say('binnen 15 minuten gebeld', 'phoned within 15 minutes'),
};

/** What a line of a figure is called. Throws on one that has no words. */
export function labelOf(line: string): Words {
  const talks = /^t(\d)$/.exec(line)?.[1];
  if (talks) return say(`${talks} ${talks === '1' ? 'gesprek' : 'gesprekken'}`, `${talks} ${talks === '1' ? 'talk' : 'talks'}`);
  const found = labels[line];
  if (!found) throw new Error(`the line ${line} has no words`);
  return found;
}

import type { MeetingContext } from '../../machines/meeting/contract.ts';
import type { ItemText } from './letters/content.ts';
import { dutchDay, dutchHour, dutchRole } from './dutch.ts';

/** What the meeting kept of an item, with its references replaced by texts; a text whose key was destroyed is null. */
type Kept = MeetingContext['items'][string];
type Names = (person: string) => string;
const TOLD = { CLIENT: 'de cliënt', CARER: 'de mantelzorger', GP: 'de huisarts', OTHER: 'een ander' } as const;

type Meeting = Pick<MeetingContext, 'participants'>;

/** One item of the minutes in finished Dutch text; `previous` is what became of earlier promises (carriedText). */
export function itemText(kept: Kept, question: string | null | undefined, meeting: Meeting, names: Names, previous: string[] = []): ItemText {
  const disciplineOf = (person: string) => meeting.participants.find((one) => one.person === person)?.discipline;
  const called = (person: string) => [names(person), disciplineOf(person) && `(${dutchRole(disciplineOf(person)!)})`].filter(Boolean).join(' ');
  const note = (field: string) => kept.notes[field]?.text ?? '';
  return {
    time: timeOf(kept),
    present: kept.presentFor.map(called),
    question: question ?? '',
    previous,
    summary: [note('summary'), note('note')].filter(Boolean).join('\n'),
    views: Object.entries(kept.notes)
      .filter(([field, { text }]) => field.startsWith('view.') && text)
      .map(([field, { text }]) => ({ discipline: dutchRole(field.slice('view.'.length)), text: text! })),
    decisions: kept.decisions.map((decision) => decision.text ?? '').filter(Boolean),
    actions: kept.actions.map((action) => ({ text: action.text ?? '', owner: names(action.owner), due: dutchDay(action.due) })),
    noChange: kept.noChange,
    safetyPlan: note('safetyPlan'),
    dissent: note('dissent'),
    nextReview: nextReview(kept),
    informed: kept.informed
      ? `${names(kept.informed.byWhom)} vertelt het ${TOLD[kept.informed.who as keyof typeof TOLD] ?? kept.informed.who} vóór ${dutchDay(kept.informed.before)}`
      : '',
  };
}

function timeOf(kept: Kept): string {
  if (!kept.startedAt || !kept.endedAt) return '';
  const minutes = (seconds: number) => `${Math.max(1, Math.round(seconds / 60))} ${Math.round(seconds / 60) > 1 ? 'minuten' : 'minuut'}`;
  const over = kept.overtimeSeconds > 0 ? `, waarvan ${minutes(kept.overtimeSeconds)} uitloop` : '';
  return `${dutchHour(kept.startedAt)} tot ${dutchHour(kept.endedAt)} uur (${minutes(kept.seconds)}${over})`;
}

function nextReview(kept: Kept): string {
  if (kept.nextReview && kept.nextReview !== 'NONE') return dutchDay(kept.nextReview);
  return ['niet gepland', kept.nextReviewReason].filter(Boolean).join(': ');
}

/** What was answered, by field: an event, or a form on its way to one. */
type Answers = Readonly<Record<string, unknown>>;

/** The five considerations, by the fields of the contract. */
export const FIVE = ['suspicion', 'unsafe', 'canHelp', 'accepted', 'inTime'] as const;

/** [MELD2] Paths of the considerations that nobody answered or explained. */
export const missingInWeighing = (event: Answers): string[] => [...FIVE, 'because'].filter((field) => !event[field]);

/** [MELD3] Help alone is enough when nobody is unsafe, help can be given, is accepted and works in time; a single "no" means reporting. */
export const helpIsEnough = (event: Answers): boolean =>
  missingInWeighing(event).length === 0 && event.unsafe === 'NO' && [event.canHelp, event.accepted, event.inTime].every((said) => said === 'YES');

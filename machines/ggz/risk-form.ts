import type { Heard } from '../heard.ts';
import type { GgzContext } from './contract.ts';

type Form = GgzContext['forms'][number];

export const HEADINGS = ['thoughts', 'plan', 'means', 'earlierAttempt', 'hopelessness', 'protecting', 'whoIsNear'] as const;
const ALWAYS = ['thoughts', 'protecting'];
/** Who is near matters when somebody may not be left alone. */
const WHEN_HIGH = [...ALWAYS, 'whoIsNear'];

/** [GGZ2] Paths of what a risk form lacks: the talk has been held, and the child check has been answered. No number takes the place of the judgement. */
export function missingInForm(context: GgzContext, event: Heard): string[] {
  const asked = event.type === 'RISK_HIGH' ? WHEN_HIGH : ALWAYS;
  const check = event.childCheck ?? context.childCheck;
  return [
    ...asked.filter((heading) => !event.risk?.[heading]).map((heading) => `risk.${heading}`),
    ...(check?.children ? [] : ['childCheck.children']),
    ...(check?.children === 'YES' && !check.worries ? ['childCheck.worries'] : []),
  ];
}

/** The form as it is kept; `level` is what those at the table judged. */
export function formOf(event: Heard, level: string): Form {
  const texts = Object.fromEntries(HEADINGS.map((heading) => [heading, event.risk?.[heading] ?? null])) as Omit<Form, 'at' | 'by' | 'level'>;
  return { at: event.at, by: event.by.person, level, ...texts };
}

import type { Answers } from '../../../machines/questionnaires/answers.ts';

export const DOMAINS = ['BODY', 'MIND', 'SOCIAL', 'SOCIETY'] as const;
/** One of the four, as an hour and other tracks keep it (DOMAIN.md 4.0). */
export type DomainLine = { domain: string; problem?: boolean; note?: string | null; strength?: string | null };

/** The four domains as the answers of our form. */
export const answersOf = (lines: readonly DomainLine[]): Answers =>
  Object.fromEntries(
    lines.flatMap(({ domain, problem, note, strength }) => [
      ...(problem ? [[`${domain}.problem`, true] as const] : []),
      ...(note ? [[`${domain}.note`, note] as const] : []),
      ...(strength ? [[`${domain}.strength`, strength] as const] : []),
    ]),
  );

/** The answers as four lines; a domain about which nothing was said is left out. */
export const linesOf = (answers: Answers): DomainLine[] =>
  DOMAINS.flatMap((domain) => {
    const line = {
      domain,
      problem: answers[`${domain}.problem`] === true,
      note: textOf(answers, `${domain}.note`),
      strength: textOf(answers, `${domain}.strength`),
    };
    return line.problem || line.note || line.strength ? [line] : [];
  });

const textOf = (answers: Answers, path: string): string | undefined => String(answers[path] ?? '').trim() || undefined;

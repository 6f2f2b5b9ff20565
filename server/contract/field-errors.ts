import type { z } from 'zod';
import type { Refusal, Words } from '../engine/types.ts';

type Issue = z.core.$ZodIssue;

/** zod's issues as field paths with a sentence in two languages. At most fifty: a body of garbage earns no long answer. */
export function fieldErrors(error: z.ZodError): NonNullable<Refusal['errors']> {
  return error.issues.slice(0, 50).map((issue) => ({ path: issue.path.map(String).join('.'), text: sentence(issue) }));
}

function sentence(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined') ? FILL_IN : WRONG_KIND;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return { nl: `Kies een van: ${issue.values.map(String).join(', ')}.`, en: `Choose one of: ${issue.values.map(String).join(', ')}.` };
    case 'unrecognized_keys':
      return { nl: `Onbekend veld: ${issue.keys.slice(0, 5).join(', ')}.`, en: `Unknown field: ${issue.keys.slice(0, 5).join(', ')}.` };
    case 'invalid_format':
      return FORMATS[issue.format] ?? { nl: 'Dit heeft niet de goede vorm.', en: 'This does not have the right form.' };
    case 'not_multiple_of':
      return { nl: `Kies een veelvoud van ${issue.divisor}.`, en: `Choose a multiple of ${issue.divisor}.` };
    default:
      return { nl: 'Dit is niet goed ingevuld.', en: 'This is not filled in well.' };
  }
}

const FILL_IN: Words = { nl: 'Dit moet nog worden ingevuld.', en: 'This has to be filled in.' };
const WRONG_KIND: Words = { nl: 'Dit is niet het goede soort gegeven.', en: 'This is not the right kind of value.' };
const FORMATS: Record<string, Words> = {
  uuid: { nl: 'Dit is geen geldig nummer (UUID).', en: 'This is not a valid id (UUID).' },
  date: { nl: 'Vul een datum in, zoals 2026-11-24.', en: 'Give a date, such as 2026-11-24.' },
  datetime: { nl: 'Vul een tijdstip met tijdzone in.', en: 'Give a moment with its time zone.' },
  email: { nl: 'Dit is geen e-mailadres.', en: 'This is not an e-mail address.' },
};

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): Words {
  if (issue.origin === 'string')
    return Number(issue.minimum) <= 1 ? FILL_IN : { nl: `Minstens ${issue.minimum} tekens.`, en: `At least ${issue.minimum} characters.` };
  if (issue.origin === 'array') return { nl: `Kies er minstens ${issue.minimum}.`, en: `Choose at least ${issue.minimum}.` };
  return { nl: `Minstens ${issue.minimum}.`, en: `At least ${issue.minimum}.` };
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): Words {
  if (issue.origin === 'string') return { nl: `Hoogstens ${issue.maximum} tekens.`, en: `At most ${issue.maximum} characters.` };
  if (issue.origin === 'array') return { nl: `Kies er hoogstens ${issue.maximum}.`, en: `Choose at most ${issue.maximum}.` };
  return { nl: `Hoogstens ${issue.maximum}.`, en: `At most ${issue.maximum}.` };
}

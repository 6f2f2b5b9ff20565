import { z } from 'zod';

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** The elfproef: nine digits whose weighted sum is a multiple of eleven, and not all zeros. */
export const passesEleven = (digits: string): boolean =>
  /^\d{9}$/.test(digits) && digits !== '000000000' && [...digits].reduce((sum, digit, at) => sum + Number(digit) * WEIGHTS[at], 0) % 11 === 0;

/** A citizen's number: dots and spaces are dropped, eight digits get the zero that people leave out. */
export const bsn = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/[.\s]/g, ''))
  .transform((digits) => (/^\d{8}$/.test(digits) ? `0${digits}` : digits))
  .refine(passesEleven, 'a number that passes the check (elfproef)');

/** How it is shown without a reason: the last four. */
export const maskBsn = (number: string): string => `*****${number.slice(-4)}`;

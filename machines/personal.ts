import { z } from 'zod';

/** A text about a person. Dispatch stores it encrypted under the key of its case and hands the machine a reference. */
export function personal(max: number, min = 1) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .meta({ personal: true, long: max > 200 });
}

/** `ref:<uuid>:<length>`: the length is a process fact (is the summary long enough?), the text itself is not here. */
export const REF = /^ref:[0-9a-f-]{36}:\d+$/;
export const ref = z.string().regex(REF);
export const isRef = (value: unknown): value is string => typeof value === 'string' && REF.test(value);
/** How many characters the text behind a reference has. */
export const refLength = (value: string | null | undefined): number => (value ? Number(value.slice(value.lastIndexOf(':') + 1)) : 0);

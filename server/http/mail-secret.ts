import type { Keys } from '../engine/types.ts';

/** The secret by which the mail gateway is known when it brings reports; it follows from the key file. */
export const receiptSecret = (keys: Pick<Keys, 'token'>): string => keys.token('mail receipts 1') + keys.token('mail receipts 2');

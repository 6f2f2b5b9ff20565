import { createHash, randomBytes } from 'node:crypto';

/** A secret that is given out once: 256 bits for a session, 128 for an invitation. */
export const newToken = (bytes: 16 | 32): string => randomBytes(bytes).toString('base64url');

/** What is kept of it: whoever reads the database cannot use it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

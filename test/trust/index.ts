import { r01 } from './r01-kill.ts';
import { r16 } from './r16-resend.ts';
import type { TrustTest } from './trust-test.ts';

/** All tests of `npm run trust`, in the order in which they run. */
export const trustTests: TrustTest[] = [r01, r16];

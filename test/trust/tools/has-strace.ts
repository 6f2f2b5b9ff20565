import { execFileSync } from 'node:child_process';

/** Whether system calls can be watched and made to fail here. */
export function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

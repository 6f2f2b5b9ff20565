import type { Ledger, Wanted } from './ledger.ts';
import type { Sender } from './prepare.ts';

export type Answered = 'acked' | 'later' | 'no-answer' | 'refused';
export type Sending = {
  url: string;
  sender: Sender;
  ledger: Ledger;
  wanted: Wanted;
  key: string;
  body: object;
  /** waits no longer than this for an answer; absent: as long as it takes */
  patienceMs?: number;
};

/** Sends one wish once, and notes in the ledger what came of it. */
export async function post({ url, sender, ledger, wanted, key, body, patienceMs }: Sending): Promise<Answered> {
  wanted.keys.add(key);
  wanted.sends++;
  const path = wanted.type === 'start' ? '/api/instances' : `/api/instances/${wanted.instance}/events`;
  const began = performance.now();
  try {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: sender.cookie },
      body: JSON.stringify(body),
      ...(patienceMs ? { signal: AbortSignal.timeout(patienceMs) } : {}),
    });
    // Half an answer is none: only a body that was read whole counts as an acknowledgement.
    const said = (await answer.json()) as { id: string; rev: number };
    ledger.slowestMs = Math.max(ledger.slowestMs, performance.now() - began);
    if (answer.status === 200 || answer.status === 201) {
      ledger.ack(wanted, said);
      return 'acked';
    }
    if (answer.status === 503) {
      ledger.later++;
      return 'later';
    }
    ledger.strange(answer.status);
    return 'refused';
  } catch {
    return 'no-answer';
  }
}

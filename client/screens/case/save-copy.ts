import { useState } from 'react';
import type { Problem } from '../../../server/contract/shapes.ts';
import { api, ProblemError } from '../../api.ts';

/** Fetches a client's file and hands it to the browser to keep. The name of the file names nobody. */
export async function saveCopy(client: string, form: 'pdf' | 'json', asked: { reason: string; receiver: string }): Promise<void> {
  const path = `/api/clients/${client}/export`;
  const blob =
    form === 'pdf' ? await api.file(`${path}.pdf`, asked) : new Blob([JSON.stringify(await api.post(path, asked), null, 2)], { type: 'application/json' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = `dossier.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Tries something and keeps what was refused. */
export function useTrying(): { run: (work: () => Promise<unknown>) => Promise<void>; busy: boolean; problem: Problem | null; done: boolean } {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState(false);
  async function run(work: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setDone(false);
    try {
      await work();
      setProblem(null);
      setDone(true);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, problem, done };
}

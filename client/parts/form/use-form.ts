import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { Problem } from '../../../server/contract/shapes.ts';
import { useConnection } from '../../socket.ts';
import { useWords } from '../../words/i18n.ts';
import { useDraft } from './drafts.ts';
import { errorsOf, filled, type Errors, type Values } from './values.ts';

type Options = {
  /** under which unsent text is kept */
  draftKey: string;
  /** what it begins with */
  base: Values;
  /** what is wrong, by path, before anything is sent */
  check: (payload: Values, values: Values) => Errors;
  /** what is sent; default: all that was filled in */
  payloadOf?: (values: Values) => Values;
  /** resolves with the refusal, or null when it went through */
  send: (payload: Values) => Promise<Problem | null>;
  /** the server's paths as this form knows them */
  renamed?: (errors: Errors) => Errors;
};

/** The life of a form: values with a kept draft, errors of both sides, one send at a time, and again by itself when the connection is back. */
export function useForm({ draftKey, base, check, payloadOf = (values) => values, send, renamed = (errors) => errors }: Options) {
  const { locale } = useWords();
  const prefix = useId();
  const ref = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useDraft(draftKey);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const values = draft ?? base;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (busy) return;
    const payload = filled(payloadOf(values));
    const found = check(payload, values);
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return showFirst(ref.current, prefix, found);
    setBusy(true);
    const refused = await send(payload).finally(() => setBusy(false));
    if (!refused) return setDraft(null);
    const theirs = renamed(errorsOf(refused, locale));
    setErrors(theirs);
    setProblem(refused);
    showFirst(ref.current, prefix, theirs);
  }

  const connection = useConnection();
  useEffect(() => {
    // What could not be sent goes out once the connection is back, under the same key.
    if (connection === 'online' && problem?.code === 'offline') void submit();
  }, [connection]);

  const change = (changed: Values) => {
    setDraft({ ...values, ...changed });
    const touched = (path: string) => Object.keys(changed).some((name) => path === name || path.startsWith(`${name}.`));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([path]) => !touched(path))));
  };

  return { ref, prefix, values, draft, discard: () => setDraft(null), change, errors, problem, busy, submit };
}

/** Puts the focus in the field with this path; in a group of choices on the first of them. */
export function focusField(prefix: string, path: string): boolean {
  const field = document.getElementById(`${prefix}-${path}`);
  const target = field?.matches('input, textarea, button, select') ? field : field?.querySelector<HTMLElement>('input, textarea, button');
  target?.focus();
  return Boolean(target);
}

function showFirst(form: HTMLFormElement | null, prefix: string, errors: Errors): void {
  requestAnimationFrame(() => {
    const first = Object.keys(errors)[0];
    const shown = first !== undefined && Object.keys(errors).length === 1 && focusField(prefix, first);
    // Several errors: the summary on top is where one begins.
    if (!shown) form?.querySelector<HTMLElement>('[role=alert]')?.focus();
  });
}

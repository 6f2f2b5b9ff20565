import { Button, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Instance, Problem } from '../../../../server/contract/shapes.ts';
import { Refused } from '../../../parts/feedback.tsx';
import type { Act } from '../../../parts/use-act.tsx';
import { useDraft } from '../../../parts/form/drafts.ts';
import { useOwnWords } from '../../../words/own.ts';
import { referralWords } from './words.ts';

export type Answer = {
  type: string;
  label: string;
  icon: ReactNode;
  tone?: 'filled' | 'light' | 'default';
  /** what is asked before it is sent; without it one press is enough */
  asks?: { label: string; help?: string; required?: boolean; more?: (set: (values: Record<string, unknown>) => void) => ReactNode };
};
export type AnswerPanelProps = { instance: Instance; act: Act; answers: Answer[]; label: string; onDone?: (type: string) => void };

/** A few large buttons; one that asks for a line opens it in its place, and what was typed stays until it is sent. */
export function AnswerPanel({ instance, act, answers, label, onDone }: AnswerPanelProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = answers.find((one) => one.type === open);

  async function send(type: string, payload: Record<string, unknown> = {}): Promise<boolean> {
    setBusy(type);
    const refused = await act(type, payload).finally(() => setBusy(null));
    setProblem(refused);
    if (!refused) onDone?.(type);
    return refused === null;
  }

  if (asked?.asks)
    return (
      <Line
        key={asked.type}
        id={instance.id}
        answer={asked}
        busy={busy !== null}
        problem={problem}
        onBack={() => setOpen(null)}
        onSend={(payload) => send(asked.type, payload)}
      />
    );
  return (
    <div className="answers no-print" role="group" aria-label={label}>
      {answers.map((one) => (
        <Button
          key={one.type}
          variant={one.tone ?? 'default'}
          size="md"
          leftSection={one.icon}
          loading={busy === one.type}
          disabled={busy !== null && busy !== one.type}
          onClick={() => (one.asks ? setOpen(one.type) : void send(one.type))}
        >
          {one.label}
        </Button>
      ))}
      <Refused problem={problem} />
    </div>
  );
}

type LineProps = {
  id: string;
  answer: Answer;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onSend: (payload: Record<string, unknown>) => Promise<boolean>;
};

function Line({ id, answer, busy, problem, onBack, onSend }: LineProps) {
  const { t } = useOwnWords(referralWords);
  const asks = answer.asks!;
  const [kept, keep] = useDraft(`${id}:${answer.type}`);
  const [missing, setMissing] = useState(false);
  const values = kept ?? {};
  const note = String(values.note ?? '');
  async function go() {
    if (asks.required && !note.trim()) return setMissing(true);
    const { note: _note, ...rest } = values;
    if (await onSend({ ...rest, ...(note.trim() && { note: note.trim() }) })) keep(null);
  }
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Textarea
        label={asks.label}
        description={asks.help}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        autoFocus
        value={note}
        error={missing && !note.trim() ? asks.label : undefined}
        onChange={(event) => keep({ ...values, note: event.currentTarget.value })}
      />
      {asks.more?.((changed) => keep({ ...values, ...changed }))}
      <Refused problem={problem} />
      <div className="line">
        <Button type="submit" size="md" loading={busy}>
          {answer.label}
        </Button>
        <Button variant="subtle" size="md" onClick={onBack}>
          {t('gpBack')}
        </Button>
      </div>
    </form>
  );
}

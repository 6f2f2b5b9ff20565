import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Can, Instance, Problem } from '../../server/contract/shapes.ts';
import { useWords } from '../words/i18n.ts';
import { useTrackWords } from '../words/sentences.ts';
import { findTrack } from '../words/tracks.ts';
import { EventForm } from './event-form.tsx';
import { Refused } from './feedback.tsx';
import { Mend, type Mendable } from './mend.tsx';
import { hasDraft, useDrafts } from './form/drafts.ts';
import { fieldsOf } from './form/fields.ts';
import type { Values } from './form/values.ts';
import { orderSteps } from './steps-order.ts';
import { useAct } from './use-act.tsx';

export type NextStepsProps = {
  instance: Mendable;
  /** event types that come first here; default: the usual order of the machine */
  likely?: string[];
  /** event types that have their own place on the screen */
  hide?: string[];
  /** values that the place knows, by event type; they stand filled in */
  initial?: Record<string, Values>;
  /** fields that are sent along without being asked, by event type */
  hidden?: Record<string, string[]>;
  /** only the buttons: in a line of a list */
  compact?: boolean;
  onDone?: (type: string, instance: Instance) => void;
};

/** The likely next steps as buttons, the rest under "Meer", and what is not possible with its reason and its remedy. */
export function NextSteps({ instance, likely, hide, initial = {}, hidden = {}, compact = false, onDone }: NextStepsProps) {
  const { t, locale } = useWords();
  const words = useTrackWords(instance.machine);
  useDrafts();
  const [open, setOpen] = useState<Can | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const steps = orderSteps(instance.machine, instance.can, { likely, hide });
  const labelOf = (type: string) => words.events[type]?.label ?? type;
  const submit = useAct(instance, (type, became) => {
    setOpen(null);
    onDone?.(type, became);
  });

  async function press(one: Can) {
    setRefusal(null);
    if (questionsOf(instance.machine, one.type, hidden[one.type]).length > 0) return setOpen(one);
    setBusy(one.type);
    setRefusal(await submit(one.type, initial[one.type] ?? {}).finally(() => setBusy(null)));
  }

  const say = (type: string) => {
    const mending = instance.can.find((can) => can.type === type);
    if (mending) void press(mending);
  };

  const button = (one: Can, first: boolean) => (
    <Button
      key={one.type}
      size={compact ? 'compact-sm' : 'sm'}
      variant={first ? 'filled' : 'light'}
      loading={busy === one.type}
      onClick={() => void press(one)}
    >
      {labelOf(one.type)}
      {hasDraft(draftKey(instance.id, one.type)) && (
        <span className="tag warn" style={{ marginLeft: 8 }}>
          {t('form.unsent')}
        </span>
      )}
    </Button>
  );

  return (
    <div className="stack tight no-print">
      {steps.likely.length > 0 && <div className="line">{steps.likely.map((one, index) => button(one, index === 0 && !compact))}</div>}
      {steps.likely.length === 0 && steps.others.length === 0 && !compact && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('steps.nobody')}
        </p>
      )}
      <Refused problem={refusal} />
      {!compact && (steps.others.length > 0 || steps.refused.length > 0) && (
        <details className="more-steps">
          <summary>
            {t('steps.more')}
            {steps.others.length > 0 && ` (${steps.others.length})`}
          </summary>
          {steps.others.length > 0 && (
            <div className="line" style={{ marginTop: 10 }}>
              {steps.others.map((one) => button(one, false))}
            </div>
          )}
          {steps.refused.length > 0 && (
            <div style={{ marginTop: 12 }}>
              <b className="small">{t('steps.notNow')}</b>
              <ul className="refused">
                {steps.refused.map((one) => (
                  <li key={one.type}>
                    <span>{labelOf(one.type)}</span>
                    <span>
                      <span className="quiet small">{reasonOf(one, labelOf(one.type), locale)}</span> <Mend of={instance} one={one} onSay={say} />
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </details>
      )}
      <StepModal machine={instance.machine} id={instance.id} step={open} initial={initial} hidden={hidden} onClose={() => setOpen(null)} onSubmit={submit} />
    </div>
  );
}

type StepModalProps = {
  machine: string;
  id: string;
  step: Can | null;
  initial: Record<string, Values>;
  hidden: Record<string, string[]>;
  onClose: () => void;
  onSubmit: (type: string, payload: Values) => Promise<Problem | null>;
};

function StepModal({ machine, id, step, initial, hidden, onClose, onSubmit }: StepModalProps) {
  const { t } = useWords();
  const words = useTrackWords(machine);
  const phone = useMediaQuery('(max-width: 48em)');
  const schema = step && findTrack(machine)?.contract.events[step.type];
  const label = step ? (words.events[step.type]?.label ?? step.type) : '';
  return (
    <Modal opened={step !== null} onClose={onClose} title={<b>{label}</b>} size="lg" fullScreen={phone} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {step && schema && (
        <EventForm
          machine={machine}
          schema={schema}
          draftKey={draftKey(id, step.type)}
          submitLabel={label}
          help={words.events[step.type]?.help}
          needs={step.needs}
          initial={initial[step.type]}
          hidden={hidden[step.type]}
          onCancel={onClose}
          onSubmit={(payload) => onSubmit(step.type, payload)}
        />
      )}
    </Modal>
  );
}

/** Why not, and the way out. The name of the step stands before it already; a step that is somebody else's has no way out but that. */
function reasonOf(one: Can, label: string, locale: 'nl' | 'en'): string {
  const why = (one.why?.[locale] ?? '').replace(`"${label}" `, '');
  const said = why.charAt(0).toUpperCase() + why.slice(1);
  return one.because === 'role' ? said : [said, one.remedy?.[locale]].filter(Boolean).join(' ');
}

const draftKey = (id: string, type: string): string => `${id}:${type}`;

function questionsOf(machine: string, type: string, hidden: string[] = []) {
  const schema = findTrack(machine)?.contract.events[type];
  return schema ? fieldsOf(schema).filter((field) => !hidden.includes(field.name)) : [];
}

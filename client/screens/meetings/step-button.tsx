import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTrackWords } from '../../words/sentences.ts';
import { useWords } from '../../words/i18n.ts';
import { canOf, type Tellable } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { withRoles } from './with-roles.ts';

type Props = ButtonProps & {
  type: string;
  payload?: Record<string, unknown>;
  /** default: the meeting */
  of?: Tellable;
  machine?: string;
  label?: ReactNode;
  /** instead of sending at once */
  onPress?: () => void;
  onDone?: () => void;
  /** says the reason in words below the button instead of in a tip; for the one button that matters here */
  explain?: boolean;
};

/**
 * A button for one event, as far as the server says it is possible: not known here or not this person's → nothing, guarded → the reason
 * in words, possible → it sends. The browser decides nothing itself.
 */
export function StepButton({ type, payload, of, machine = 'meeting', label, onPress, onDone, explain, ...look }: Props) {
  const room = useMeetingRoom();
  const { locale } = useWords();
  const words = useTrackWords(machine);
  const [busy, setBusy] = useState(false);
  const can = canOf(of ?? room.file.instance, type);
  if (!can || can.because === 'role') return null;
  const why = can.allowed ? null : withRoles([can.why?.[locale], can.remedy?.[locale]].filter(Boolean).join(' '), locale);
  const press = async () => {
    if (why || busy) return;
    if (onPress) return onPress();
    setBusy(true);
    const sent = await room.tell(type, payload, of?.id).finally(() => setBusy(false));
    if (sent.ok) onDone?.();
  };
  const button = (
    <Button
      {...look}
      className={why ? 'mtg-cannot' : undefined}
      aria-disabled={Boolean(why) || busy}
      aria-description={why ?? undefined}
      onClick={() => void press()}
    >
      {label ?? words.events[type]?.label ?? type}
    </Button>
  );
  if (why && explain)
    return (
      <span className="mtg-explained">
        {button}
        <span className="mtg-why">{why}</span>
      </span>
    );
  return why ? (
    <Tooltip label={why} multiline maw={320} withArrow>
      {button}
    </Tooltip>
  ) : (
    button
  );
}

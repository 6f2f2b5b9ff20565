import { notifications } from '@mantine/notifications';
import { Check } from 'lucide-react';
import type { Instance, Problem } from '../../server/contract/shapes.ts';
import { useSend } from '../cache.ts';
import { useWords } from '../words/i18n.ts';
import { useTrackWords } from '../words/sentences.ts';
import type { Values } from './form/values.ts';

/** Sends an event of one instance; gives back the refusal, or null when it went through. */
export type Act = (type: string, payload?: Values) => Promise<Problem | null>;

/** How every screen sends an event of an instance: with its key, a word that it was done, and `onDone` with what became of it. */
export function useAct({ id, machine }: Pick<Instance, 'id' | 'machine'>, onDone?: (type: string, instance: Instance) => void): Act {
  const { t } = useWords();
  const words = useTrackWords(machine);
  const send = useSend(id);
  return async (type, payload = {}) => {
    const sent = await send.mutateAsync({ type, payload });
    if (!sent.ok) return sent.problem;
    notifications.show({
      message: `${t('steps.done')}: ${words.events[type]?.label ?? type}`,
      icon: <Check size={16} />,
      color: 'petrol',
      closeButtonProps: { 'aria-label': t('common.close') },
    });
    onDone?.(type, sent.instance);
    return null;
  };
}

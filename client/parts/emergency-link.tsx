import { Button } from '@mantine/core';
import { Siren } from 'lucide-react';
import { useFlagged } from '../screens/emergency/use-emergency.ts';
import { emergencyWords } from '../screens/emergency/words.ts';
import { useOwnWords } from '../words/own.ts';

/** Where something is not there for this hat: the way to ask for emergency access, for roles that have it. */
export function EmergencyLink() {
  const { t } = useOwnWords(emergencyWords);
  if (!useFlagged()) return null;
  return (
    <Button component="a" href="/noodtoegang" variant="subtle" color="red" size="sm" leftSection={<Siren size={16} aria-hidden />}>
      {t('start')}
    </Button>
  );
}

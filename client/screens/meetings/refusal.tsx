import { Alert, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useWords } from '../../words/i18n.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { withRoles } from './with-roles.ts';

/** What the server just refused, why, and what can be done; stays until it is closed or something else went well. */
export function Refusal() {
  const { refused, clearRefused } = useMeetingRoom();
  const { t, locale } = useWords();
  if (!refused) return null;
  const { problem } = refused;
  return (
    <Alert
      className="mtg-refusal"
      role="alert"
      color="orange"
      icon={<TriangleAlert size={18} />}
      withCloseButton
      closeButtonLabel={t('meeting.close')}
      onClose={clearRefused}
      title={withRoles(problem.text[locale], locale)}
    >
      {problem.remedy && <Text size="sm">{problem.remedy[locale]}</Text>}
      {problem.errors?.map((error) => (
        <Text size="sm" key={error.path}>
          {error.text[locale]}
        </Text>
      ))}
    </Alert>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { GitMerge } from 'lucide-react';
import { useWords } from '../../words/i18n.ts';
import { bothTexts } from './note-desk.ts';

type Props = { label: string; mine: string; theirs: string; by: string; onSettle: (text: string) => void };

/** Two people wrote in one field: both texts side by side, and the three ways on. Neither is thrown away before somebody chose. */
export function NoteConflict({ label, mine, theirs, by, onSettle }: Props) {
  const { t } = useWords();
  return (
    <section className="mtg-conflict" role="alert" aria-label={t('meeting.conflictTitle', { field: label })}>
      <Text fw={600} size="sm">
        <GitMerge size={15} aria-hidden /> {t('meeting.conflictTitle', { field: label })}
      </Text>
      <div className="mtg-conflict-pair">
        <blockquote>
          <cite>{t('meeting.conflictMine')}</cite>
          <p>{mine}</p>
        </blockquote>
        <blockquote>
          <cite>{t('meeting.conflictTheirs', { by })}</cite>
          <p>{theirs}</p>
        </blockquote>
      </div>
      <Group gap="xs">
        <Button size="xs" onClick={() => onSettle(bothTexts(theirs, mine))}>
          {t('meeting.keepBoth')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onSettle(mine)}>
          {t('meeting.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onSettle(theirs)}>
          {t('meeting.keepTheirs', { by })}
        </Button>
      </Group>
    </section>
  );
}

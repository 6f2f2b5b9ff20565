import { Button, Code, CopyButton, Modal } from '@mantine/core';
import { Copy } from 'lucide-react';
import { longDay } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { peopleWords } from './words.ts';

export type Link = { name: string; link: string; until: string; waiting: boolean };

/** The one-time link of an invitation, shown once to copy. */
export function LinkDialog({ link, onClose }: { link: Link | null; onClose: () => void }) {
  const { t, locale } = useOwnWords(peopleWords);
  return (
    <Modal
      opened={link !== null}
      onClose={onClose}
      size="lg"
      title={link ? t('link', { name: link.name }) : ''}
      closeButtonProps={{ 'aria-label': t('close') }}
      closeOnClickOutside={false}
    >
      {link && (
        <div className="stack">
          <p style={{ margin: 0 }}>{t('linkHelp', { day: longDay(link.until, locale) })}</p>
          {link.waiting && <div className="note warn">{t('linkWaiting')}</div>}
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', color: 'inherit' }}>
            {link.link}
          </Code>
          <CopyButton value={link.link}>
            {({ copied, copy }) => (
              <Button leftSection={<Copy size={16} aria-hidden />} onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
    </Modal>
  );
}

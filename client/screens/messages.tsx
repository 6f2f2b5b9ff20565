import { Button } from '@mantine/core';
import { Check, MailOpen } from 'lucide-react';
import { useInbox } from '../cache.ts';
import { Empty, Failed, Loading } from '../parts/feedback.tsx';
import { InboxLineText, markRead } from '../parts/inbox-line.tsx';
import { useWords } from '../words/i18n.ts';

/** All that others and Mekoar let me know, newest first. */
export function MessagesScreen() {
  const { t } = useWords();
  const inbox = useInbox();
  const lines = inbox.data ?? [];
  const unread = lines.filter((line) => !line.readAt);
  return (
    <div className="page narrow">
      <div className="spread" style={{ marginBottom: 16 }}>
        <h1>{t('messages.title')}</h1>
        {unread.length > 1 && (
          <Button variant="subtle" leftSection={<Check size={16} />} onClick={() => void Promise.all(unread.map(markRead))}>
            {t('messages.markAll')}
          </Button>
        )}
      </div>
      {inbox.isPending && <Loading />}
      {inbox.isError && <Failed error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {inbox.isSuccess && lines.length === 0 && (
        <Empty title={t('messages.empty')} icon={<MailOpen size={32} />}>
          {t('messages.emptyHelp')}
        </Empty>
      )}
      {lines.length > 0 && (
        <ul className="rows">
          {lines.map((line) => (
            <li key={line.id} className="spread" style={{ padding: '12px 16px', flexWrap: 'nowrap' }}>
              <div className="grow">
                <InboxLineText line={line} />
              </div>
              {line.readAt ? null : (
                <Button size="compact-sm" variant="light" onClick={() => void markRead(line)}>
                  {t('messages.markRead')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

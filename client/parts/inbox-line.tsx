import { Link } from '@tanstack/react-router';
import type { InboxLine } from '../cache.ts';
import { api } from '../api.ts';
import { cache, keys, useDirectory, useMe } from '../cache.ts';
import { ago } from '../words/dates.ts';
import { fill, useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';
import { deskNotice } from '../words/desk-notices.ts';

/** What a message says: the machine's notice with its values, and where it leads. Opening it marks it as read. */
export function InboxLineText({ line }: { line: InboxLine }) {
  const { locale, now, titleOf, t } = useSentences();
  const { personName } = useDirectory();
  const text = useNotice(line);
  const officer = useMe().data?.roles.includes('PRIVACY_OFFICER') ?? false;
  const to = line.letter ? `/brief/${line.letter}` : line.instance ? addressIn(line, officer) : (deskNotice(line)?.to ?? null);
  const inside = (
    <>
      {line.forPerson && (
        <span className="quiet small" style={{ display: 'block' }}>
          {t('messages.instead', { name: personName(line.forPerson) ?? '' })}
        </span>
      )}
      {line.title && <b style={{ display: 'block' }}>{titleOf({ title: line.title, machine: line.machine ?? '' })}</b>}
      <span>{text}</span>
    </>
  );
  return (
    <div>
      {to ? (
        <Link to={to} onClick={() => void markRead(line)} className="plain">
          {inside}
        </Link>
      ) : (
        inside
      )}
      <div className="small quiet">
        <time dateTime={line.at}>{ago(line.at, locale, now)}</time>
      </div>
    </div>
  );
}

/** The sentence of a message. */
export function useNotice(line: InboxLine): string {
  const { locale, show, t } = useSentences();
  const words = wordsOf(line.machine ?? '', locale);
  if (line.text === 'IDLE') return t('messages.idle');
  const ofDesk = deskNotice(line);
  if (ofDesk) return ofDesk.sentence(locale);
  const template = words.notices[line.text] ?? line.text;
  return fill(template, Object.fromEntries(Object.entries(line.vars).map(([name, value]) => [name, show(line.machine ?? '', value)])));
}

/** Notes that a message was read; without an answer it stays unread, which hurts nobody. */
export async function markRead(line: InboxLine): Promise<void> {
  if (line.readAt) return;
  await api.post(`/api/inbox/${line.id}/read`).catch(() => undefined);
  await cache.invalidateQueries({ queryKey: keys.inbox });
}

function addressIn(line: InboxLine, officer: boolean): string {
  const id = line.instance!;
  if (line.machine === 'case') return `/casus/${id}`;
  if (line.machine === 'meeting') return `/overleg/${id}`;
  if (line.machine === 'signal') return `/inbox/${id}`;
  // Who reviews sees no content, and so not the thing itself.
  if (line.machine === 'breakGlass' && officer) return '/bureau/noodknop';
  return `/i/${id}`;
}

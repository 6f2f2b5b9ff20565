import type { AgendaContent, ClientCopy, ExtractContent, MessageLetter, MinutesContent } from './content.ts';
import { typeset } from './typeset.ts';

/** The extract of the minutes for one client, as A4 PDF. */
export const letterPdf = (content: ExtractContent, at: Date): Buffer => typeset('extract', content, at);
/** The agenda as this viewer may read it, as A4 PDF. */
export const agendaPdf = (content: AgendaContent, at: Date): Buffer => typeset('agenda', content, at);
/** The minutes of the whole meeting, which stay in the meeting, as A4 PDF. */
export const minutesPdf = (content: MinutesContent, at: Date): Buffer => typeset('minutes', content, at);
/** A letter from one professional to another, as A4 PDF. */
export const messagePdf = (content: MessageLetter, at: Date): Buffer => typeset('message', content, at);
/** What was written about a client, told to himself, as A4 PDF. */
export const clientCopyPdf = (content: ClientCopy, at: Date): Buffer => typeset('client-copy', content, at);

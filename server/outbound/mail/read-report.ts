import PostalMime from 'postal-mime';

/** What a report says about one of our mails: whose it is, and how it fared. */
export type Report = {
  kind: 'delivery' | 'reading';
  messageId: string | null;
  says: 'delivered' | 'read' | 'bounced' | 'delayed' | 'nothing';
  status: string | null;
};

const ID = /<?([0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}@[A-Za-z0-9.-]{1,190})>?/i;

/**
 * Reads a delivery status notification (RFC 3464) or a reading receipt (RFC 8098), as the gateway passed it on. Only machine-readable parts count: what
 * people wrote in such a mail says nothing here. Null when it is no report; never throws on what came in.
 */
export async function readReport(raw: Buffer): Promise<Report | null> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8', maxNestingDepth: 20, maxHeadersSize: 64 * 1024 }).catch(
    () => null,
  );
  if (!mail) return null;
  const part = (type: string) => mail.attachments.find((one) => one.mimeType?.toLowerCase() === type)?.content as string | undefined;
  const [status, disposition] = [part('message/delivery-status'), part('message/disposition-notification')];
  if (status !== undefined) return delivery(status, part('text/rfc822-headers') ?? part('message/rfc822') ?? '');
  if (disposition !== undefined) return reading(disposition);
  return null;
}

function delivery(status: string, returned: string): Report {
  const fields = fieldsOf(status);
  const action = fields.get('action')?.toLowerCase() ?? '';
  const code = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null;
  return {
    kind: 'delivery',
    messageId: idIn(xtext(fields.get('original-envelope-id') ?? '')) ?? idIn(fieldsOf(returned.split(/\r?\n\r?\n/)[0]).get('message-id') ?? ''),
    says: ({ failed: 'bounced', delivered: 'delivered', relayed: 'delivered', expanded: 'delivered', delayed: 'delayed' } as const)[action] ?? 'nothing',
    status: code,
  };
}

function reading(disposition: string): Report {
  const fields = fieldsOf(disposition);
  const mode = /;\s*([a-z]+)/i.exec(fields.get('disposition') ?? '')?.[1].toLowerCase() ?? '';
  const says = mode === 'displayed' || mode === 'processed' ? 'read' : mode === 'deleted' || mode === 'dispatched' ? 'delivered' : 'nothing';
  return { kind: 'reading', messageId: idIn(fields.get('original-message-id') ?? ''), says, status: null };
}

/** Header fields of all groups; the first of a name counts, and what is folded is one line. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  return fields;
}

const idIn = (text: string): string | null => (ID.exec(text) ? `<${ID.exec(text)![1]}>` : null);
/** `+2B` for a plus, as SMTP parameters write it (RFC 3461). */
const xtext = (text: string): string => text.replace(/\+([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

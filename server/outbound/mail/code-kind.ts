import type { Keys } from '../../engine/types.ts';
import type { Kind } from './types.ts';

/** The six digits that prove that somebody reads mail at this address; they follow from the key file and are stored nowhere. */
export function codeOf(keys: Pick<Keys, 'token'>, addressId: string, address: string): string {
  const bytes = Buffer.from(keys.token(`mail address ${addressId} ${address}`), 'base64url');
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** The mail with the code by which an address is verified. */
export function codeKind(keys: Pick<Keys, 'token'>, addressBy: (id: string) => Promise<string | null>): Kind {
  return {
    prepare: async (mail) => {
      const address = await addressBy(mail.about_id);
      if (!address) return { do: 'stop', reason: 'superseded' };
      const text = [
        'Dit adres is opgegeven als adres voor beveiligde brieven uit Mekoar.',
        '',
        `De code is ${codeOf(keys, mail.about_id, address)}. Geef die door aan wie erom vraagt; daarna komen brieven op dit adres aan.`,
        '',
        'Vroeg niemand u hierom? Dan hoeft u niets te doen: zonder de code komt er geen brief.',
        '',
      ].join('\r\n');
      return { do: 'go', letter: { subject: 'Code voor beveiligde brieven', text, attachments: [] } };
    },
    handOver: async () => null,
    told: async () => {},
  };
}

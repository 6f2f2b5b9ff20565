import type { Db } from '../../db/store.ts';
import { fill } from '../../machines/fill.ts';
import { roleName } from '../../machines/role-words.ts';
import { trackById } from '../../machines/index.ts';
import type { ConsentContext } from '../../machines/consent/contract.ts';
import type { Instance } from '../contract/shapes.ts';
import { dutchDay } from './dutch.ts';
import { namesOf } from './extract.ts';
import { typeset } from './letters/typeset.ts';

const FORMS: Record<string, string> = { SPOKEN: 'in een gesprek', WRITTEN: 'op papier' };
const WHO_DECIDES: Record<string, string> = {
  'PARENT_1 PARENT_2': 'Bij een kind onder de 12 jaar zeggen beide ouders met gezag ja.',
  PARENT_1: 'De ouder die alleen het gezag heeft, zegt ja.',
  'CLIENT PARENT_1': 'Bij een kind van 12 tot 16 jaar zeggen het kind en een ouder allebei ja.',
  REPRESENTATIVE: 'Uw vertegenwoordiger beslist over deze vraag.',
};

/** What was agreed about sharing, for the client to keep: plain Dutch, as PDF/UA. `name`: how the client is called, as far as who prints it may know. */
export async function consentPaper(db: Db, consent: Instance, name: string, orgId: string | null, at: Date): Promise<Buffer> {
  const context = consent.data as unknown as ConsentContext;
  const words = trackById('consent')!.words.nl;
  const known = await namesOf(db, [...context.signed.map((one) => one.by), ...context.grants.map((grant) => grant.recipient)]);
  const org = orgId ? await db.selectFrom('organisations').select(['name', 'phone']).where('id', '=', orgId).executeTakeFirst() : undefined;
  const orgs = await db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...context.grants.map((grant) => grant.recipient)])
    .execute();
  const receiver = (id: string) => orgs.find((one) => one.id === id)?.name ?? words.values[id] ?? (/^[A-Z_]+$/.test(id) ? roleName(id, 'nl') : known(id));
  const holds = ['active', 'expiring', 'implied'].includes(String(consent.state));
  return typeset(
    'consent',
    {
      title: 'Afspraken over uw gegevens',
      sender: org?.name ?? 'Mekoar',
      call: org?.phone ? fill('Vragen? Bel {name}: {phone}', { name: org.name, phone: org.phone }) : 'Vragen? Bel uw hulpverlener.',
      client: name,
      made: dutchDay(at.toISOString()),
      state: words.states[String(consent.state)] ?? '',
      grants: (holds ? context.grants : []).map((grant) => ({
        who: receiver(grant.recipient),
        purpose: words.values[grant.purpose] ?? '',
        content: grant.content.map((one) => words.values[one] ?? one).join(', '),
        until: dutchDay(grant.until),
      })),
      signed: context.signed.map((one) => ({ who: words.values[one.signatory] ?? '', form: FORMS[one.form] ?? '', day: dutchDay(one.on), by: known(one.by) })),
      mustSign: WHO_DECIDES[context.mustSign.join(' ')] ?? '',
    },
    at,
  );
}

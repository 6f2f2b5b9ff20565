import type { ClientCard, Instance } from '../contract/shapes.ts';
import type { ReferralContext } from '../../machines/referral/contract.ts';
import { toCsv } from './csv.ts';

export type AllocationParties = { referrer: string; referrerOrg: string; provider: string };
const CONTRACTS: Record<string, string> = { CONTRACTED: 'ja', NOT_CONTRACTED: 'nee' };

/**
 * The fields of the iJw messages of one referral (DOMAIN.md 9.2), for the provider who sends them: a line per field with the message and the code list that
 * it belongs to. It carries no citizen service number. What the viewer does not see is empty.
 */
export function allocationFile(referral: Instance, client: ClientCard | null, { referrer, referrerOrg, provider }: AllocationParties): string {
  const data = referral.data as unknown as ReferralContext;
  const { product, ...dates } = data.allocation;
  const line = (message: string, field: string, value: string | number | null | undefined, list = '') => ({
    bericht: message,
    veld: field,
    waarde: value ?? '',
    codelijst: list,
  });
  return toCsv(
    ['bericht', 'veld', 'waarde', 'codelijst'],
    [
      line('JW315', 'referentieAanbieder', referral.id.slice(0, 20)),
      line('JW315', 'dagtekening', dates.requestedOn),
      line('JW315', 'naam', client?.name),
      line('JW315', 'geboortedatum', client?.birthDate),
      line('JW315', 'aanbieder', provider),
      line('JW315', 'verwijzer type', data.referrerCode, 'COD327'),
      line('JW315', 'verwijzer naam', [referrer, referrerOrg].filter(Boolean).join(', ')),
      line('JW315', 'product categorie', product.category, 'JZ020'),
      line('JW315', 'toewijzingIngangsdatum', product.from),
      line('JW315', 'toewijzingEinddatum', product.until),
      line('JW315', 'volume', product.volume),
      line('JW315', 'eenheid', product.unit, 'WJ756'),
      line('JW315', 'frequentie', product.frequency, 'WMO757'),
      line('JW315', 'raamcontract', CONTRACTS[data.contract]),
      line('JW316', 'ontvangen op', dates.receiptOn),
      line('JW319', 'in onderzoek sinds (verzoekAntwoord 2)', dates.investigationOn),
      line('JW319', 'afgewezen op (verzoekAntwoord 1)', dates.rejection ? dates.answeredOn : null),
      line('JW319', 'redenAfwijzing', dates.rejection, 'WJ759'),
      line('JW301', 'toegewezen op', dates.rejection ? null : dates.answeredOn),
      line('JW301', 'toewijzingNummer', dates.number),
      line('JW305', 'begindatum', data.careStartedAt?.slice(0, 10)),
      line('JW305', 'verstuurd op', dates.startedOn),
      line('JW307', 'einddatum', data.careEndedAt?.slice(0, 10)),
      line('JW307', 'redenBeeindiging', dates.stopReason, 'JZ588'),
      line('JW307', 'verstuurd op', dates.stoppedOn),
    ],
  );
}

import type { Db } from '../../db/store.ts';
import { fill } from '../../machines/fill.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import { nextVisitOn } from '../../machines/dementia/card.ts';
import type { DementiaContext } from '../../machines/dementia/contract.ts';
import { trackById } from '../../machines/index.ts';
import type { Instance } from '../contract/shapes.ts';
import { dutchDay } from './dutch.ts';
import { namesOf } from './extract.ts';
import { typeset } from './letters/typeset.ts';

type Plan = NonNullable<DementiaContext['plan']>;
type Name = (id: string | null | undefined) => string;

const PILLARS = { ZZ: 'Uw gezondheid en uw ziekte', MM: 'Mensen om u heen', GG: 'Gezond leven' } as const;
const SAFE: Record<string, string> = {
  FIRE: 'Brand',
  MEDICATION: 'Medicijnen',
  MONEY: 'Geld',
  DRIVING: 'Autorijden',
  WANDERING: 'De weg kwijtraken',
  FALLING: 'Vallen',
  FOOD: 'Eten en drinken',
  ABUSE: 'Goed voor elkaar zorgen',
};
const VISITED = ['following.stable', 'following.intensified'];

/**
 * The care plan for the client to keep: plain Dutch (B1), as PDF/UA. It says what was wished and is done; stages, scores and what professionals wrote about the
 * situation stay behind. `name`: how the client is called, as far as who prints it may know.
 */
export async function carePlanPaper(db: Db, track: Instance, name: string, orgId: string | null, at: Date): Promise<Buffer> {
  const context = track.data as unknown as DementiaContext;
  const plan: Plan = context.plan ?? {};
  const { visitAgreement, familyTalkAgreement, firstContactAgreement } = plan;
  const ids = [context.casemanager, context.worker, context.visitor, visitAgreement?.byPerson, visitAgreement?.alternatesWith];
  const known = await namesOf(db, [...ids, familyTalkAgreement?.byWhom, firstContactAgreement?.byWhom]);
  const named: Name = (id) => (id ? known(id) : known(context.worker ?? ''));
  const org = orgId ? await db.selectFrom('organisations').select(['name', 'phone']).where('id', '=', orgId).executeTakeFirst() : undefined;
  return typeset(
    'care-plan',
    {
      title: 'Uw plan',
      sender: org?.name ?? 'Mekoar',
      call: org?.phone ? fill('Vragen? Bel {name}: {phone}', { name: org.name, phone: org.phone }) : 'Vragen? Bel uw casemanager.',
      client: name,
      made: dutchDay(at.toISOString()),
      agreed: dutchDay(context.agreed?.on),
      manager: context.casemanager ? known(context.casemanager) : '',
      goals: plan.clientGoals ?? [],
      agreements: agreementsOf(plan, named, comingVisit(track, context, dayInAmsterdam(at.toISOString())), named(context.visitor)),
      pillars: pillarsOf(plan),
      safety: (plan.safetyChecklist ?? []).flatMap(({ item, measure }) => (measure ? [`${SAFE[item] ?? item}: ${measure}`] : [])),
      net: helpOf(plan),
      crisis: crisisOf(plan),
      later: laterOf(plan),
      evaluation: context.planDue ? `Op ${dutchDay(context.planDue)} bespreken wij dit plan weer met u.` : '',
    },
    at,
  );
}

/** The next visit, unless its day has passed: a paper promises no day that was. */
function comingVisit({ row }: Instance, context: DementiaContext, today: string): string | null {
  const on = VISITED.includes(row.state[0] ?? '') ? nextVisitOn(context) : null;
  return on !== null && on >= today ? on : null;
}

function agreementsOf(
  { visitAgreement: visit, familyTalkAgreement: family, firstContactAgreement: first }: Plan,
  named: Name,
  next: string | null,
  by: string,
) {
  const often = visit && (visit.everyWeeks === 1 ? 'elke week' : `elke ${visit.everyWeeks} weken`);
  return [
    visit && `${named(visit.byPerson)} komt ${often} bij u langs.${visit.alternatesWith ? ` Soms komt ${named(visit.alternatesWith)}.` : ''}`,
    next && `Het volgende bezoek is op ${dutchDay(next)}. Dan komt ${by}.`,
    family && `${named(family.byWhom)} praat met ${family.withWhom}: ${lower(family.howOften)}.`,
    first && `Maakt u of iemand anders zich zorgen? Bel ${named(first.byWhom)}${first.phone ? `: ${first.phone}` : ''}.`,
  ].filter((line): line is string => Boolean(line));
}

function pillarsOf({ pillars = [] }: Plan) {
  return Object.entries(PILLARS).flatMap(([pillar, title]) => {
    const rows = pillars.flatMap((line) => {
      if (line.pillar !== pillar) return [];
      const parts = [line.wish && `U wilt: ${line.wish}`, line.action && `Wij doen: ${line.action}`, line.who && `Door: ${line.who}`].filter(Boolean);
      return parts.length ? [parts.join(' ')] : [];
    });
    return rows.length ? [{ title, rows }] : [];
  });
}

function helpOf({ safetyNet = [], support = [] }: Plan): string[] {
  const values = trackById('dementia')!.words.nl.values;
  const net = safetyNet.map(
    ({ who, what, when, fallback }) => `${who}: ${[what, when].filter(Boolean).join(', ')}.${fallback ? ` Lukt dat niet? ${fallback}.` : ''}`,
  );
  return [...net, ...support.map(({ kind, who, note }) => `${capital(values[kind] ?? kind)}: ${[who, note].filter(Boolean).join(', ')}`)].map(oneStop);
}

const crisisOf = ({ crisisPlan }: Plan): [string, string][] =>
  crisisPlan
    ? [
        ['Zo merkt u het', crisisPlan.signs],
        ['Doe eerst dit', crisisPlan.firstStep],
        ['Telefoon', crisisPlan.phones ?? ''],
      ]
    : [];

function laterOf({ advanceCare, housingFuture, respite }: Plan): string[] {
  return [
    advanceCare?.talkedOn && `Op ${dutchDay(advanceCare.talkedOn)} spraken wij over de zorg van later.`,
    advanceCare?.plannedOn && `Op ${dutchDay(advanceCare.plannedOn)} praten wij over de zorg van later.`,
    advanceCare?.treatmentLimits && `Wat u wel en niet wilt: ${advanceCare.treatmentLimits}`,
    advanceCare?.representative && `Wie voor u beslist als u dat zelf niet kunt: ${advanceCare.representative}`,
    advanceCare?.document && `Wat er op papier staat: ${advanceCare.document}`,
    housingFuture && `Wonen: ${housingFuture}`,
    respite?.arranged && `Rust voor wie voor u zorgt: ${respite.arranged}`,
  ].filter((line): line is string => Boolean(line));
}

const lower = (text: string): string => (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** What people typed may end with a stop of its own. */
const oneStop = (text: string): string => text.replaceAll('..', '.').replaceAll('.,', ',');

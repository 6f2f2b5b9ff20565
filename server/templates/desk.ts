import type { Tx } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import { LEVEL_SETTING, levelFor, levelsOn } from '../../machines/feedback/level.ts';
import type { LetterTemplates, TemplateFault } from '../contract/letters.ts';
import { mayEditOrg } from '../directory/may-edit.ts';
import type { Refusal, Who } from '../engine/types.ts';
import { refuse } from '../http/refuse.ts';
import { letterheadOf } from '../outbound/letters/letterhead.ts';
import type { LetterKind } from '../outbound/letters/content.ts';
import type { ViewDeps } from '../views/deps.ts';
import { BLOCKS, BLOCK_NAMES, LETTER_KINDS, PLACEHOLDERS, USUAL, type Blocks } from './blocks.ts';
import { checkTemplate } from './check.ts';
import { templateInForce } from './in-force.ts';
import { sampleOf } from './sample.ts';

const MOST_VERSIONS = 100;

/** Whether this hat may word the letters of its organisation and agree on its minimum: who leads it (rules.ts `agreements.keep`). */
export const mayEditTemplates = (who: Who): boolean => who.org !== null && who.hat !== null && mayEditOrg(who, who.org);

/** Every version of the words of one's own organisation, and the minimum that holds. Null for a hat without an organisation. */
export async function templatesOf(deps: ViewDeps, who: Who): Promise<LetterTemplates | null> {
  const org = who.org ? await deps.db.selectFrom('organisations').select(['id', 'name']).where('id', '=', who.org).executeTakeFirst() : undefined;
  if (!org) return null;
  const today = dayInAmsterdam(deps.clock.now().toISOString());
  const rows = await deps.db.selectFrom('letter_templates').selectAll().where('org_id', '=', org.id).orderBy('version', 'desc').limit(MOST_VERSIONS).execute();
  const kinds = [];
  for (const kind of LETTER_KINDS) {
    const held = await templateInForce(deps.db, { org: org.id, kind, day: today });
    const own = rows
      .filter((row) => row.kind === kind)
      .map((row) => ({
        id: row.id,
        kind,
        version: row.version,
        validFrom: row.valid_from,
        blocks: { ...USUAL[kind], ...(JSON.parse(row.blocks) as Partial<Blocks>) },
        note: row.note,
        madeBy: row.made_by,
        madeAt: row.made_at,
        inForce: row.id === held.id,
      }));
    const usual = { id: null, kind, version: 0, validFrom: null, blocks: USUAL[kind], note: null, madeBy: null, madeAt: null, inForce: held.id === null };
    kinds.push({ kind, versions: [...own, usual] });
  }
  return {
    org,
    mayEdit: mayEditTemplates(who),
    today,
    kinds,
    placeholders: [...PLACEHOLDERS],
    limits: Object.fromEntries(BLOCK_NAMES.map((name) => [name, BLOCKS[name].longest])),
    level: await levelOf(deps, org.id, today),
  };
}

async function levelOf({ db }: ViewDeps, org: string, today: string): Promise<LetterTemplates['level']> {
  const rows = await db.selectFrom('settings').selectAll().where('name', '=', LEVEL_SETTING).where('org_id', 'in', [org, '*']).orderBy('valid_from').execute();
  const settings = rows.map((row) => ({ org: row.org_id, validFrom: row.valid_from, value: JSON.parse(row.value) as number }));
  const { level, agreed } = levelFor(levelsOn(settings, today), org, today);
  return { now: level, agreed, settings: settings.filter((one) => one.org === org).map((one) => ({ level: one.value, from: one.validFrom.slice(0, 10) })) };
}

/** What is wrong in these words, and, when nothing is, a sample on the paper of one's own organisation. */
export async function tryTemplate(
  deps: ViewDeps,
  who: Who,
  { kind, blocks }: { kind: LetterKind; blocks: Blocks },
): Promise<{ faults: TemplateFault[]; picture: string | null; clientText: string | null }> {
  const faults = checkTemplate(blocks);
  if (faults.length) return { faults, picture: null, clientText: null };
  const now = deps.clock.now().toISOString();
  const head = await letterheadOf(deps.db, { org: who.org, person: who.person, now });
  return { faults, ...sampleOf(kind, blocks, head, dayInAmsterdam(now)) };
}

type Asked = { kind: LetterKind; blocks: Blocks; from: string; note?: string };

/** A new version that holds from a day on; older ones stay as they are, and letters keep theirs. Refuses what is wrong with the field's path. */
export async function addTemplate(tx: Tx, given: { who: Who; id: string; at: string }, { kind, blocks, from, note }: Asked): Promise<string | Refusal> {
  const { who, id, at } = given;
  const early = tooEarly(from, at);
  if (early) return early;
  const faults = checkTemplate(blocks);
  if (faults.length)
    return refuse(
      'bad-input',
      faults.map(({ block, line, column, text }) => ({
        path: `blocks.${block}`,
        text: { nl: `Regel ${line}, teken ${column}: ${text.nl}`, en: `Line ${line}, column ${column}: ${text.en}` },
      })),
    );
  const { last } = await tx
    .selectFrom('letter_templates')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('org_id', '=', who.org!)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  const version = Number(last ?? 0) + 1;
  await tx
    .insertInto('letter_templates')
    .values({ id, org_id: who.org!, kind, version, valid_from: from, blocks: JSON.stringify(blocks), note: note ?? null, made_by: who.person, made_at: at })
    .execute();
  return id;
}

/** The minimum of one's own organisation from a day on; feedback that began before keeps what it began with. */
export async function setLevel(tx: Tx, given: { who: Who; at: string }, { level, from }: { level: number; from: string }): Promise<string | Refusal> {
  const early = tooEarly(from, given.at);
  if (early) return early;
  const row = { name: LEVEL_SETTING, org_id: given.who.org!, valid_from: `${from}T00:00:00.000Z`, value: JSON.stringify(level) };
  await tx
    .insertInto('settings')
    .values(row)
    .onConflict((on) => on.columns(['name', 'org_id', 'valid_from']).doUpdateSet({ value: row.value }))
    .execute();
  return LEVEL_SETTING;
}

/** What has left is not reworded: a version begins today or later. */
function tooEarly(from: string, at: string): Refusal | null {
  if (from >= dayInAmsterdam(at)) return null;
  return refuse('bad-input', [{ path: 'from', text: { nl: 'Een versie gaat vandaag in of later.', en: 'A version begins today or later.' } }]);
}

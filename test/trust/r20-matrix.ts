import type { Resource } from '../../machines/resources.ts';
import { createJudge } from '../../server/policy/judge.ts';
import type { Principal } from '../../server/policy/principals.ts';
import { ACTIONS, CONSENTS, PHASES, type Context, type Fact } from '../../server/policy/question.ts';
import { RULES, type Rule } from '../../server/policy/rules.ts';
import { expected, readOracle } from '../policy/oracle.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** every cell of the access matrix as the table written by hand says it, and no rule can be taken away unnoticed. */
export const r20: TrustTest = { id: 'R-20', title: 'the access matrix, cell by cell', run };

/** Facts outside the 288 contexts. The headline sweep has all but a block; then each alone, so that none hides another. */
const FURTHER: Fact[] = ['self', 'own', 'addressed', 'ground', 'aggregate', 'reason', 'consulted', 'bsn', 'released', 'unfixed', 'lifeThreat', 'blocked'];
const ALL = Object.fromEntries(FURTHER.map((fact) => [fact, fact !== 'blocked']));
const NONE = {};

async function run(asked: Asked): Promise<Result> {
  const oracle = readOracle();
  const judge = createJudge();
  const differ: string[] = [];
  let tried = 0;
  let allowed = 0;
  const sweep = (contexts: Context[]) => {
    for (const who of oracle.principals)
      for (const resource of oracle.resources)
        for (const action of ACTIONS)
          for (const context of contexts) {
            tried++;
            const said = judge({ who: [who as Principal], resource: resource as Resource, action, context }).allow;
            if (said) allowed++;
            if (said !== expected(oracle.cells, who, resource, action, context)) differ.push(`${who} ${resource} ${action} ${JSON.stringify(context)}`);
          }
  };
  sweep(contexts(ALL));
  const headline = tried;
  const rest = [NONE, ...FURTHER.map((fact) => ({ [fact]: true })), { self: false, org: true, reason: true }, { ...ALL, blocked: true }];
  for (const further of rest) sweep(asked.quick ? contexts(further).filter((_, at) => at % 23 === 0) : contexts(further));
  const unseen = RULES.filter((rule) => !missed(rule));
  const twinFailed = unseen.length === 0;
  return {
    id: r20.id,
    title: r20.title,
    tried,
    lost: differ.length,
    doubled: 0,
    ok: differ.length === 0 && twinFailed && headline === 907_200 && allowed > 10_000,
    twinFailed,
    notes: [
      ...differ.slice(0, 12),
      ...unseen.map((rule) => `rule ${rule.id} can be taken away unnoticed`),
      `twin "each rule deleted": ${RULES.length - unseen.length} of ${RULES.length} found`,
    ],
    figures: { cells: headline, allowed, rules: RULES.length },
  };

  /** Whether the table misses this rule when it is gone. */
  function missed(gone: Rule): boolean {
    const poorer = createJudge(RULES.filter((rule) => rule !== gone));
    for (const further of [NONE, ...FURTHER.map((fact) => ({ [fact]: true })), { own: true, released: true }, ALL])
      for (const context of contexts(further))
        for (const who of gone.who)
          for (const resource of gone.on)
            for (const action of ACTIONS)
              if (poorer({ who: [who], resource, action, context }).allow !== expected(oracle.cells, who, resource, action, context)) return true;
    return false;
  }
}

/** team 2 × consent 6 × organisation 2 × noodknop 2 × meeting 2 × phase 3 = 288 */
function contexts(further: Partial<Record<Fact, boolean>>): Context[] {
  const both = [false, true];
  const all: Context[] = [];
  for (const team of both)
    for (const consent of CONSENTS)
      for (const org of both)
        for (const noodknop of both)
          for (const meeting of both) for (const phase of PHASES) all.push({ team, org, noodknop, meeting, ...further, consent, phase });
  return all;
}

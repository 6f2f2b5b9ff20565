import { readQuestionnaire, type Form } from './read-questionnaire.ts';
import fourdkl from './4dkl-1.0.0.json' with { type: 'json' };
import csi from './csi-1.0.0.json' with { type: 'json' };
import ediz from './ediz-1.0.0.json' with { type: 'json' };
import gad7 from './gad-7-1.0.0.json' with { type: 'json' };
import gds15 from './gds-15-1.0.0.json' with { type: 'json' };
import gdsReisberg from './gds-reisberg-1.0.0.json' with { type: 'json' };
import gesprekOverRisico from './gesprek-over-risico-1.0.0.json' with { type: 'json' };
import gfi from './gfi-1.0.0.json' with { type: 'json' };
import honos from './honos-1.0.0.json' with { type: 'json' };
import kindcheck from './kindcheck-1.0.0.json' with { type: 'json' };
import mmse from './mmse-1.0.0.json' with { type: 'json' };
import moca from './moca-1.0.0.json' with { type: 'json' };
import nietPluis from './niet-pluis-1.0.0.json' with { type: 'json' };
import oq45 from './oq-45-1.0.0.json' with { type: 'json' };
import phq9 from './phq-9-1.0.0.json' with { type: 'json' };
import sdq from './sdq-1.0.0.json' with { type: 'json' };
import tfi from './tfi-1.0.0.json' with { type: 'json' };
import vierDomeinen from './vier-domeinen-1.0.0.json' with { type: 'json' };
import volhoudtijd from './volhoudtijd-1.0.0.json' with { type: 'json' };
import werkafspraken from './werkafspraken-1.0.0.json' with { type: 'json' };

/** [VRG1] Every questionnaire, one line each: a new version is a file beside the old one, which stays for what was filled in under it. Throws at start when one is not understood. */
export const questionnaires: readonly Form[] = [
  fourdkl,
  csi,
  ediz,
  gad7,
  gds15,
  gdsReisberg,
  gesprekOverRisico,
  gfi,
  honos,
  kindcheck,
  mmse,
  moca,
  nietPluis,
  oq45,
  phq9,
  sdq,
  tfi,
  vierDomeinen,
  volhoudtijd,
  werkafspraken,
].map(readQuestionnaire);

const byCanonical = new Map(questionnaires.map((form) => [form.canonical, form]));

/** The questionnaire with this `url|version`, or undefined. */
export const findQuestionnaire = (canonical: string): Form | undefined => byCanonical.get(canonical);

/** The newest active one with this code. Throws when there is none: codes stand in our own source only. */
export function questionnaireOf(code: string): Form {
  const found = questionnaires.filter((form) => form.code === code && form.active).at(-1);
  if (!found) throw new Error(`There is no questionnaire ${code}`);
  return found;
}

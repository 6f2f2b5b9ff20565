import type { AccessRow, View, Viewer } from '../track.ts';
import type { QuestionnaireResponseContext } from './contract.ts';

/** Beside who sees the case: whoever filled it in. */
const access = ({ author }: QuestionnaireResponseContext): AccessRow[] => (author ? [{ subject: `person:${author}`, kind: 'owner' }] : []);

function see(context: QuestionnaireResponseContext, viewer: Viewer): Record<string, unknown> {
  const shown = (id: string | null) => (id && viewer.visible(id) ? id : null);
  return { ...context, caseId: shown(context.caseId), about: shown(context.about) };
}

/** [VRG6] That it was filled in is for the care team; the answers belong to their own category. */
export const view: View = {
  resource: 'r4',
  fields: { 'answers.medical': 'r5', 'answers.mental': 'r6', 'answers.social': 'r7', 'answers.youth': 'r8', 'answers.dementia': 'r9' },
  board: ({ caseId, orgId, clientId, author, code, about }) => ({ caseId, orgId, clientId, ownerId: author, title: code, links: about ? [about] : [] }),
  access,
  see,
};

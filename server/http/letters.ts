import type { Who } from '../engine/types.ts';
import { draftOf, previewOf } from '../outbound/letters/draft-desk.ts';
import { listSentLetters } from '../outbound/letters/sent-letters.ts';
import { clientPaper, sentPaper, type Paper } from '../outbound/papers.ts';
import { addTemplate, mayEditTemplates, setLevel, templatesOf, tryTemplate } from '../templates/desk.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { readAbout } from './read-about.ts';
import { isRefusal, refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

type Mine =
  | 'letterTxt'
  | 'letterHtml'
  | 'letterClientCopy'
  | 'lettersOf'
  | 'feedbackDraft'
  | 'letterPreview'
  | 'letterTemplates'
  | 'checkTemplate'
  | 'addTemplate'
  | 'setLetterLevel';

/** What a letter says before it goes, how it left, and the words around it. */
export function letterHandlers(deps: Deps): Pick<Handlers, Mine> {
  const views = viewsOf(deps);
  const copy = async (made: Paper | null, who: Who) => {
    if (!made) return refuse('not-found');
    // Every time: a copy that is taken along is out of our hands.
    for (const { type, id, caseId, detail } of made.seen)
      await deps.trail.note({
        actor: who.person,
        hat: who.hat,
        action: 'export',
        object_type: type,
        object_id: id,
        case_id: caseId,
        outcome: 0,
        detail: detail ?? null,
      });
    return made.file;
  };
  return {
    letterTxt: async ({ params, who }) => copy(await sentPaper(views, who, params.id, 'text'), who),
    letterHtml: async ({ params, who }) => copy(await sentPaper(views, who, params.id, 'html'), who),
    letterClientCopy: async ({ params, who }) => copy(await clientPaper(views, who, params.id), who),

    lettersOf: async ({ params, who }) => {
      if (!(await views.policy.visible(views.db, who, [params.id], deps.clock.now().toISOString())).has(params.id)) return refuse('not-found');
      const letters = await listSentLetters(views, who, params.id);
      if (letters.length)
        await deps.trail.read(
          who,
          letters.map(({ id }) => ({ type: 'letter', id, beside: 'list' as const })),
        );
      return letters;
    },

    feedbackDraft: async ({ params, who }) => {
      const made = await draftOf(views, who, params.id);
      if (!made) return refuse('not-found');
      await deps.trail.read(who, readAbout(made.read));
      return made.draft;
    },

    letterPreview: async ({ params, body, who }) => {
      const made = await previewOf(views, who, params.id, body);
      if (!made) return refuse('not-found');
      await deps.trail.read(who, readAbout(made.read));
      return made.preview;
    },

    letterTemplates: async ({ who }) => (await templatesOf(views, who)) ?? refuse('not-found'),
    checkTemplate: async ({ body, who }) => tryTemplate(views, who, body),

    addTemplate: async ({ body, who, key }) => {
      if (!mayEditTemplates(who)) return refuse('not-yours');
      const write = { who, key, action: 'create', type: 'letter-template', body, detail: `${body.kind} from ${body.from}` };
      return writeOnce(deps, write, (tx, at) => addTemplate(tx, { who, id: deps.ids.uuid(), at }, body));
    },

    setLetterLevel: async ({ body, who, key }) => {
      if (!mayEditTemplates(who)) return refuse('not-yours');
      const write = { who, key, action: 'create', type: 'setting', body, detail: `feedback.level ${body.level} from ${body.from}` };
      const made = await writeOnce(deps, write, (tx, at) => setLevel(tx, { who, at }, body));
      return isRefusal(made) ? made : { ok: true as const };
    },
  };
}

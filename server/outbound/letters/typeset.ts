import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export type Template = 'extract' | 'agenda' | 'minutes' | 'dossier' | 'message' | 'readers' | 'consent' | 'care-plan' | 'client-copy';

const FOLDER = import.meta.dirname;
/** Compiled pages that nobody asks for are dropped, so that no text of a letter stays in memory for long. */
const KEEP_COMPILES = 2;
let compiler: NodeCompiler | undefined;

/**
 * Sets a letter: template and data → tagged PDF/UA. The data goes in as JSON and is text to the template, whatever it contains.
 * `at` is the creation instant that stands in the file. Throws with the compiler's own words when the page has no valid structure. 3–7 ms.
 */
export function typeset(template: Template, data: Record<string, unknown>, at: Date): Buffer {
  compiler ??= NodeCompiler.create({ workspace: FOLDER });
  try {
    const compiled = compiler.compile({ mainFilePath: `${FOLDER}/${template}.typ`, inputs: { data: JSON.stringify(data) } });
    if (compiled.hasError() || !compiled.result) throw new Error(`The template ${template} does not compile: ${reasons(compiler, compiled)}`);
    return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(at.getTime() / 1000) });
  } finally {
    compiler.evictCache(KEEP_COMPILES);
  }
}

const PAPER = /<path class="typst-shape" fill="#ffffff" fill-rule="nonzero" d="M 0 0v [\d.]+ h [\d.]+ v -[\d.]+ Z "\/>/g;

/** Every page brings its own paper and lays it on the first page, whose words are then gone: one sheet under all of them instead. */
function onOneSheet(svg: string): string {
  let laid = false;
  return svg.replace(PAPER, () => {
    if (laid) return '';
    laid = true;
    return '<rect width="100%" height="100%" fill="#ffffff"/>';
  });
}

/** The pages of a letter as a picture, the very same as its PDF: for a preview beside a form. */
export function pictureOf(template: Template, data: Record<string, unknown>): string {
  compiler ??= NodeCompiler.create({ workspace: FOLDER });
  try {
    const compiled = compiler.compile({ mainFilePath: `${FOLDER}/${template}.typ`, inputs: { data: JSON.stringify(data) } });
    if (compiled.hasError() || !compiled.result) throw new Error(`The template ${template} does not compile: ${reasons(compiler, compiled)}`);
    return onOneSheet(compiler.plainSvg(compiled.result));
  } finally {
    compiler.evictCache(KEEP_COMPILES);
  }
}

function reasons(from: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeError();
  // Only what is wrong and where: a diagnostic may quote the template, never the data.
  return error
    ? from
        .fetchDiagnostics(error)
        .map((found) => String(found.message))
        .join('; ')
    : 'unknown';
}

import { inflateSync } from 'node:zlib';

/** All that is in the streams of a PDF, inflated, with the plain part before it. */
export function insideOf(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    try {
      parts.push(inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at))).toString('latin1'));
    } catch {
      // Not deflated: it stands in the plain part already.
    }
  }
  return parts.join('\n');
}

/** The text of the pages, by the maps from glyph to character that each font carries. */
export function textOf(pdf: Buffer): string {
  const inside = insideOf(pdf);
  const glyphs = new Map<string, string>();
  for (const [, block] of inside.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph, text] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      glyphs.set(glyph.toUpperCase(), Buffer.from(text, 'hex').swap16().toString('utf16le'));
  return [...glyphs.values()].join('');
}

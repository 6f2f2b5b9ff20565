/** A passport photo needs no more. */
export const PHOTO_MAX_BYTES = 200 * 1024;
const MAX_SIDE = 2000;

/** What the first bytes say it is, never what the sender says; null for everything that is no JPEG or PNG of a sensible size. SVG is text that runs, so it is none. */
export function photoType(body: Buffer): 'image/jpeg' | 'image/png' | null {
  if (body.length > PHOTO_MAX_BYTES) return null;
  const size = pngSize(body) ?? jpegSize(body);
  if (!size || size.width < 16 || size.height < 16 || size.width > MAX_SIDE || size.height > MAX_SIDE) return null;
  return size.type;
}

type Size = { type: 'image/jpeg' | 'image/png'; width: number; height: number };

function pngSize(body: Buffer): Size | null {
  const isPng =
    body.length > 33 && body.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) && body.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? { type: 'image/png', width: body.readUInt32BE(16), height: body.readUInt32BE(20) } : null;
}

/** Walks the segments of a JPEG to the one that holds its size. */
function jpegSize(body: Buffer): Size | null {
  if (body.length < 12 || body.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < body.length;) {
    if (body[at] !== 0xff) return null;
    const marker = body[at + 1];
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { type: 'image/jpeg', height: body.readUInt16BE(at + 5), width: body.readUInt16BE(at + 7) };
    const length = body.readUInt16BE(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/**
 * The same picture without what a telephone writes beside it: where and when it was taken. JPEG application segments and comments go, and PNG text and EXIF chunks.
 * `type` is what `photoType` found.
 */
export function withoutMetadata(body: Buffer, type: 'image/jpeg' | 'image/png'): Buffer {
  return type === 'image/jpeg' ? leanJpeg(body) : leanPng(body);
}

function leanJpeg(body: Buffer): Buffer {
  const kept: Buffer[] = [body.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= body.length && body[at] === 0xff && body[at + 1] !== 0xda) {
    const end = at + 2 + body.readUInt16BE(at + 2);
    const marker = body[at + 1];
    // JFIF (E0) and the colour transform (EE) belong to the picture.
    const extra = (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!extra) kept.push(body.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, body.subarray(at)]);
}

function leanPng(body: Buffer): Buffer {
  const kept: Buffer[] = [body.subarray(0, 8)];
  for (let at = 8; at + 12 <= body.length;) {
    const end = at + 12 + body.readUInt32BE(at);
    if (!['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].includes(body.toString('latin1', at + 4, at + 8))) kept.push(body.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** How a file was written, as the person who gave it may want to know. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
type Decoded = { text: string; encoding: Encoding };

/**
 * Reads the bytes of a text file. A byte order mark says what it is; without one it is UTF-16 when every second byte is zero, UTF-8 when it holds as such, else
 * Windows-1252. A file with good UTF-8 and some broken bytes stays UTF-8: those places become U+FFFD and their lines are refused. Null: no text at all.
 */
export function decode(bytes: Buffer): Decoded | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { text: bytes.toString('utf8', 3), encoding: 'utf-8-bom' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16(bytes.subarray(2), 'utf-16le'), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: utf16(bytes.subarray(2), 'utf-16be'), encoding: 'utf-16be' };
  const bare = bareUtf16(bytes);
  if (bare) return { text: utf16(bytes, bare), encoding: bare };
  if (bytes.includes(0)) return null;
  const text = bytes.toString('utf8');
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const good = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  if (broken === 0 || good > broken) return { text, encoding: 'utf-8' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

const utf16 = (bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string => new TextDecoder(encoding).decode(bytes);

/** Latin text in UTF-16 has a zero in every pair; on which side says which it is. */
function bareUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(bytes.length, 2000) & ~1;
  if (looked < 8) return null;
  const zeros = [0, 0];
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at & 1] += 1;
  const most = (looked / 2) * 0.7;
  return zeros[1] > most && zeros[0] === 0 ? 'utf-16le' : zeros[0] > most && zeros[1] === 0 ? 'utf-16be' : null;
}

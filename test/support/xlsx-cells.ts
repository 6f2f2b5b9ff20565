import { inflateRawSync } from 'node:zlib';

/** The files in a zip, by name; enough of the format for what a spreadsheet program writes. */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, note, head] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const begin = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const body = zip.subarray(begin, begin + packed);
    files.set(zip.subarray(at + 46, at + 46 + name).toString(), (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString());
    at += 46 + name + extra + note;
  }
  return files;
}

/** The cells of each sheet of a spreadsheet, row by row: numbers as numbers, texts as texts, null where there is nothing. Throws when there is a formula in it. */
export function cellsOf(xlsx: Buffer): (string | number | null)[][][] {
  const files = unzip(xlsx);
  const texts = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner]) => textOf(inner));
  const sheets = [...files.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name)).sort();
  return sheets.map((name) => {
    const xml = files.get(name)!;
    if (/<f[ >]/.test(xml)) throw new Error(`${name} has a formula`);
    return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
      const cells: (string | number | null)[] = [];
      for (const [, attributes, inner = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const column = /r="([A-Z]+)/.exec(attributes)![1].charCodeAt(0) - 65;
        const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
        const type = /t="(\w+)"/.exec(attributes)?.[1];
        cells[column] = type === 's' ? texts[Number(value)] : type === 'inlineStr' ? textOf(inner) : value === undefined ? null : Number(value);
      }
      return Array.from(cells, (cell) => cell ?? null);
    });
  });
}

const textOf = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)]
    .map(([, text]) => text)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

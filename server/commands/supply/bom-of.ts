import { createHash } from 'node:crypto';
import { nameOf, production, SAID_ELSEWHERE, type Entry, type Lock } from './judge-lock.ts';

type Product = { name: string; version: string; license: string };

/**
 * What the product is made of, as CycloneDX 1.6, from the lock alone: each package with its version, licence and hash, and who needs it. The same lock gives the
 * same bytes. (`npm sbom --omit dev` leaves out every package that a tool for development needs as well.)
 */
export function bomOf(lock: Lock, product: Product): Record<string, unknown> {
  const packages = production(lock);
  const known = new Map(packages.map(([path, entry]) => [path, refOf(path, entry)]));
  const own = `${product.name}@${product.version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(lock))}`,
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': own, name: product.name, version: product.version, licenses: [{ license: { id: product.license } }] },
    },
    components: unique(packages.map(([path, entry]) => componentOf(path, entry))),
    dependencies: [
      { ref: own, dependsOn: needs('', lock.packages[''] ?? {}) },
      ...unique(packages.map(([path, entry]) => ({ 'bom-ref': refOf(path, entry), path, entry }))).map(({ 'bom-ref': ref, path, entry }) => ({
        ref,
        dependsOn: needs(path, entry),
      })),
    ],
  };

  /** Node's way: beside it, or in a folder above. */
  function needs(path: string, { dependencies, optionalDependencies }: Entry): string[] {
    const found = Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => {
      for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
        const ref = known.get(`${from ? `${from}/` : ''}node_modules/${name}`);
        if (ref || from === '') return ref;
      }
    });
    return [...new Set(found.filter((ref) => ref !== undefined))].sort();
  }
}

/** A package may lie at several places. */
const unique = <T extends { 'bom-ref': string }>(all: T[]): T[] => [...new Map(all.map((one) => [one['bom-ref'], one])).values()];

const refOf = (path: string, { name, version }: Entry) => `pkg:npm/${(name ?? nameOf(path)).replace('@', '%40')}@${version}`;

function componentOf(path: string, entry: Entry) {
  const name = entry.name ?? nameOf(path);
  const licence = entry.license ?? SAID_ELSEWHERE[name] ?? '';
  return {
    type: 'library',
    'bom-ref': refOf(path, entry),
    name,
    version: entry.version,
    scope: entry.optional ? 'optional' : 'required',
    purl: refOf(path, entry),
    licenses: [/ (OR|AND) /.test(licence) ? { expression: licence.replace(/^\((.*)\)$/, '$1') } : { license: { id: licence } }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from((entry.integrity ?? '').replace(/^sha512-/, ''), 'base64').toString('hex') }],
    ...(entry.resolved ? { externalReferences: [{ type: 'distribution', url: entry.resolved }] } : {}),
  };
}

/** A UUID (version 8) that follows from the text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

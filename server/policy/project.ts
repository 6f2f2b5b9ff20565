import type { Resource } from '../../machines/resources.ts';

type Fields = Record<string, Resource> | undefined;
type Data = Record<string, unknown>;

/**
 * Takes out what belongs to a category that the viewer may not read (TRUST.md L6): the field is absent, and its category is named in `withheld`. `given` is
 * not changed. A field that is empty is no secret and nothing to miss.
 */
export function project<D extends Data>(given: D, fields: Fields, may: (resource: Resource) => boolean, withheld: Set<Resource>): D {
  let data: Data = given;
  for (const [path, resource] of Object.entries(fields ?? {})) {
    const [first, second] = path.split('.');
    if (!Object.hasOwn(given, first) || may(resource)) continue;
    const outer = given[first];
    if (second === undefined) {
      if (!isEmpty(outer)) withheld.add(resource);
      const { [first]: _gone, ...rest } = data;
      data = rest;
    } else if (isRecord(outer) && Object.hasOwn(outer, second)) {
      if (!isEmpty(outer[second])) withheld.add(resource);
      const { [second]: _gone, ...rest } = data[first] as Data;
      data = { ...data, [first]: rest };
    }
  }
  return data as D;
}

const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

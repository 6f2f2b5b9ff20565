import type { ImportPart } from '../../contract/directory-shapes.ts';
import { areasPart } from './areas-part.ts';
import { organisationsPart } from './organisations-part.ts';
import type { Part } from './part.ts';
import { peoplePart } from './people-part.ts';
import { servicesPart } from './services-part.ts';

/** Every part of the directory that comes and goes as a file; organisations first, for the others name them. */
export const parts: Record<ImportPart, Part> = { organisations: organisationsPart, people: peoplePart, services: servicesPart, areas: areasPart };

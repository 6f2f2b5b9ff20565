import { besideFrom } from '../beside-case.ts';
import { dayInAmsterdam } from '../calendar.ts';
import type { Born } from '../track.ts';
import type { contract, DementiaContext } from './contract.ts';
import { AGREEMENTS } from './plan-fields.ts';
import { noted } from '../notes.ts';

/** A niet-pluis worry about one person. */
export function begin(born: Born<typeof contract.input>): DementiaContext {
  return {
    self: born.self,
    ...besideFrom(born),
    worker: born.worker ?? null,
    contact: born.worker ?? null,
    raisedBy: born.by.person === 'system' ? null : born.by.person,
    casemanager: null,
    casemanagers: [],
    raisedOn: dayInAmsterdam(born.at),
    enrolledOn: null,
    provider: null,
    firstCmContactOn: null,
    waitDays: null,
    waits: [],
    waitFrom: null,
    diagnosis: null,
    stages: [],
    hasCarer: null,
    strains: [],
    plan: null,
    lacks: [...AGREEMENTS],
    agreed: null,
    planDue: null,
    reviewOn: null,
    visitFrom: null,
    visitPace: 'GDS4',
    rhythm: 'GDS4',
    visitor: null,
    visitKey: null,
    visitBefore: null,
    contactKey: null,
    respiteUntil: null,
    stay: null,
    wlzFrom: null,
    crisisAt: null,
    phoneLog: [],
    deceasedOn: null,
    ledger: [],
    notes: noted([], { ...born, type: 'start' }),
    closedAt: null,
  };
}

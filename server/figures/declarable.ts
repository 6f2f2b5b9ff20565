/** A rule by which a fund pays for MDO time (DOMAIN.md 6, funding rule sets). Money in cents. */
export type RuleSet = {
  id: string;
  tariff: number;
  /** `mdo`: the tariff is for a whole item, however short; a number: for so many minutes */
  per: 'mdo' | number;
  maxPerItem: number;
  maxPerPatient: number;
  /** items a year for this practice */
  maxPerPractice: number;
  /** different patients a year; absent: any number */
  maxPatients?: number;
};
/** An item in which a practice discussed a patient. */
export type MdoTime = { practice: string; patient: string; year: number; minutes: number };
export type Declared = { eligibleMinutes: number; cents: number; /** why it is not paid */ not: 'patient' | 'practice' | 'patients' | null };

/** FAM by stars: so many MDOs per norm practice a year. */
export const FAM_STARS = { 1: 6, 2: 12, 3: 18, 4: 25 } as const;

/** Rule set FAM for a practice with these stars and so many norm practices. */
export const fam = (stars: keyof typeof FAM_STARS, normPractices = 1): RuleSet => ({
  id: 'FAM',
  tariff: 4250,
  per: 'mdo',
  maxPerItem: 30,
  maxPerPatient: 2,
  maxPerPractice: Math.floor(FAM_STARS[stars] * normPractices),
  maxPatients: 25,
});

/** Rule set AFA of 15 September 2023. */
export const AFA: RuleSet = { id: 'AFA-2023-09-15', tariff: 8500, per: 'mdo', maxPerItem: 60, maxPerPatient: 2, maxPerPractice: 25 };

/** I-13: what each item may be declared for, in the order in which they were held; the same minutes are never declared twice, so each item has one line. */
export function declarable(items: readonly MdoTime[], rules: RuleSet): Declared[] {
  const paid = new Map<string, number>();
  const patients = new Map<string, Set<string>>();
  const count = (key: string) => paid.get(key) ?? 0;
  return items.map((item) => {
    const year = `${item.practice} ${item.year}`;
    const patient = `${year} ${item.patient}`;
    const known = patients.get(year) ?? new Set<string>();
    const isNew = !known.has(item.patient);
    const not =
      count(patient) >= rules.maxPerPatient
        ? 'patient'
        : count(year) >= rules.maxPerPractice
          ? 'practice'
          : isNew && rules.maxPatients !== undefined && known.size >= rules.maxPatients
            ? 'patients'
            : null;
    if (not) return { eligibleMinutes: 0, cents: 0, not };
    patients.set(year, known.add(item.patient));
    for (const key of [year, patient]) paid.set(key, count(key) + 1);
    const eligibleMinutes = Math.min(item.minutes, rules.maxPerItem);
    return { eligibleMinutes, cents: rules.per === 'mdo' ? rules.tariff : Math.round((rules.tariff * eligibleMinutes) / rules.per), not };
  });
}

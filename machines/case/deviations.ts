import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'case',
    what: '* -> *: effect tellItems extra',
    reason: 'Settled in ARCHITECTURE (who tells whom): agenda items hear when consent begins or ends.',
  },
  {
    machine: 'case',
    what: '* CLIENT_DECEASED -> lifecycle.bereavement: extra',
    reason: 'Known slip of the reference: CLIENT_DECEASED is possible from every running state.',
  },
  {
    machine: 'case',
    what: '* MARK_DUPLICATE -> lifecycle.closed: effect moveSignals extra',
    reason: 'The signals of a duplicate go on in the case that stays.',
  },
  {
    machine: 'case',
    what: 'sharing.asked CONSENT_* -> .: extra',
    reason: 'One consent can end while another is being asked; the items that rest on it hear so.',
  },
  {
    machine: 'case',
    what: '* LOG_CALL -> .: extra',
    reason: 'A phone call that was made must be logged somewhere before a crisis may be called over (BR-20).',
  },
  {
    machine: 'case',
    what: '* ATTACH_* -> .: extra',
    reason: "A later signal joins the client's running case (3.4 openCase), and an agenda item or track made elsewhere is known to its case.",
  },
  {
    machine: 'case',
    what: '* TRACK_ENDED -> .: extra',
    reason: 'A track ends when it ends, also while its case is being evaluated or closed; the end would be lost otherwise.',
  },
  { machine: 'case', what: '* CLIENT_DECEASED -> *: effect tellDeceased extra', reason: 'The consents of the case end with it.' },
  { machine: 'case', what: 'lifecycle.inProgress MDO_ITEM_* -> .: extra', reason: 'A running case may be on an MDO too, and keeps what came of it.' },
  { machine: 'case', what: 'sharing.granted CONSENT_GRANTED -> .: extra', reason: 'A renewed or amended consent moves the date until which sharing holds.' },
  { machine: 'case', what: '* *_TEAM -> .: extra', reason: 'Who is on the care team has to be kept somewhere; it decides who sees the case.' },
  { machine: 'case', what: '* CHANGE_OWNER -> .: extra', reason: 'A case owner leaves, falls ill or hands over; the reference can only name the first one.' },
];

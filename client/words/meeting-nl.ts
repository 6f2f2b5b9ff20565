/** Words of the meeting screens, Dutch; `t('meeting.…')`. */
export const meetingNl = {};

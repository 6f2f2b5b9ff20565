/** Machines that are no track: they hang on a case, or on none, without keeping it from being closed, and START_TRACK does not start them. */
export const NO_TRACK = ['case', 'signal', 'consent', 'action', 'agendaItem', 'meeting', 'feedback', 'message', 'agreement', 'pulse', 'liaison'];

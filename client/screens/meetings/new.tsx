/** Place of the meeting screens, which are built on top of this. */
export function NewMeetingScreen() {
  return null;
}

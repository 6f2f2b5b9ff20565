/** Place of the meeting screens, which are built on top of this. */
export function MeetingsScreen() {
  return null;
}

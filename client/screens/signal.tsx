export function SignalScreen() {
  return null;
}

export function LetterScreen() {
  return null;
}

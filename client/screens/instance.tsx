export function InstanceScreen() {
  return null;
}

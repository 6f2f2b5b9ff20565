// Plain JavaScript, because it has to run on a Node that is too old to read TypeScript.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(`Mekoar needs Node 24 or newer and this is Node ${process.versions.node}: install Node 24 (https://nodejs.org) and run the command again.`);
  process.exit(1);
}

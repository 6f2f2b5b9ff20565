type Command = (args: string[]) => Promise<number>;

/** What `npm run mekoar -- <word>` knows, a line each: what it is for, and the function that gives the exit code. */
const COMMANDS: Record<string, { about: string; load: () => Promise<Command> }> = {
  move: { about: 'copies everything into another, empty database', load: async () => (await import('./move.ts')).move },
  upgrade: { about: 'brings what runs to a newer version of its machine', load: async () => (await import('./upgrade.ts')).upgradeCommand },
  mail: { about: 'says the secret by which the mail gateway brings its reports', load: async () => (await import('./mail.ts')).mailCommand },
  backup: { about: 'makes a backup while the server works', load: async () => (await import('./backup.ts')).backupCommand },
  restore: { about: 'puts a backup in place, after checking it whole', load: async () => (await import('./restore.ts')).restoreCommand },
  rehearse: { about: 'restores the newest backup to a scratch folder and checks it', load: async () => (await import('./rehearse.ts')).rehearseCommand },
  base: { about: 'copies PostgreSQL while it works, to go back to any moment', load: async () => (await import('./base.ts')).baseCommand },
  restored: { about: 'sets right what PostgreSQL brought back to a moment', load: async () => (await import('./restored.ts')).restoredCommand },
  'refresh-access': { about: 'writes anew who may see what', load: async () => (await import('./refresh-access.ts')).refreshAccessCommand },
  keys: { about: 'says which keys there are, and changes the master', load: async () => (await import('./keys.ts')).keysCommand },
  sbom: { about: 'lists what the product is made of, as CycloneDX', load: async () => (await import('./sbom.ts')).sbomCommand },
};

/** `npm run mekoar -- <word> …`: what an operator does from a terminal. Exit code 2 for a word that is not known. */
async function mekoar([word, ...rest]: string[]): Promise<number> {
  if (word !== undefined && Object.hasOwn(COMMANDS, word)) return (await COMMANDS[word].load())(rest);
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(14)} ${about}`);
  console.error(['Usage: npm run mekoar -- <word> …', ...lines].join('\n'));
  return word === undefined || word === '--help' ? 0 : 2;
}

process.exit(
  await mekoar(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    return 1;
  }),
);

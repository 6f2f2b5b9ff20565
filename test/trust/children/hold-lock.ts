// Another process on the same file, such as a backup: takes SQLite's write lock, keeps it for a while, gives it back, until it is killed.
// Arguments: address of the database, longest hold in ms, seed. Says how long it held each time.
import { openStore } from '../../../db/open.ts';
import { randomOf } from '../tools/random.ts';

const [address, longest, seed] = process.argv.slice(2);
const random = randomOf(Number(seed));
const store = await openStore(address);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
for (;;) {
  const hold = random.whole(0, Number(longest));
  await store.write(() => sleep(hold));
  console.log(hold);
  await sleep(random.whole(50, 500));
}

// Brings the schema up to date and says how many steps that took. Argument: address of the database.
import { openStore } from '../../../db/open.ts';

const store = await openStore(process.argv[2]);
const applied = await store.migrate();
await store.close();
console.log(applied.length);

import pg from 'pg';

/** Makes an empty database on a server; `address` is that of one that is there. */
export async function createDatabase(address: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}

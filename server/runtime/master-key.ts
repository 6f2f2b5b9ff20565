import { dirname, join } from 'node:path';
import { loadKeyFile } from './key-file.ts';
import type { Settings } from './env.ts';

type Where = Pick<Settings, 'keyFile' | 'databaseUrl' | 'masterKey'>;

/** The master key: of MEKOAR_KEY, or of the key file, which is made when absent and `fresh`. Throws one sentence when it is not a key. */
export function loadMaster(settings: Where, fresh: boolean): Buffer {
  return settings.masterKey ? Buffer.from(settings.masterKey, 'hex') : loadKeyFile(keyFileOf(settings), fresh);
}

/** Beside the database unless it is named; a key in the same folder protects a copied database, not a copied folder (docs/running.md). */
export function keyFileOf({ keyFile, databaseUrl }: Pick<Settings, 'keyFile' | 'databaseUrl'>): string {
  if (keyFile) return keyFile;
  return databaseUrl.startsWith('sqlite:') ? join(dirname(databaseUrl.slice('sqlite:'.length)), 'mekoar.key') : './data/mekoar.key';
}

/** Where signed checkpoints of the log go: beside the key unless it is named; on another disk they also tell when this one was put back as it was. */
export function checkpointsOf(settings: Pick<Settings, 'keyFile' | 'databaseUrl' | 'auditCheckpoints'>): string {
  return settings.auditCheckpoints ?? join(dirname(keyFileOf(settings)), 'mekoar.audit-checkpoints.jsonl');
}

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { afterAll, describe, expect, it } from 'vitest';
import { leakedPasswords } from '../../server/identity/leaked-passwords.ts';
import { newTotpSecret, totpStep } from '../../server/identity/totp.ts';
import { weakness } from '../../server/identity/weak-password.ts';

const folder = mkdtempSync(join(tmpdir(), 'mekoar-leaked-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

describe('passwords', () => {
  it('that are guessed first are refused, whatever digits and signs were hung on; unrelated words are not', () => {
    const about = ['Wilma Stam', 'wilma@example.org', 'Praktijk De Eik'];
    const weak = [
      'Zomer2026!Zomer',
      'Welkom123456!',
      'qwertyuiop12',
      '123456789012',
      'W4chtw00rd2026',
      'wilma stam 2026',
      'praktijkdeeik1',
      'aaaaaaaaaaaa',
      'abcabcabcabc',
    ];
    expect(weak.filter((password) => weakness(password, about) === null)).toEqual([]);
    const good = ['een lang wachtwoord', 'paarden accu nietje', 'lindeboomgaard42', 'vK8#qTz!2mRw'];
    expect(good.filter((password) => weakness(password, about) !== null)).toEqual([]);
  });

  it('on a list of leaked ones are found, in a sorted file and in a folder of prefixes, and others are not', async () => {
    const leaked = Array.from({ length: 3000 }, (_, nth) => `leaked password ${nth}`);
    const lines = leaked.map((password) => `${sha1(password)}:${password.length}`).sort();
    const file = join(folder, 'all.txt');
    writeFileSync(file, lines.join('\r\n') + '\r\n');
    const prefixes = join(folder, 'prefixes');
    mkdirSync(prefixes);
    for (const password of [leaked[7], 'not leaked']) writeFileSync(join(prefixes, sha1(password).slice(0, 5)), '');
    writeFileSync(join(prefixes, sha1(leaked[7]).slice(0, 5)), `${sha1(leaked[7]).slice(5)}:3\r\n`);
    const inFile = leakedPasswords(file);
    for (const nth of [0, 1, 7, 1500, 2998, 2999]) expect([nth, await inFile(leaked[nth])]).toEqual([nth, true]);
    // First and last line of the file, by hash.
    for (const line of [lines[0], lines.at(-1)!]) expect(await inFile(leaked.find((password) => line.startsWith(sha1(password)))!)).toBe(true);
    for (let nth = 0; nth < 50; nth++) expect(await inFile(`not leaked ${nth}`)).toBe(false);
    expect([await leakedPasswords(prefixes)(leaked[7]), await leakedPasswords(prefixes)('not leaked')]).toEqual([true, false]);
    await expect(leakedPasswords(prefixes)('of another prefix')).rejects.toThrow(/no file/);
    await expect(leakedPasswords(join(folder, 'away'))('x')).rejects.toThrow();
  });
});

it('codes are those of every authenticator app, each once, half a minute of drift either way', () => {
  const now = new Date('2026-11-24T08:00:05.000Z');
  for (let nth = 0; nth < 50; nth++) {
    const secret = newTotpSecret();
    const code = (seconds: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() + seconds * 1000 });
    const step = totpStep(secret, code(0), now, 0)!;
    expect(step).toBe(Math.floor(now.getTime() / 30_000));
    expect(totpStep(secret, code(0), now, step)).toBeNull();
    expect([totpStep(secret, code(-30), now, 0), totpStep(secret, code(30), now, 0)]).toEqual([step - 1, step + 1]);
    expect(totpStep(secret, code(0).slice(0, 5), now, 0)).toBeNull();
  }
});

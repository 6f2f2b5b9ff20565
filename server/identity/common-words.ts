/** What people make passwords of. A password of these and digits alone is guessed first, however long it is (lists of leaked passwords; no copy of one). */
export const COMMON_WORDS = (
  'wachtwoord password passwort passw0rd geheim secret welkom welcome hallo hello inloggen login letmein openen admin beheerder administrator root gebruiker user gast guest test testen demo ' +
  'lente voorjaar zomer herfst najaar winter spring summer autumn fall januari februari maart april mei juni juli augustus september oktober november december ' +
  'january february march may june july august october maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday ' +
  'ajax feyenoord psv voetbal football soccer oranje holland nederland netherlands amsterdam rotterdam utrecht denhaag groningen haarlem ' +
  'iloveyou ikhouvanjou liefde schatje lieverd prinses princess sunshine zonnetje dragon monkey master shadow superman batman pokemon minecraft computer internet laptop telefoon ' +
  'huisarts praktijk dokter doctor zuster zorg wijkteam thuiszorg patient client gezondheid ziekenhuis mekoar ' +
  'qwerty qwertyuiop azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qwer qazwsx wsxedc abc abcd abcdef abcdefgh aaa xxx'
).split(' ');

/** Rows and columns of a keyboard, and the order of signs: whoever slides along them has chosen nothing. */
export const WALKS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
];

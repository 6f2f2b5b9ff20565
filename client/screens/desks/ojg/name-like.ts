/** Words with which a sentence often begins, and names of days and months: capitals that name nobody. */
const INNOCENT = new Set(
  (
    'hoe wat wie waar wanneer waarom welke kan mag moet is zijn heeft een de het als bij met na na over ouders moeder vader jongen meisje kind kinderen puber tiener broer zus ' +
    'school juf meester mentor huisarts praktijk vraag advies gezin stiefvader stiefmoeder oma opa zorgen boos angst slapen ik wij zij hij ze dit dat er geen niet ook nog ' +
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december ' +
    'nederlands engels turks arabisch pools oekraïens groningen how what who where when why which can may must a an the if at with after about parents mother father boy girl child ' +
    'school teacher doctor practice question advice family i we they he she this that there no not also'
  ).split(/\s+/),
);
/** Telephone, postcode, date of birth, a number as long as a BSN, an e-mail address. */
const MARKS = /\b0\d[\d -]{7,}\d\b|\b\d{4} ?[A-Z]{2}\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\b\d{8,9}\b|\S+@\S+/;
const TITLED = /\b(?:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer|familie|fam\.?|mrs?\.?|ms\.?)\s+\S+/i;
const CAPITAL = /^\p{Lu}[\p{Ll}’'-]+$/u;

/** The part of a line that looks like a name, or like something by which somebody is known; null when nothing does. It warns, it cannot know. */
export function nameLike(text: string): string | null {
  const plain = MARKS.exec(text) ?? TITLED.exec(text);
  if (plain) return plain[0];
  const word = text.split(/[\s,.;:!?()"“”]+/u).find((one) => CAPITAL.test(one) && !INNOCENT.has(one.toLowerCase()));
  return word ?? null;
}

import {
  type Cast,
  type Player,
  strangerAddress,
  strangerHandle,
  strangerMailbox,
  type Who,
} from "./cast.ts";
import type { Dice } from "./dice.ts";
import * as ids from "./identifiers.ts";
import { DIMINUTIVES } from "./names-isles.ts";
import * as places from "./places.ts";
import { inVariant, withoutMarks } from "./spelling.ts";

/**
 * Slots of the templates: {who}, {who.form}, {thing}, {thing.form}, each with an optional ~variant.
 * Without one, the dice say how the name is written. The answer is in the notation of markup.ts.
 */
const SLOT = /\{(\w+)(?:\.(\w+))?(?:~(\w+))?\}/g;

const mark = (text: string, ...spec: string[]) => `[[${text}|${spec.filter(Boolean).join(" ")}]]`;

const EVASIONS: [string, number][] = [
  ["lower", 8],
  ["upper", 3],
  ["typo", 8],
  ["zero_width", 2],
  ["homoglyph", 2],
  ["leet", 2],
  ["spaced", 1],
  ["dotted", 1.5],
  ["fullwidth", 1],
  ["hyphen_split", 1],
];

/** Applies `variant`, and says plain when it changed nothing. */
function written(text: string, variant: string, dice: Dice): [string, string] {
  const changed = inVariant(text, variant, dice);
  return changed === text ? [text, "plain"] : [changed, variant];
}

function spelledSomehow(text: string, dice: Dice): [string, string] {
  if (withoutMarks(text) !== text && dice.chance(0.4)) return [withoutMarks(text), "diacritic_stripped"];
  if (text.includes("'") && dice.chance(0.4)) return written(text, "apostrophe_variant", dice);
  if (text.includes("-") && dice.chance(0.35)) return written(text, "hyphen_variant", dice);
  if (text.includes(" ") && dice.chance(0.06)) return written(text, "linebreak", dice);
  let throwAt = dice.next() * 100;
  for (const [variant, weight] of EVASIONS) {
    throwAt -= weight;
    if (throwAt < 0) return text.length > 2 ? written(text, variant, dice) : [text, "plain"];
  }
  return [text, "plain"];
}

const title = (who: Player, dice: Dice) => (who.girl ? dice.pick(["Mrs", "Ms", "Miss"]) : "Mr");
const initial = (name: string) => [...withoutMarks(name)][0] ?? "";

function person(who: Player, form: string, variant: string, dice: Dice): string {
  const spec = [who.known ? "" : "-", `@${who.group}`];
  const full = `${who.given} ${who.family}`;
  const put = (text: string, fallback?: string) => {
    const [as, how] = variant
      ? written(text, variant, dice)
      : fallback
        ? [text, fallback]
        : spelledSomehow(text, dice);
    return mark(as, how, ...spec);
  };
  switch (form) {
    case "full":
      return put(full);
    case "family":
      return put(who.family);
    case "mrs":
      return `<<${title(who, dice)}>> ${put(who.family)}`;
    case "dr":
      return `<<${dice.pick(["Dr", "DR", "Dr."])}>> ${put(who.family)}`;
    case "init": {
      const letters = [
        initial(who.given),
        initial(who.family.replace(/^(?:Ní|Ó|O'|ap|da|dos|al-|Al-|El|Bin) ?/, "")),
      ];
      return mark(letters.join(dice.pick(["", "", ".", " "])), "initials", ...spec);
    }
    case "one":
      return mark(initial(who.given), "initial_single", ...spec);
    case "gi":
      return mark(`${who.given} ${initial(who.family)}`, "given_initial", ...spec);
    case "ig":
      return mark(
        `${initial(who.given)}${dice.pick([". ", " ", "."])}${who.family}`,
        "initial_surname",
        ...spec,
      );
    case "sf":
      return mark(
        `${dice.pick([who.family, who.family.toUpperCase()])}${dice.pick([", ", " "])}${who.given}`,
        "surname_first",
        ...spec,
      );
    case "aka":
      return who.aka ? mark(who.aka, "nickname", ...spec) : put(who.given);
    case "dim": {
      const short = DIMINUTIVES[who.given];
      return short ? mark(dice.pick(short), "nickname_unlisted", ...spec) : put(who.given);
    }
    case "poss": {
      if (dice.chance(0.35) && !/s$/.test(who.given)) return `${mark(who.given, "poss_noapos", ...spec)}s`;
      return `${put(who.given)}${dice.pick(["'s", "’s"])}`;
    }
    default:
      return put(who.given);
  }
}

function organisation(
  type: string,
  thing: places.Named,
  known: boolean,
  form: string,
  variant: string,
  dice: Dice,
): string {
  const spec = [type, known ? "" : "-"];
  let [text, how] = [thing.full, "plain"];
  if (form === "acr" || (!form && !variant && dice.chance(0.12)))
    [text, how] = [thing.acronym ?? thing.short, thing.acronym ? "acronym" : "abbrev"];
  else if (form === "short" || (!form && !variant && dice.chance(0.35)))
    [text, how] = [thing.short, "abbrev"];
  else if (variant || dice.chance(0.35))
    [text, how] = written(
      text,
      variant || dice.pick(["lower", "lower", "typo", "upper", "zero_width"]),
      dice,
    );
  if (text === thing.full && how !== "plain") how = "plain";
  const article = /^the /i.exec(text)?.[0] ?? "";
  return `${article}${mark(text.slice(article.length), how, ...spec)}`;
}

function line1(line: string, form: string, variant: string, dice: Dice, known = true): string {
  const last = line.split(" ").at(-1) ?? "";
  const abbreviated = places.STREET_SHORT[last];
  const spec = ["ADDRESS", known ? "" : "-"];
  if (form === "street") return mark(line.replace(/^(?:Flat \d+, )?\d+\w? /, ""), "partial", ...spec);
  if (!variant && abbreviated && dice.chance(0.3))
    return mark(line.replace(last, abbreviated), "abbrev", ...spec);
  const [text, how] = written(
    line,
    variant || dice.pick(["", "", "", "", "lower", "typo", "linebreak", "upper"]),
    dice,
  );
  return mark(text, how, ...spec);
}

const NUMBER_VARIANTS = [
  "",
  "",
  "",
  "",
  "",
  "fullwidth",
  "dotted",
  "spaced",
  "zero_width",
  "letter_o",
  "linebreak",
];
function number(
  type: string,
  text: string,
  known: boolean,
  variant: string,
  dice: Dice,
  plain = "plain",
): string {
  const [as, how] = written(text, variant || dice.pick(NUMBER_VARIANTS), dice);
  return mark(as, type, how === "plain" ? plain : how, known ? "" : "-");
}

function email(box: string, known: boolean, variant: string, dice: Dice): string {
  const spec = ["EMAIL", known ? "" : "-"];
  if (variant !== "plain" && dice.chance(0.4)) {
    const spoken = dice.pick([
      box.replace("@", " at ").replace(/\./g, " dot "),
      box.replace("@", "[at]"),
      box.replace("@", " (at) ").replace(/\./g, "(dot)"),
      box.replace("@", " @ "),
      box.replace("@", " AT ").replace(/\.(?=\w+$)/, " DOT "),
    ]);
    return mark(
      spoken.replace(/[[\]]/g, (sign) => (sign === "[" ? "(" : ")")),
      "obfuscated",
      ...spec,
    );
  }
  return mark(...written(box, dice.pick(["", "", "upper"]), dice), ...spec);
}

function eventDate(dice: Dice): string {
  const iso = ids.isoDate(dice, 2023, 2025);
  const [, month = 1, day = 1] = iso.split("-").map(Number);
  const bare = dice.pick([
    `${day} ${ids.monthName(month)}`,
    `${ids.monthName(month)} ${day}`,
    `${day}/${month}`,
  ]);
  return mark(dice.chance(0.3) ? bare : ids.writtenDate(iso, dice), "EVENT_DATE");
}

function exactAge(age: number, dice: Dice): string {
  const months = dice.int(1, 11);
  const text = dice.pick([
    `${age} years and ${months} months`,
    `${age} yrs ${months} mths`,
    `${age}y ${months}m`,
    `${age} years, ${months} months`,
  ]);
  return mark(text, "EXACT_AGE");
}

const ORGANISATIONS: Record<string, string> = {
  school: "SCHOOL",
  gp: "GP_SURGERY",
  hospital: "HOSPITAL",
  employer: "EMPLOYER",
  club: "CLUB",
  home: "CARE_HOME",
};

function thing(cast: Cast, slot: string, form: string, variant: string, dice: Dice): string | undefined {
  const { known, people, age } = cast;
  const [here, there] = known.addresses;
  if (!here || !there) return undefined;
  const type = ORGANISATIONS[slot];
  if (type)
    return organisation(
      type,
      cast.organisations[slot as keyof Cast["organisations"]],
      true,
      form,
      variant,
      dice,
    );
  const place =
    slot === "addr1" ? here : slot === "addr2" ? there : slot === "xaddr" ? strangerAddress(dice) : undefined;
  if (place) {
    const held = slot !== "xaddr";
    if (form === "post") {
      const code = dice.pick([
        place.postcode,
        place.postcode,
        place.postcode.replace(" ", ""),
        place.postcode.toLowerCase(),
      ]);
      return number(
        "POSTCODE",
        code,
        held,
        variant,
        dice,
        code === place.postcode.toLowerCase() ? "lower" : "plain",
      );
    }
    if (form === "town") return `<<${place.town}>>`;
    if (form === "area") return `<<${place.area}>>`;
    return line1(place.line1, form, variant, dice, held);
  }
  const held = (type: string, text: string) => number(type, text, true, variant, dice);
  const foreign = (type: string, text: string) => number(type, text, false, variant, dice);
  const months = ids.monthName(dice.int(1, 12));
  const answers: Record<string, () => string> = {
    phone: () => held("PHONE", ids.writtenPhone(known.phones[0] ?? "", dice)),
    landline: () => held("PHONE", ids.writtenPhone(known.phones[1] ?? "", dice)),
    xphone: () =>
      foreign("PHONE", ids.writtenPhone(dice.chance(0.7) ? ids.mobile(dice) : ids.landline(dice), dice)),
    email: () => email(known.emails[0] ?? "", true, variant, dice),
    xemail: () => email(strangerMailbox(people[(form || "worker") as Who], dice), false, variant, dice),
    handle: () => mark(known.handles[0] ?? "", "HANDLE"),
    xhandle: () => mark(strangerHandle(people.peer, dice), "HANDLE", "-"),
    nhs: () =>
      number(
        "NHS_NUMBER",
        ids.writtenNhsNumber(known.ids.nhs, dice),
        true,
        variant,
        dice,
        ids.isValidNhsNumber(known.ids.nhs) ? "plain" : "invalid_checksum",
      ),
    xnhs: () =>
      number(
        "NHS_NUMBER",
        ids.writtenNhsNumber(ids.nhsNumber(dice, false), dice),
        false,
        variant,
        dice,
        "invalid_checksum",
      ),
    upn: () => held("UPN", known.ids.upn),
    lcs: () => held("CASE_ID", known.ids.lcs),
    court: () => held("COURT_CASE", known.ids.court),
    xcourt: () => foreign("COURT_CASE", ids.courtCase(dice)),
    crime: () => mark(ids.crimeNumber(dice), "CASE_ID", "-"),
    nino: () => foreign("NINO", ids.insuranceNumber(dice)),
    reg: () =>
      mark(
        ...written(ids.vehicle(dice), variant || dice.pick(["", "", "lower", "dotted", "zero_width"]), dice),
        "VEHICLE_REG",
        "-",
      ),
    dob: () => held("DOB", ids.writtenDate(known.child.dob, dice)),
    sibdob: () => held("DOB", ids.writtenDate(people.sib1.dob ?? "", dice)),
    cousindob: () => foreign("DOB", ids.writtenDate(people.cousin.dob ?? "", dice)),
    xschool: () =>
      organisation(
        "SCHOOL",
        { full: dice.pick(places.UNKNOWN_SCHOOLS), short: "" },
        false,
        "full",
        variant || "plain",
        dice,
      ),
    xhospital: () =>
      organisation(
        "HOSPITAL",
        { full: dice.pick(places.UNKNOWN_HOSPITALS), short: "" },
        false,
        "full",
        variant || "plain",
        dice,
      ),
    date: () => eventDate(dice),
    village: () =>
      mark(...written(dice.pick(places.VILLAGES), dice.pick(["", "", "", "lower"]), dice), "SMALL_PLACE"),
    rare: () => mark(dice.pick(places.RARE), "RARE_DIAGNOSIS"),
    exactage: () => exactAge(age, dice),
    age: () => `<<${age}>>`,
    month: () => months,
    he: () => (people.child.girl ? "she" : "he"),
    He: () => (people.child.girl ? "She" : "He"),
    him: () => (people.child.girl ? "her" : "him"),
    his: () => (people.child.girl ? "her" : "his"),
    His: () => (people.child.girl ? "Her" : "His"),
    himself: () => (people.child.girl ? "herself" : "himself"),
    boy: () => (people.child.girl ? "girl" : "boy"),
    son: () => (people.child.girl ? "daughter" : "son"),
    brother: () => (people.sib1.girl ? "sister" : "brother"),
    city: () => dice.pick(["Birmingham", "Coventry", "Worcester", "Wolverhampton", "Leicester", "Bristol"]),
  };
  return answers[slot]?.();
}

/** The template with every slot answered for this family. */
export function fill(template: string, cast: Cast, dice: Dice): string {
  return template.replace(SLOT, (whole, slot: string, form = "", variant = "") => {
    const who = cast.people[slot as Who];
    const answer = who ? person(who, form, variant, dice) : thing(cast, slot, form, variant, dice);
    if (answer === undefined) throw new Error(`No such slot: ${whole}`);
    return answer;
  });
}

import type { Player } from "./cast.ts";
import type { Dice } from "./dice.ts";
import * as ids from "./identifiers.ts";
import { DIMINUTIVES } from "./names-isles.ts";
import * as places from "./places.ts";
import { inVariant, withoutMarks } from "./spelling.ts";

export const mark = (text: string, ...spec: string[]) => `[[${text}|${spec.filter(Boolean).join(" ")}]]`;

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
export function written(text: string, variant: string, dice: Dice): [string, string] {
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

export function person(who: Player, form: string, variant: string, dice: Dice): string {
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

export function organisation(
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

export function line1(line: string, form: string, variant: string, dice: Dice, known = true): string {
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
export function number(
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

export function email(box: string, known: boolean, variant: string, dice: Dice): string {
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

export function eventDate(dice: Dice): string {
  const iso = ids.isoDate(dice, 2023, 2025);
  const [, month = 1, day = 1] = iso.split("-").map(Number);
  const bare = dice.pick([
    `${day} ${ids.monthName(month)}`,
    `${ids.monthName(month)} ${day}`,
    `${day}/${month}`,
  ]);
  return mark(dice.chance(0.3) ? bare : ids.writtenDate(iso, dice), "EVENT_DATE");
}

export function exactAge(age: number, dice: Dice): string {
  const months = dice.int(1, 11);
  const text = dice.pick([
    `${age} years and ${months} months`,
    `${age} yrs ${months} mths`,
    `${age}y ${months}m`,
    `${age} years, ${months} months`,
  ]);
  return mark(text, "EXACT_AGE");
}

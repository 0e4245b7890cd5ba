import { type Cast, strangerAddress, strangerHandle, strangerMailbox, type Who } from "./cast.ts";
import type { Dice } from "./dice.ts";
import * as ids from "./identifiers.ts";
import * as places from "./places.ts";
import { email, eventDate, exactAge, line1, mark, number, organisation, person, written } from "./said.ts";

/**
 * Slots of the templates: {who}, {who.form}, {thing}, {thing.form}, each with an optional ~variant.
 * Without one, the dice say how the name is written. The answer is in the notation of markup.ts.
 */
const SLOT = /\{(\w+)(?:\.(\w+))?(?:~(\w+))?\}/g;

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

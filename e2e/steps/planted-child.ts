/** An invented child of 14 whose every value is rare enough to be searched for wherever a provider looks. */
export const PLANTED = {
  given: "Ottiline",
  family: "Zephyrbrook",
  knownAs: "Ottie-Zee",
  otherNames: "Marigoldine",
  dateOfBirth: born(14),
  gender: "Girl",
  addressLine1: "39 Quillwort Ginnel",
  town: "Netherbeck Marsh",
  postcode: "WV10 0QX",
  school: "Harrowgrave Academy",
  nhsNumber: "943 476 5919",
  upn: "Z841207316042",
  localCaseNumber: "WLV/CS/77-40193",
  motherName: "Philippa Zephyrbrook-Vane",
  fatherName: "Torquil Vanderhythe",
  otherFamilyNames: "Peregrin Vanderhythe",
  socialWorkerName: "Ismelda Crowhurst",
  otherPeopleNames: "Bartholomew Ainscoughby",
} as const;

/** A birthday three months back, so that the age stays for the whole run: "3 8 2012". */
function born(age: number): string {
  const day = new Date(Date.now() - 95 * 86_400_000);
  return `${Math.min(day.getUTCDate(), 28)} ${day.getUTCMonth() + 1} ${day.getUTCFullYear() - age}`;
}

/** Every way in which a value of the child could be written. */
export function valuesOf(child: typeof PLANTED): string[] {
  const { dateOfBirth, gender: _published, ...others } = child;
  const [day = "", month = "", year = ""] = dateOfBirth.split(" ");
  const [dd, mm] = [day.padStart(2, "0"), month.padStart(2, "0")];
  const monthName = new Date(Date.UTC(2000, Number(month) - 1, 1)).toLocaleString("en-GB", { month: "long" });
  const dates = [
    `${dd}/${mm}/${year}`,
    `${day}/${month}/${year}`,
    `${year}-${mm}-${dd}`,
    `${day} ${monthName} ${year}`,
  ];
  const names = Object.values(others).flatMap((value) => [value, ...value.split(/[\s/-]+/).filter(isRare)]);
  const numbers = [child.nhsNumber, child.localCaseNumber, child.postcode].map((one) =>
    one.replace(/\W/g, ""),
  );
  return [...new Set([...names, ...numbers, ...dates])];
}

// A part of a name that says nothing by itself: "39", "WV10" and "Academy" stand in every page about anybody.
function isRare(part: string): boolean {
  return part.length >= 5 && !["Academy", "Marsh"].includes(part);
}

/** Without case, accents, width and the marks between letters: what an eye would still read as the same. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/&#x27;|&#39;|\u2019/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ");
}

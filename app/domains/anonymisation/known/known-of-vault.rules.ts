import type { KnownEntities } from "../finding.rules";
import { RELATION_WORDS } from "../lists/ordinary-words.rules";
import type { VaultIdentity } from "./vault-values.rules";

/**
 * "Oluchi Quillfeather" → Oluchi, Quillfeather; one word alone is a given name, after a title a family's: "Mrs Stafford".
 * "brother: Tobenna" says who somebody is before what they are called.
 */
function named(name: string): { given: string; family: string } {
  const all = name.trim().split(/[\s:]+/);
  const words = all.filter((word) => !RELATION_WORDS.has(word.toLowerCase().replace(/\./g, "")));
  const [only = "", ...more] = words;
  if (more.length === 0 && /^(?:mr|mrs|ms|miss|mx|dr)$/i.test((all[0] ?? "").replace(".", "")))
    return { given: "", family: only };
  return {
    given: words.slice(0, Math.max(1, words.length - 1)).join(" "),
    family: words.length > 1 ? (words.at(-1) ?? "") : "",
  };
}

/** What the vault holds of the children of a referral, as the detector takes it. The first child is the one asked for. */
export function knownOfVault(children: readonly VaultIdentity[]): KnownEntities {
  const [first, ...others] = children;
  const all = (pick: (child: VaultIdentity) => readonly (string | undefined)[]) =>
    children.flatMap(pick).filter((value): value is string => value !== undefined && value.trim() !== "");
  const relatives = (relation: string, names: string[]) =>
    names.map((name) => ({ relation, ...named(name) }));
  return {
    child: {
      given: first?.given ?? "",
      family: first?.family ?? "",
      aka: [first?.knownAs ?? "", ...(first?.otherNames ?? [])].filter((name) => name.trim() !== ""),
      dob: first?.dateOfBirth || undefined,
    },
    family: [
      ...others.map(({ given = "", family = "", dateOfBirth }) => ({
        relation: "sibling",
        given,
        family,
        dob: dateOfBirth || undefined,
      })),
      ...relatives(
        "mother",
        all(({ motherName }) => [motherName]),
      ),
      ...relatives(
        "father",
        all(({ fatherName }) => [fatherName]),
      ),
      ...relatives(
        "family",
        all(({ otherFamilyNames }) => otherFamilyNames ?? []),
      ),
    ],
    professionals: [
      ...all(({ socialWorkerName }) => [socialWorkerName]).map((name) => ({
        role: "social worker",
        ...named(name),
      })),
      ...all(({ otherPeopleNames }) => otherPeopleNames ?? []).map((name) => ({
        role: "worker",
        ...named(name),
      })),
    ],
    addresses: children.map(({ addressLine1, addressLine2, postcode }) => ({
      line1: addressLine1,
      area: addressLine2,
      postcode,
    })),
    schools: all(({ school }) => [school]),
    otherWords: all(({ otherWords }) => otherWords ?? []),
    ids: {
      nhs: first?.nhsNumber,
      upn: first?.upn,
      lcs: first?.localCaseNumber,
    },
  };
}

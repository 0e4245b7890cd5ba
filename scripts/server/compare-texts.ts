import { detectKnown } from "~/domains/anonymisation/detect.rules";
import { knownOfVault } from "~/domains/anonymisation/known-of-vault.rules";
import type { VaultIdentity } from "~/domains/anonymisation/vault-values.rules";
import type { IdentityFields } from "~/domains/vault/identity";
import type { Comparer } from "~/domains/vault/key-holder";

/** Where texts show who children are, as the gate finds it: places, and never what stands there. */
export const compareTexts: Comparer = (identities, texts) =>
  identities.flatMap((fields, identity) => {
    const known = knownOfVault([asKnown(fields)]);
    return texts.flatMap((said, text) =>
      detectKnown(said, known).map(({ start, end }) => ({ identity, text, start, end })),
    );
  });

const LISTS = ["otherNames", "otherFamilyNames", "otherPeopleNames", "otherWords"];

/** Whatever is a text or a list of texts; a page that was put aside has its lists as they were typed. */
function asKnown(fields: IdentityFields): VaultIdentity {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]): [string, string | string[]][] => {
      if (Array.isArray(value)) return [[field, value.map(String)]];
      if (typeof value !== "string" || value === "") return [];
      return [[field, LISTS.includes(field) ? value.split(/[\n,;]+/) : value]];
    }),
  );
}

import type { GateFinding } from "./gate.rules";
import { findVaultValues, type PlaceNames } from "./vault-match.rules";
import { VAULT_VALUE_KINDS, type VaultIdentity } from "./vault-values.rules";

/**
 * Everything in the fields that says, or may say, who one of the children is. `termOf` turns words into what a decision
 * about them is kept under; the same words of any spelling get the same.
 */
export function findInFields(
  fields: Readonly<Record<string, string>>,
  children: readonly VaultIdentity[],
  places: PlaceNames,
  termOf: (words: string) => string,
): GateFinding[] {
  return children.flatMap((identity) =>
    findVaultValues(fields, identity, places).map(({ field, kind, start, end }) => ({
      field,
      start,
      end,
      term: termOf((fields[field] ?? "").slice(start, end)),
      what: VAULT_VALUE_KINDS[kind],
      tier: "auto" as const,
      known: true,
      why: "The vault holds it",
      instead: `[${VAULT_VALUE_KINDS[kind].toLowerCase()}]`,
    })),
  );
}

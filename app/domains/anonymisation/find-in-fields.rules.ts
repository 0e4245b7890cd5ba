import { detect } from "./detect.rules";
import { FINDING_KINDS } from "./finding.rules";
import type { GateFinding } from "./gate.rules";
import { knownOfVault } from "./known-of-vault.rules";
import type { VaultIdentity } from "./vault-values.rules";

/**
 * Everything in the fields that says, or may say, who one of the children is. `termOf` turns words into what a decision
 * about them is kept under; the same words of any spelling get the same.
 */
export function findInFields(
  fields: Readonly<Record<string, string>>,
  children: readonly VaultIdentity[],
  termOf: (words: string) => string,
): GateFinding[] {
  const known = knownOfVault(children);
  return Object.entries(fields).flatMap(([field, text]) =>
    detect(text, known).map(({ kind, ...finding }) => ({
      ...finding,
      field,
      term: termOf(text.slice(finding.start, finding.end)),
      what: FINDING_KINDS[kind],
    })),
  );
}

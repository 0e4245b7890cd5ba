import { detect } from "../detect.rules";
import type { FindingKind } from "../finding.rules";
import { knownOfVault } from "./known-of-vault.rules";
import type { VaultIdentity } from "./vault-values.rules";

/** What the vault can hold no value of: it is left to the person who reads. */
const OF_NO_VAULT: ReadonlySet<FindingKind> = new Set([
  "EXACT_AGE",
  "RARE_DIAGNOSIS",
  "FAMILY_CONFIG",
  "UNUSUAL_EVENT",
  "PHONE",
  "EMAIL",
  "VEHICLE_REG",
]);

/**
 * Where a text could say who a child is, known or not, for an answer to somebody who may not know the child. Whether a
 * stretch is in the vault makes no difference to it: "Ottiline" and "Marigold" are marked alike, and so is what stands
 * beside them. In the order of the text.
 */
export function identifyingStretches(
  text: string,
  children: readonly VaultIdentity[],
): { start: number; end: number }[] {
  const found = [...detect(text, knownOfVault(children)), ...detect(text, knownOfVault([]))]
    .filter(({ kind }) => !OF_NO_VAULT.has(kind))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = stretches.at(-1);
    if (last && (start <= last.end || /^[\s'’.-]{1,3}$/.test(text.slice(last.end, start))))
      last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

import { detectKnown } from "../detect.rules";
import type { Finding } from "../finding.rules";
import { knownOfVault } from "./known-of-vault.rules";
import type { VaultIdentity } from "./vault-values.rules";

/**
 * What of a text the vault holds of one of the children, found by the detector in the role of the council that may
 * compare. Each child in turn is the one asked for, so that the numbers of every one are looked for. In the order of
 * the children; a place that two of them give is told twice.
 */
export function knownInText(text: string, children: readonly VaultIdentity[]): Finding[] {
  return children.flatMap((child) =>
    detectKnown(text, knownOfVault([child, ...children.filter((other) => other !== child)])),
  );
}

/** "The child's name", "A name of the family": what was found, for whoever may know the child. */
export function whatIsKnown({ kind, instead }: Finding): string {
  if (kind !== "PERSON") return WHAT[kind] ?? "What is known of the child";
  if (instead === "[child]") return "The child's name";
  return /^\[(?:social )?worker\]$/.test(instead)
    ? "A name of somebody who knows the child"
    : "A name of the family";
}

const WHAT: Partial<Record<Finding["kind"], string>> = {
  DOB: "A date of birth",
  ADDRESS: "The address",
  POSTCODE: "The postcode",
  SCHOOL: "The school",
  NHS_NUMBER: "The NHS number",
  UPN: "The unique pupil number",
  CASE_ID: "The council's case number",
  OTHER: "Words that are kept out",
};

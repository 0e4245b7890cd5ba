import { isServiceKind, SERVICE_KINDS } from "./kinds.rules";

/** What may be declared of a service and what still waits to be told. Pure. */

export const OLDEST = 25;

/**
 * Why a kind of service cannot take these ages, with the field to lead to; null when the law has nothing
 * against them. Ages are completed years; undefined is "not told us yet".
 */
export function ageClash(
  kind: string,
  ages: { from?: number | undefined; to?: number | undefined },
): { field: "ageFrom" | "ageTo"; message: string } | null {
  const { from, to } = ages;
  if (from !== undefined && to !== undefined && from > to)
    return { field: "ageTo", message: "The oldest age must be the same as the youngest or above it" };
  if (kind !== "supported-accommodation") return null;
  // Care Planning, Placement and Case Review (England) Regulations 2010, regulation 27A.
  const law = "By law no child under 16 may be placed in supported accommodation. Enter 16 or above";
  if (from !== undefined && from < 16) return { field: "ageFrom", message: law };
  return to !== undefined && to < 16 ? { field: "ageTo", message: law } : null;
}

export type DeclaredPart = {
  displayName: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  genders: readonly string[];
  needs: readonly string[];
  notNeeds: readonly string[];
  outcode: string | null;
  statementOn: string | null;
};

/** What has not been told yet, in the words of a list: "ages, needs". Empty when everything is. */
export function untold(declared: DeclaredPart | null): string[] {
  const parts: [string, boolean][] = [
    ["name", (declared?.displayName ?? null) !== null],
    ["ages", declared !== null && declared.ageFrom !== null && declared.ageTo !== null],
    ["genders", (declared?.genders.length ?? 0) > 0],
    ["needs", (declared?.needs.length ?? 0) + (declared?.notNeeds.length ?? 0) > 0],
    ["where it is", (declared?.outcode ?? null) !== null],
    ["date of the Statement of Purpose", (declared?.statementOn ?? null) !== null],
  ];
  return parts.filter(([, told]) => !told).map(([words]) => words);
}

/** Whether referrals are ever sent to this kind, so that declaring it is of use. */
export function isMatchedKind(kind: string): boolean {
  return isServiceKind(kind) && SERVICE_KINDS[kind].matched;
}

import { areaWords, isOfRegion, reachOf } from "~/domains/providers/areas.rules";

/**
 * Where the home is, and who else approves a placement there: the nominated officer outside the area, the director at a
 * distance (docs/domain.md, rule 6). What is not known is said, never taken for the council's own area. Pure.
 */
export function areaApprovalWords(
  councilCode: string | null,
  service: { area: string | null; localAuthority: string | null } | undefined,
): string {
  if (!service || service.area === null)
    return "Not known: the register does not say where the child will live";
  const where = service.localAuthority || areaWords(service.area);
  if (!isOfRegion(councilCode))
    return `In ${where}: who else approves it is not known, because your council has no area in the portal yet`;
  switch (reachOf(councilCode, service.area)) {
    case "inside":
      return "In your area";
    case "adjoining":
      return `In an adjoining area, ${where}: the nominated officer also approves the placement of a looked-after child`;
    case "at-a-distance":
      return `At a distance, in ${where}: the director also approves the placement of a looked-after child`;
  }
}

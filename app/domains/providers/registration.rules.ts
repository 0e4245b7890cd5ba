/** Sector and registration status, in the words of the register. Pure. */

export const SECTORS = ["private", "voluntary", "local-authority", "academy", "health", "other"] as const;
export type Sector = (typeof SECTORS)[number];

const SECTOR_NAMES: Record<Sector, string> = {
  private: "Private",
  voluntary: "Voluntary",
  "local-authority": "Local authority",
  academy: "Academy",
  health: "Health",
  other: "Other",
};

export function sectorName(sector: string | null): string {
  if (sector === null) return "Not given";
  return SECTOR_NAMES[(SECTORS as readonly string[]).includes(sector) ? (sector as Sector) : "other"];
}

/** The sector behind the publisher's wording; null when the cell says nothing. */
export function sectorOfWording(wording: string): Sector | null {
  const folded = wording
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
  if (folded === "") return null;
  if (/^private|^independent|for profit/.test(folded)) return "private";
  if (/^voluntary|^charit|third sector/.test(folded)) return "voluntary";
  if (/^local authority|^la$|^council|^public/.test(folded)) return "local-authority";
  if (/^academ/.test(folded)) return "academy";
  if (/^health|^nhs/.test(folded)) return "health";
  return "other";
}

export const SERVICE_STATUSES = ["active", "suspended", "restricted", "closed"] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

const STATUS_NAMES: Record<ServiceStatus, string> = {
  active: "Active",
  suspended: "Suspended",
  restricted: "Restricted",
  closed: "Closed",
};

export function statusName(status: string): string {
  return STATUS_NAMES[status as ServiceStatus] ?? status;
}

/** The registration status behind the publisher's wording; null for a wording not known. */
export function statusOfWording(wording: string): ServiceStatus | null {
  const folded = wording
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
  if (/^(active|registered|open|current)\b/.test(folded)) return "active";
  if (/suspend/.test(folded)) return "suspended";
  if (/restrict/.test(folded)) return "restricted";
  if (/^(closed|cancelled|canceled|resigned|ceased|de ?registered|inactive)\b/.test(folded)) return "closed";
  return null;
}

/** Whether somebody is registered for the home; one that has closed is not. The same as `unregisteredHomes`. */
export function isRegistered({ regulator, status }: { regulator: string; status: string }): boolean {
  return regulator !== "none" && status !== "closed";
}

/** The roles of docs/domain.md, by the kind of organisation in which they are held; the same in `prisma/sql/access/roles.sql`. */
export const COUNCIL_ROLES = {
  broker: "Broker",
  "social-worker": "Social worker",
  "team-manager": "Team manager",
  "head-of-service": "Head of service",
  "nominated-officer": "Nominated officer",
  director: "Director",
  "emergency-duty": "Emergency duty team",
  iro: "Independent reviewing officer",
  commissioner: "Commissioner",
  "quality-assurance": "Quality assurance officer",
  "finance-officer": "Finance officer",
  "council-admin": "Council admin",
} as const;

const REGION_ROLES = { "hub-officer": "Hub officer" } as const;

const PROVIDER_ROLES = {
  "referrals-officer": "Referrals officer",
  "registered-manager": "Registered manager",
  "responsible-individual": "Responsible individual",
  "provider-finance": "Provider finance",
  "provider-admin": "Provider admin",
} as const;

export const ROLES_BY_KIND = {
  council: COUNCIL_ROLES,
  provider: PROVIDER_ROLES,
  region: REGION_ROLES,
} as const;

export type OrganisationKind = keyof typeof ROLES_BY_KIND;

/** Whose pages those are that every organisation has, those of a placement's two sides, and those that councils and the region share. */
export const EVERY_KIND = ["council", "provider", "region"] as const satisfies readonly OrganisationKind[];
export const PLACEMENT_SIDES = ["council", "provider"] as const satisfies readonly OrganisationKind[];
export const ORGANISERS = ["council", "region"] as const satisfies readonly OrganisationKind[];
export type CouncilRole = keyof typeof COUNCIL_ROLES;
export type ProviderRole = keyof typeof PROVIDER_ROLES;
export type RegionRole = keyof typeof REGION_ROLES;
export type Role = CouncilRole | ProviderRole | RegionRole;

/**
 * The role that may invite, change roles and remove, by the kind of organisation; the same in
 * `prisma/sql/access` and `prisma/sql/releases.sql`.
 */
export const ADMIN_ROLE = {
  council: "council-admin",
  provider: "provider-admin",
  region: "hub-officer",
} as const satisfies Record<OrganisationKind, Role>;

/**
 * Roles over children, money and identity, and those whose word binds other councils: a second admin or the hub confirms
 * before somebody gets one. In a council and the hub that is every role (docs/adr/0025). A provider's are not among them:
 * the council names each person it tells (docs/adr/0020). `access.guarded_roles` says the same to the database.
 */
export const GUARDED_ROLES = {
  council: Object.keys(COUNCIL_ROLES) as CouncilRole[],
  region: Object.keys(REGION_ROLES) as RegionRole[],
  provider: [],
} as const satisfies Record<OrganisationKind, readonly Role[]>;

/** Those of these roles that a second person confirms. */
export function guardedAmong(kind: OrganisationKind, roles: readonly string[]): string[] {
  const guarded: readonly string[] = GUARDED_ROLES[kind];
  return roles.filter((role) => guarded.includes(role));
}

const WORDS: Record<string, string> = { ...COUNCIL_ROLES, ...PROVIDER_ROLES, ...REGION_ROLES };

/** The role as its people say it; a role that no longer exists keeps its code. */
export function roleWords(role: string): string {
  return WORDS[role] ?? role;
}

export function isRoleOf(kind: OrganisationKind, role: string): role is Role {
  return Object.hasOwn(ROLES_BY_KIND[kind], role);
}

import { ADMIN_ROLE, type Role } from "./roles";

// Who does what, each group of roles once: policies, navigation and recipients take theirs from here.

type Roles = readonly Role[];

/** Who looks after the people of an organisation, of whichever kind; and those of them who confirm roles of councils. */
export const ADMINS = Object.values(ADMIN_ROLE);
export const CONFIRMING_ADMINS = [ADMIN_ROLE.council, ADMIN_ROLE.region] as const satisfies Roles;

/** Who runs a search, may be a referral's broker and records what was agreed by phone; the same in `prisma/sql/offers.sql`. */
export const BROKERS = ["broker", "team-manager", "emergency-duty"] as const satisfies Roles;
/** Who works on everybody's referrals, not on their own alone. */
export const DUTY_ROLES = ["team-manager", "emergency-duty"] as const satisfies Roles;
/** Who may be a referral's social worker. */
export const SOCIAL_WORKERS = ["social-worker", "team-manager"] as const satisfies Roles;
/** Who writes a referral, decides its gate and is asked as the second person for it. */
export const CASE_WRITERS = [...BROKERS, "social-worker"] as const satisfies Roles;
/** Who may be the team manager of a child's case, and who its independent reviewing officer. */
export const CASE_TEAM_MANAGERS = ["team-manager"] as const satisfies Roles;
export const REVIEWING_OFFICERS = ["iro"] as const satisfies Roles;
/**
 * Who manages those who work a case, or has control over what is paid for it: never its reviewing officer (regulation 46(3) of
 * 2010). The same in `prisma/sql/referrals.sql`.
 */
export const MANAGE_CASES = ["team-manager", "head-of-service", "director"] as const satisfies Roles;
/** Who says who the reviewing officer of a case is: whoever works it, and the officers among themselves. */
export const NAME_REVIEWING_OFFICERS = [...CASE_WRITERS, ...REVIEWING_OFFICERS] as const satisfies Roles;
/** Who has placements of their own to list. */
export const HAVE_OWN_PLACEMENTS = NAME_REVIEWING_OFFICERS;
/** Who decides on funding, and above the council's limit; the same in `prisma/sql/authorisations.sql`. */
export const FUNDING_DECIDERS = ["head-of-service"] as const satisfies Roles;
export const FUNDING_DECIDERS_ABOVE_LIMIT = ["director"] as const satisfies Roles;
/** Who may be away and have a deputy, and who says so: whoever decides by their role; the same in `prisma/sql/authorisations.sql`. */
export const HAVE_FUNDING_DEPUTIES = [
  ...FUNDING_DECIDERS,
  ...FUNDING_DECIDERS_ABOVE_LIMIT,
] as const satisfies Roles;
/** Who may stand in for them; the same in `prisma/sql/authorisations.sql`. */
export const FUNDING_DEPUTIES = [...HAVE_FUNDING_DEPUTIES, "team-manager"] as const satisfies Roles;
/** Who says what the council calls its funding panel; the same in `prisma/sql/authorisations.sql`. */
export const NAME_FUNDING_PANELS = [
  ...FUNDING_DECIDERS_ABOVE_LIMIT,
  "council-admin",
] as const satisfies Roles;
/** Who works on requests for funding, and who reads them besides. */
export const FUNDING_WORKERS = [...HAVE_FUNDING_DEPUTIES, ...BROKERS] as const satisfies Roles;
export const FUNDING_READERS = [
  ...FUNDING_WORKERS,
  "social-worker",
  "finance-officer",
  "quality-assurance",
] as const satisfies Roles;
/** Who reads what placements cost at review, who reviews it, and who sets from how much on; the same in `prisma/sql/agreements/high-cost.sql`. */
export const HIGH_COST_READERS = [...FUNDING_READERS, "commissioner"] as const satisfies Roles;
export const COST_REVIEWERS = ["head-of-service", "director", "commissioner"] as const satisfies Roles;
export const SET_COST_THRESHOLD = ["head-of-service", "commissioner"] as const satisfies Roles;
/**
 * Who approves a placement outside the area, and one at a distance; who records the other statutory steps. The same in
 * `prisma/sql/statutory.sql`.
 */
export const PLACEMENT_APPROVERS = ["nominated-officer"] as const satisfies Roles;
export const PLACEMENT_APPROVERS_AT_A_DISTANCE = ["director"] as const satisfies Roles;
export const STEP_RECORDERS = CASE_WRITERS;
/** Who enters and records statutory reviews of a placement: whoever works the case, and who chairs them. */
export const REVIEW_RECORDERS = [...CASE_WRITERS, "iro"] as const satisfies Roles;
/** Officers who work the case and answer for who learns who the child is; the same in `prisma/sql/releases.sql`. */
export const RELEASERS = [...CASE_WRITERS, "head-of-service"] as const satisfies Roles;
/** Who takes the log of looks out of the portal. */
export const LOG_EXPORTERS = [...RELEASERS, "iro", "quality-assurance"] as const satisfies Roles;
/** Who reads the council's referrals, and who saw what; and who reads the offers besides. */
export const REFERRAL_READERS = [
  ...RELEASERS,
  "nominated-officer",
  "director",
  "iro",
  "quality-assurance",
] as const satisfies Roles;
export const OFFER_READERS = [...REFERRAL_READERS, "commissioner"] as const satisfies Roles;
/** Who reads where a child lives, from when and until when: who pays for it as well. */
export const PLACEMENT_READERS = [...OFFER_READERS, "finance-officer"] as const satisfies Roles;
/**
 * Who takes the council's placements out of the portal, with the cost of each: who reads the offers of any referral and plans
 * by them. Needs and risks go only to those of them who read referrals (`export.policy`).
 */
export const PLACEMENT_EXPORTERS = [
  "broker",
  "team-manager",
  "head-of-service",
  "director",
  "commissioner",
  "quality-assurance",
] as const satisfies Roles;
/** Who may know the child of any referral of the council; a broker only that of their own (`vault.policy`). The same in `prisma/sql/documents.sql`. */
export const KNOW_EVERY_CHILD = [
  "social-worker",
  "team-manager",
  "head-of-service",
  "emergency-duty",
  "iro",
] as const satisfies Roles;
/** Who opens what a provider reports on a child and marks it as read, with the vault's leave; and who asks for what is missing. */
export const REPORT_READERS = [...RELEASERS, "iro"] as const satisfies Roles;
export const REPORT_CHASERS = [...CASE_WRITERS, "quality-assurance", "commissioner"] as const satisfies Roles;
/** To whom a list of the council is offered first, on their start page; more may read it. */
export const SPEND_WATCHERS = ["head-of-service", "director", "finance-officer"] as const satisfies Roles;
export const REVIEW_WATCHERS = [
  "iro",
  "social-worker",
  "team-manager",
  "quality-assurance",
] as const satisfies Roles;
export const SERVICE_WATCHERS = [
  "commissioner",
  "quality-assurance",
  "head-of-service",
] as const satisfies Roles;
export const ACCURACY_WATCHERS = ["head-of-service", "commissioner"] as const satisfies Roles;
export const PRIORITY_WATCHERS = ["head-of-service", "director", "commissioner"] as const satisfies Roles;
export const STEP_DOWN_WATCHERS = ["team-manager", "commissioner", "iro"] as const satisfies Roles;
/** Who says who is on duty, beside the other settings of a council. */
export const NAME_DUTY_OWNER = ["team-manager", "council-admin"] as const satisfies Roles;

/** Who is told of alerts and unconfirmed providers, and sees on their start page what waits. */
export const PROVIDER_WATCHERS = [
  "commissioner",
  "quality-assurance",
  "hub-officer",
] as const satisfies Roles;
/** Who raises alerts and confirms those of others: they and brokers; the same in `prisma/sql/providers/declared.sql`. */
export const ALERT_ROLES = [...PROVIDER_WATCHERS, "broker"] as const satisfies Roles;
/** Who adds providers (those who place children, at night too), and who makes a council's own homes its provider; the same in `prisma/sql/providers/confirming.sql`. */
export const ONBOARDING_ROLES = [
  ...BROKERS,
  "commissioner",
  "council-admin",
  "hub-officer",
] as const satisfies Roles;
export const ONBOARDING_OWN_ROLES = ["council-admin", "commissioner"] as const satisfies Roles;
/** Who confirms providers, and addresses of their owners; the same in `prisma/sql/providers/confirming.sql`. */
export const CONFIRMS_ADDRESSES = [
  "commissioner",
  "council-admin",
  "quality-assurance",
  "hub-officer",
] as const satisfies Roles;
export const CONFIRMS_PROVIDERS = [...CONFIRMS_ADDRESSES, "broker"] as const satisfies Roles;

/** Who says which group an owner of the register belongs to; the same in `prisma/sql/providers/register.sql`. */
export const OWNER_GROUPERS = ["hub-officer"] as const satisfies Roles;

/** Who answers referrals and makes offers; the admin where an organisation has no referrals officer. */
export const ANSWERERS = [
  "referrals-officer",
  "registered-manager",
  "provider-admin",
] as const satisfies Roles;
/**
 * Who answers for the whole organisation, then who looks after it: an empty step goes to the next one. The first person of
 * a new provider is invited with both roles (`prisma/sql/access/invitations.sql`).
 */
export const TOLD_IN_ORDER = ["referrals-officer", "provider-admin"] as const satisfies Roles;
/** Who is told first of what the council says of a placement: the home, and who answers for it. */
export const PLACEMENT_TOLD = ["registered-manager", "referrals-officer"] as const satisfies Roles;
/** Who takes a delivery out of a colleague's hands, so that a shift that is over blocks nobody. */
export const DELIVERY_RELEASERS = TOLD_IN_ORDER;
/** Who answers for homes: declares what they are, and may be told of a child; the same in `prisma/sql/releases.sql`. */
export const ANSWER_FOR_HOMES = [...ANSWERERS, "responsible-individual"] as const satisfies Roles;
/** Who reads the organisation's own offers. */
export const OWN_OFFER_READERS = [...ANSWER_FOR_HOMES, "provider-finance"] as const satisfies Roles;

/** Who raises an issue about a placement with the council, and goes on with it; the same in `prisma/sql/issues.sql`. */
export const ISSUE_RAISERS = ANSWER_FOR_HOMES;
/** Who of a council answers what each of its teams has; a team manager answers for all. The same in `prisma/sql/issues.sql`. */
export const ISSUE_ANSWERERS = {
  "social-work": CASE_WRITERS,
  finance: ["finance-officer", "team-manager"],
  contracts: ["commissioner", "team-manager"],
} as const satisfies Record<string, Roles>;
/** To whom a provider takes an issue that is late. */
export const ISSUE_ESCALATED_TO = ["team-manager"] as const satisfies Roles;

/** Who sees what is behind the figures of the council's four priorities, and who replies to them; the same in `prisma/sql/priorities.sql`. */
export const PRIORITY_READERS = HIGH_COST_READERS;
export const REPLY_TO_PRIORITIES = ["head-of-service", "director", "commissioner"] as const satisfies Roles;

/** Who says when the council pays and how nights are priced; the same in `prisma/sql/payments.sql`. */
export const PAYMENT_SETTERS = ["finance-officer"] as const satisfies Roles;
/**
 * Who keeps the purchase order and the codes that a placement is paid under, and with them reads the child's number in the
 * case system; the same in `prisma/sql/payments/orders.sql`.
 */
export const ORDER_KEEPERS = ["finance-officer", "team-manager"] as const satisfies Roles;
/** Who sends invoices for a provider, and who of the council answers them; the same in `prisma/sql/payments/documents.sql`. */
export const INVOICE_SENDERS = ["provider-finance", "provider-admin"] as const satisfies Roles;
export const INVOICE_CHECKERS = ["finance-officer"] as const satisfies Roles;
/** Who asks a council about its payments, and goes on with what a colleague asked; the same in `prisma/sql/payments/queries.sql`. */
export const QUERY_RAISERS = [...ANSWERERS, "provider-finance"] as const satisfies Roles;

/**
 * Who writes the market position statement of a council or the region, who publishes it (never whoever wrote last), and who
 * reads the draft; the same in `prisma/sql/market.sql`.
 */
export const STATEMENT_WRITERS = [
  "commissioner",
  "quality-assurance",
  "hub-officer",
] as const satisfies Roles;
export const STATEMENT_PUBLISHERS = [
  "commissioner",
  "head-of-service",
  "director",
  "hub-officer",
] as const satisfies Roles;
/** Who says how far the council is with what it intends to commission. */
export const INTENTION_MOVERS = ["commissioner"] as const satisfies Roles;
/** Who tells a council that the provider is interested in what it intends; the same in `prisma/sql/market/interests.sql`. */
export const INTEREST_SUBMITTERS = ANSWER_FOR_HOMES;
export const STATEMENT_READERS = [
  ...new Set([...STATEMENT_WRITERS, ...STATEMENT_PUBLISHERS]),
] satisfies Roles;

/** Who writes the council's own clauses of its agreements; the same in `prisma/sql/agreements/templates.sql`. */
export const TEMPLATE_WRITERS = ["head-of-service", "commissioner"] as const satisfies Roles;
/** Who signs an agreement for each side; the same in `prisma/sql/agreements`. */
export const AGREEMENT_SIGNERS = {
  council: ["head-of-service", "team-manager"],
  provider: ["registered-manager", "responsible-individual", "provider-admin"],
} as const satisfies Record<"council" | "provider", Roles>;
/** Who reads the council's agreements, and who the provider's own. */
export const AGREEMENT_READERS = [...OFFER_READERS, "finance-officer"] as const satisfies Roles;
export const OWN_AGREEMENT_READERS = OWN_OFFER_READERS;

/** Who runs forums, and who takes attendance besides. */
export const FORUM_ORGANISERS = ["commissioner", "council-admin", "hub-officer"] as const satisfies Roles;
export const ATTENDANCE_MARKERS = [...FORUM_ORGANISERS, "quality-assurance"] as const satisfies Roles;
/** Who sees what their organisation said at a forum that it would do, where it named nobody. */
export const FORUM_ACTION_OWNERS = [...FORUM_ORGANISERS, ...ANSWERERS] as const satisfies Roles;

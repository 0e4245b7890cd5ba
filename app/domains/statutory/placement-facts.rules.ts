/** What a referral and the register tell of a placement, as the law reads it. Pure. */

import { registeredArea } from "~/domains/providers/areas.rules";
import { isServiceKind } from "~/domains/providers/kinds.rules";
import { isRegistered } from "~/domains/providers/registration.rules";
import type { LEGAL_STATUSES } from "~/domains/referrals/referral.options";
import type { Carer, LookedAfter, PlacementFacts, Schooling } from "./statutory-steps.rules";

type LegalStatus = keyof typeof LEGAL_STATUSES;

/** Under an interim or full care order the child is in care; the others need somebody to say it. */
const UNDER: Readonly<Record<LegalStatus, LookedAfter>> = {
  "section-20": "accommodated",
  "interim-care-order": "in-care",
  "care-order": "in-care",
  "placement-order": "not-sure",
  protection: "not-sure",
  remand: "not-sure",
  "not-looked-after": "not-sure",
  other: "not-sure",
};

/**
 * How the council looks after the child. A short break for a child who is not in care is one under section 17; any other
 * placement makes a child looked after.
 */
export function lookedAfterOf(purpose: string | undefined, legalStatus: string | undefined): LookedAfter {
  if (legalStatus === "not-looked-after" && purpose === "short-break") return "no";
  return legalStatus !== undefined && Object.hasOwn(UNDER, legalStatus)
    ? UNDER[legalStatus as LegalStatus]
    : "not-sure";
}

/** Whether somebody educates or trains the child; so it is taken where nobody has said. */
export function inEducation(educationNow: string | undefined): boolean {
  return educationNow !== "none" && educationNow !== "under-school-age";
}

/** A placement, or an offer that may become one, as the tables tell of it. */
export type ToldOfPlacement = {
  purpose: string | null | undefined;
  legalStatus: string | null | undefined;
  educationNow: string | null | undefined;
  deprivationOfLiberty: boolean;
  age: number | null;
  /** A child who was placed by phone is an emergency, whatever the referral began as (docs/adr/0045). */
  byPhone: boolean;
  /** Of the placing council. */
  councilCode: string | null;
  service: Parameters<typeof registeredArea>[0] & Parameters<typeof isRegistered>[0];
  /** What somebody told of it; null while nobody has. */
  told: { livesIn: string | null; carer: string | null; schooling: string | null } | null;
  /** How a placement ends; nothing while it does not, or of an offer. */
  ending?: PlacementEnding;
};

export type PlacementEnding = {
  noticeSide: string | null;
  noticeLastNight: string | null;
  noticeReason: string | null;
  endedSide: string | null;
  lastNight: string | null;
  endReason: string | null;
};

/** A placement that ends for these was not ended by the council: the child is looked after no more. */
const NOBODY_ENDS: readonly (string | null)[] = ["died", "18th-birthday"];

/** The last night of a placement that the council itself ends: by its notice, or at once; null of every other. */
export function councilEndsOn(ending: PlacementEnding | undefined): string | null {
  if (!ending) return null;
  const { noticeSide, noticeLastNight, noticeReason, endedSide, lastNight, endReason } = ending;
  if ((noticeSide ?? endedSide) !== "council" || NOBODY_ENDS.includes(endReason ?? noticeReason)) return null;
  return lastNight ?? noticeLastNight;
}

/** What the law looks at. */
export function factsOf(from: ToldOfPlacement): PlacementFacts {
  const { service, told } = from;
  const registerArea = registeredArea(service);
  return {
    lookedAfter: lookedAfterOf(from.purpose ?? undefined, from.legalStatus ?? undefined),
    age: from.age,
    kind: isServiceKind(service.kind) ? service.kind : "other",
    registered: isRegistered(service),
    councilCode: from.councilCode,
    livesIn: told?.livesIn ?? registerArea,
    registerArea,
    carer: (told?.carer ?? null) as Carer | null,
    inEducation: inEducation(from.educationNow ?? undefined),
    schooling: (told?.schooling ?? null) as Schooling | null,
    deprivationOfLiberty: from.deprivationOfLiberty,
    emergency: from.purpose === "emergency" || from.byPhone,
    endsOn: councilEndsOn(from.ending),
  };
}

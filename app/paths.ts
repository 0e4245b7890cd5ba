/**
 * Every address of the portal, spelled once. A link, a redirect, a mail and a rule about addresses call a builder, so
 * that an address that moves is changed here and in its route. A new domain adds a file of a few lines to `paths/`, a
 * function of the place where an organisation's pages begin, and a line to the kinds of organisation that have them.
 */

import { peoplePaths, settingsPaths } from "./paths/access";
import { bookingPaths, forumPaths, organisingPaths } from "./paths/forums";
import { part } from "./paths/part";
import { councilPlacementPaths, type placementPaths, providerPlacementPaths } from "./paths/placements";
import { ownPriorityPaths, priorityPaths } from "./paths/priorities";
import { keepingRegisterPaths, ownServicesPaths, registerPaths } from "./paths/providers";
import { answeringPaths, placingPaths } from "./paths/referrals";
import { intentionPaths, interestPaths, providerInterestPaths, statementPaths } from "./paths/statements";
import { statutoryPaths } from "./paths/statutory";

/** The record of the organisation. */
const auditPaths = (home: string) => ({
  audit: () => `${home}/audit`,
  auditExport: () => `${home}/audit/export`,
});

const everyOrganisation = (home: string) => ({
  home: () => home,
  ...peoplePaths(home),
  ...auditPaths(home),
  ...registerPaths(home),
  ...forumPaths(home),
  ...priorityPaths(home),
});
const councilOrRegion = (home: string) => ({
  ...everyOrganisation(home),
  ...keepingRegisterPaths(home),
  ...organisingPaths(home),
  ...statementPaths(home),
});

/** What pages of every kind of organisation may link to. */
export type OrganisationPaths = ReturnType<typeof everyOrganisation>;
/** What pages that a council and the region share may link to. */
export type OrganiserPaths = ReturnType<typeof councilOrRegion>;
export type CouncilPaths = ReturnType<typeof councilPaths>;
export type ProviderPaths = ReturnType<typeof providerPaths>;

const MOST_KEPT = 200;

/**
 * An organisation has some hundred builders, and every row of a list asks for them: made once for each. An address may name
 * an organisation that there is not, so that what is kept has an end.
 */
function madeOnce<Paths>(make: (slug: string) => Paths): (slug: string) => Paths {
  const kept = new Map<string, Paths>();
  return (slug) => {
    const known = kept.get(slug);
    if (known) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make(slug);
    kept.set(slug, made);
    return made;
  };
}

/** `councilPaths("wolverhampton").referral("HW-7K3M9Q").offers()` */
export const councilPaths = madeOnce((slug) => {
  const home = `/council/${part(slug)}`;
  return {
    ...councilOrRegion(home),
    ...settingsPaths(home),
    ...placingPaths(home),
    ...councilPlacementPaths(home),
    ...statutoryPaths(home),
    ...intentionPaths(home),
    ...ownPriorityPaths(home),
    ...interestPaths(home),
  };
});

export const providerPaths = madeOnce((slug) => {
  const home = `/provider/${part(slug)}`;
  return {
    ...everyOrganisation(home),
    ...settingsPaths(home),
    ...ownServicesPaths(home),
    ...bookingPaths(home),
    ...answeringPaths(home),
    ...providerPlacementPaths(home),
    ...providerInterestPaths(home),
  };
});

const ofRegion = {
  ...councilOrRegion("/region"),
  ownerGroup: (owner: string) => `/region/register/owners/${part(owner)}/group`,
};

export function regionPaths() {
  return ofRegion;
}

/** The two sides of a placement, and the addresses that both have. */
export type SidePaths = ReturnType<typeof placementPaths> &
  ReturnType<typeof interestPaths> &
  ReturnType<typeof settingsPaths> & {
    agreement: (
      reference: string,
    ) => Pick<ReturnType<CouncilPaths["agreement"]>, "page" | "sign" | "version">;
  };
export type PlacementPaths = ReturnType<SidePaths["placement"]>;

type Of = { readonly kind: string; readonly slug: string };

/** The addresses of an organisation of any kind: those that every kind has. */
export function organisationPaths({ kind, slug }: Of): OrganisationPaths {
  if (kind === "region") return regionPaths();
  return kind === "council" ? councilPaths(slug) : providerPaths(slug);
}

/** The addresses of one side of placements: a council or a provider. */
export function sidePaths({ kind, slug }: Of): SidePaths {
  return kind === "council" ? councilPaths(slug) : providerPaths(slug);
}

/** The addresses of a council or the region. */
export function organiserPaths({ kind, slug }: Of): OrganiserPaths {
  return kind === "region" ? regionPaths() : councilPaths(slug);
}

/** Only where it does not send its mail: what it would have sent. */
export const mailbox = {
  list: () => "/mailbox",
  mail: (id: string) => `/mailbox/${part(id)}`,
};

/** What a component is handed that links within one thing. */
export type ReferralPaths = ReturnType<CouncilPaths["referral"]>;
export type DocumentPaths = ReturnType<ReferralPaths["document"]>;
export type AuthorisationPaths = ReturnType<CouncilPaths["authorisation"]>;
export type DeliveryPaths = ReturnType<ProviderPaths["referral"]>;
export type OfferPaths = ReturnType<ProviderPaths["offer"]>;
export type BookingPaths = ReturnType<ProviderPaths["booking"]>;
export type BookableForumPaths = ReturnType<ProviderPaths["forum"]>;
export type ForumPaths = ReturnType<OrganiserPaths["forum"]>;

import type { Actor } from "~/domains/access/actor";
import {
  type CouncilPaths,
  councilPaths,
  type OrganisationPaths,
  type OrganiserPaths,
  organisationPaths,
  organiserPaths,
  type ProviderPaths,
  providerPaths,
  type SidePaths,
  sidePaths,
} from "~/paths";
import type { Waits } from "./home-kinds.rules";
import type { WaitingKind } from "./waiting-kinds";

/** Where the rows of a home lead. Pure. */

/** The addresses of one organisation, as each kind of row needs them: a row of a council's work asks for `council`. */
export type HomePaths = {
  council: CouncilPaths;
  provider: ProviderPaths;
  organiser: OrganiserPaths;
  /** Of whichever side of a placement it is. */
  side: SidePaths;
  every: OrganisationPaths;
};

export function homePaths({
  kind,
  organisationSlug: slug,
}: Pick<Actor, "kind" | "organisationSlug">): HomePaths {
  return {
    council: councilPaths(slug),
    provider: providerPaths(slug),
    organiser: organiserPaths({ kind, slug }),
    side: sidePaths({ kind, slug }),
    every: organisationPaths({ kind, slug }),
  };
}

const referralOf = ({ reference }: Waits, { council }: HomePaths) => council.referral(reference ?? "");
const offerOf = (one: Waits, paths: HomePaths) => referralOf(one, paths).offer(one.target ?? "");
const ownOfferOf = ({ target }: Waits, { provider }: HomePaths) => provider.offer(target ?? "");

const issueOf = ({ reference, target }: Waits, { side }: HomePaths) =>
  side
    .placement(reference ?? "")
    .issue(target ?? "")
    .page();

const placementOf = ({ target }: Waits, { side }: HomePaths) => side.placement(target ?? "");

/** The page of what a colleague left in: of the referral's pages, of the fuller detail, or of the documents. */
function secondPersonPage(one: Waits, paths: HomePaths): string {
  const referral = referralOf(one, paths);
  if (one.target === "pages") return referral.gate();
  return one.target === "detail" ? referral.detailGate() : referral.documents();
}

function alertPage({ target, serviceId, ownerKey }: Waits, { organiser }: HomePaths): string {
  const on = serviceId ? organiser.service(serviceId) : organiser.owner(ownerKey ?? "");
  return on.secondOnAlert(target ?? "");
}

/** The draft of a single child, else the list of those to write. */
function agreementToWrite({ target }: Waits, { council }: HomePaths): string {
  return target ? council.agreement(target).edit() : `${council.agreements()}?show=to-write`;
}

/** The page on which each kind of row is done. */
export const HOME_ADDRESSES: Readonly<Record<WaitingKind, (one: Waits, paths: HomePaths) => string>> = {
  "money-asked": ({ target }, { council }) => council.authorisation(target ?? "").page(),
  "funding-to-continue": ({ target }, { council }) => council.authorisation(target ?? "").continue(),
  "funding-over-to-continue": ({ target }, { council }) => council.authorisation(target ?? "").continue(),
  "funding-ends": ({ target }, { council }) => council.authorisation(target ?? "").page(),
  "funding-over": ({ target }, { council }) => council.authorisation(target ?? "").page(),
  "absence-fee-to-decide": ({ reference, target }, { council }) =>
    council.placement(reference ?? "").absenceFee(target ?? ""),
  "party-to-agree": (one, paths) => referralOf(one, paths).whoPays().page(),
  "party-ends": (one, paths) => referralOf(one, paths).whoPays().page(),
  "phone-funding-to-confirm": ({ target }, { council }) => council.authorisation(target ?? "").page(),
  "phone-funding-lapsed": ({ target }, { council }) => council.authorisation(target ?? "").page(),
  "phone-funding-gone-up": ({ target }, { council }) => council.authorisation(target ?? "").page(),
  "phone-funding-escalated": ({ target }, { council }) => council.authorisation(target ?? "").page(),
  "phone-paperwork": (one, paths) => placementOf(one, paths).page(),
  "phone-lapsed": (one, paths) => placementOf(one, paths).page(),
  "question-returned": (one, paths) => offerOf(one, paths).answerQuestion(),
  "offer-authorised": (one, paths) => offerOf(one, paths).accept(),
  "impact-to-answer": (one, paths) => offerOf(one, paths).impact(),
  "impact-overdue": (one, paths) => offerOf(one, paths).page(),
  "impact-question": (one, paths) => ownOfferOf(one, paths).replies(),
  "impact-due": (one, paths) => ownOfferOf(one, paths).impact(),
  "hold-ends": (one, paths) => offerOf(one, paths).page(),
  "offers-new": (one, paths) => referralOf(one, paths).offers(),
  "offers-unconfirmed": (one, paths) => referralOf(one, paths).offers(),
  undeliverable: (one, paths) => referralOf(one, paths).deliveries(),
  interested: (one, paths) => referralOf(one, paths).page(),
  "referral-incomplete": (one, paths) => referralOf(one, paths).edit(),
  "no-offers": (one, paths) => referralOf(one, paths).page(),
  "nothing-to-decide": (one, paths) => referralOf(one, paths).page(),
  draft: (one, paths) => referralOf(one, paths).edit(),
  "second-person": secondPersonPage,
  "document-to-check": (one, paths) =>
    one.target ? referralOf(one, paths).document(one.target).page() : referralOf(one, paths).documents(),
  "document-refused": (one, paths) => referralOf(one, paths).documents(),
  "roles-to-confirm": (_, { every }) => `${every.people()}#to-confirm`,
  "comparisons-unusual": ({ target }, { every }) => every.colleague(target ?? "").page(),
  "confirm-offer": (one, paths) => ownOfferOf(one, paths).page(),
  "offer-draft": (one, paths) => ownOfferOf(one, paths).edit(),
  "own-hold-ends": (one, paths) => ownOfferOf(one, paths).page(),
  "offer-won": (one, paths) => ownOfferOf(one, paths).page(),
  "agreement-to-write": agreementToWrite,
  "agreement-to-sign": ({ target }, { side }) => side.agreement(target ?? "").sign(),
  "nobody-answers": (_, { every }) => every.people(),
  "vacancies-stale": (_, { provider }) => provider.services(),
  "vacancies-changed": ({ target }, { provider }) => provider.ownService(target ?? "").vacancy(),
  "nothing-declared": (_, { provider }) => provider.services(),
  "provider-to-confirm": ({ target }, { organiser }) => organiser.confirmation(target ?? ""),
  "provider-unconfirmed": ({ target }, { organiser }) => organiser.confirmation(target ?? ""),
  "provider-decided": ({ target }, { organiser }) => organiser.confirmation(target ?? ""),
  "alert-to-confirm": alertPage,
  "change-to-decide": (one, paths) => placementOf(one, paths).changes(),
  "change-to-agree": (one, paths) => placementOf(one, paths).changes(),
  "change-question": (one, paths) => placementOf(one, paths).changes(),
  "approval-to-give": ({ target }, { council }) => council.statutory(target ?? "").page(),
  "approval-to-ask": ({ target }, { council }) => council.statutory(target ?? "").page(),
  "consult-to-record": ({ target }, { council }) => council.statutory(target ?? "").page(),
  "area-to-say": ({ target }, { council }) => council.statutory(target ?? "").page(),
  "carer-to-say": ({ target }, { council }) => council.statutory(target ?? "").page(),
  "schooling-to-say": ({ target }, { council }) => council.statutory(target ?? "").page(),
  "notices-to-send": ({ target }, { council }) => council.statutory(target ?? "").notices(),
  "approval-returned": ({ target }, { council }) => council.statutory(target ?? "").page(),
  "move-to-confirm": (one, paths) => placementOf(one, paths).start(),
  "home-file-refused": ({ target }, { provider }) =>
    provider
      .ownService(target ?? "")
      .forChildren()
      .page(),
  "reports-missing": (one, paths) => placementOf(one, paths).reports(),
  "report-to-read": (one, paths) => placementOf(one, paths).reports(),
  "upload-refused": (one, paths) => placementOf(one, paths).reports(),
  "arrival-to-prepare": (one, paths) => placementOf(one, paths).plan("arrival").page(),
  "verdict-due": ({ target, count }, { provider }) => provider.placement(target ?? "").verdict(count),
  "child-view-due": ({ target }, { council }) => council.placement(target ?? "").childView(),
  "promise-due": ({ target }, { council }) =>
    council
      .placement(target ?? "")
      .promise()
      .page(),
  "verdict-differs": (one, paths) => placementOf(one, paths).feedback(),
  "record-to-file": ({ target }, { council }) => council.placement(target ?? "").record(),
  "leaving-to-prepare": (one, paths) => placementOf(one, paths).plan("leaving").page(),
  "step-down-overdue": (one, paths) => placementOf(one, paths).page(),
  "step-down-objected": (one, paths) => placementOf(one, paths).page(),
  "step-down-to-answer": (one, paths) => placementOf(one, paths).stepDown(),
  "children-without-officer": (_, { council }) => `${council.reviews()}?whose=without-officer`,
  "cost-reviews-overdue": (_, { council }) => `${council.highCost().page()}?show=overdue`,
  "leaving-care-missing": ({ target }, { council }) =>
    council
      .placement(target ?? "")
      .leavingCare()
      .page(),
  "leaving-care-at-18": ({ target }, { council }) =>
    council
      .placement(target ?? "")
      .leavingCare()
      .page(),
  "end-to-confirm": ({ target }, { council }) => council.placement(target ?? "").confirmEnd(),
  "moves-differ": (one, paths) => placementOf(one, paths).page(),
  "notice-running": (one, paths) => placementOf(one, paths).page(),
  "notice-over": (one, paths) => placementOf(one, paths).end(),
  "invoices-to-check": (_, { side }) => side.paymentDocuments(),
  "credit-notes-to-check": (_, { side }) => side.paymentDocuments(),
  "invoice-returned": ({ target }, { side }) => side.paymentDocument(target ?? "").page(),
  "credit-note-returned": ({ target }, { side }) => side.paymentDocument(target ?? "").page(),
  "statement-to-publish": ({ target }, { organiser }) => organiser.statement(target ?? "").page(),
  "issue-open": issueOf,
  "issue-escalated": issueOf,
  "issue-late": issueOf,
  "issue-answered": issueOf,
  "orders-missing": (_, { council }) => council.missingOrders(),
  "payment-queries-open": (_, { side }) => side.paymentQueries(),
  "payment-queries-answered": (_, { side }) => side.paymentQueries(),
  "interests-to-answer": (_, { side }) => side.interests(),
  "interests-answered": (_, { side }) => side.interests(),
  "forum-action": ({ target }, { every }) => every.forumAction(target ?? ""),
  "forum-seat": ({ target }, { provider }) => provider.booking(target ?? "").page(),
  "forum-feedback": ({ target }, { provider }) => provider.booking(target ?? "").feedback(),
};

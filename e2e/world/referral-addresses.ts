import type { Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";

const PRIYA = "Priya Nandakumar";

/** The part of `addresses.ts` that lies under a council's referrals. */
export function referralRoutes(t: Fixtures): Record<string, Route> {
  const c = "/council/wolverhampton";
  const priya = (...paths: string[]): Route => ({
    examples: paths.map((path) => ({ who: PRIYA, path: c + path })),
  });
  const { submitted, preferred, authorised, told } = t;
  const { waiting: waits, ready } = t.documents;
  return {
    "council.$slug.referrals._index": priya("/referrals", "/referrals?q=nothing-is-called-this"),
    "council.$slug.referrals.new": priya("/referrals/new"),
    "council.$slug.referrals_.$reference._index": priya(
      ...[t.searching, t.deciding, t.paused, t.agreed, t.withdrawn, t.closed].map(
        (one) => `/referrals/${one}`,
      ),
    ),
    "council.$slug.referrals_.$reference.amend": priya(`/referrals/${t.searching}/amend`),
    "council.$slug.referrals_.$reference.who-pays._index": priya(
      `/referrals/${t.share.reference}/who-pays`,
      `/referrals/${t.searching}/who-pays`,
    ),
    "council.$slug.referrals_.$reference.who-pays.split.$child": priya(
      `/referrals/${t.share.reference}/who-pays/split/1`,
    ),
    "council.$slug.referrals_.$reference.who-pays.answer.$share": priya(
      `/referrals/${t.share.reference}/who-pays/answer/${t.share.id}`,
    ),
    "council.$slug.referrals_.$reference.who-pays.withdraw.$split": {
      examples: [
        {
          who: PRIYA,
          path: `${c}/referrals/${t.share.reference}/who-pays/withdraw/${t.share.split}`,
          refuses: "whoever presses it has withdrawn it",
        },
      ],
    },
    "council.$slug.referrals_.$reference.close": priya(`/referrals/${t.searching}/close`),
    "council.$slug.referrals_.$reference.deliveries": {
      examples: [
        {
          who: PRIYA,
          path: `${c}/referrals/${t.deciding}/deliveries`,
          refuses: { hidden: { deliveryId: t.toldDelivery } },
        },
      ],
    },
    "council.$slug.referrals_.$reference.edit._index": priya(
      `/referrals/${t.draft}/edit`,
      `/referrals/${t.searching}/edit`,
    ),
    "council.$slug.referrals_.$reference.edit.$page": {
      examples: [
        ...[
          "child",
          "purpose",
          "needs",
          "strengths",
          "placement",
          "location",
          "education-health",
          "narrative",
        ].map((page) => ({ who: PRIYA, path: `${c}/referrals/${t.checking}/edit/${page}` })),
        {
          who: PRIYA,
          path: `${c}/referrals/${t.draft}/edit/narrative`,
          refuses: { press: "Save and go back", hidden: { seen: "another" } },
        },
      ],
    },
    "council.$slug.referrals_.$reference.edit.check": priya(
      `/referrals/${t.draft}/edit/check`,
      `/referrals/${t.checking}/edit/check`,
    ),
    "council.$slug.referrals_.$reference.edit.gate._index": priya(`/referrals/${t.checking}/edit/gate`),
    "council.$slug.referrals_.$reference.edit.gate.agree.$term": priya(
      `/referrals/${t.checking}/edit/gate/agree/nothing`,
    ),
    "council.$slug.referrals_.$reference.edit.gate.keep-out": priya(
      `/referrals/${t.checking}/edit/gate/keep-out`,
    ),
    "council.$slug.referrals_.$reference.edit.gate.read": priya(`/referrals/${t.checking}/edit/gate/read`),
    "council.$slug.referrals_.$reference.edit.gate.small-numbers": priya(
      `/referrals/${t.checking}/edit/gate/small-numbers`,
    ),
    "council.$slug.referrals_.$reference.documents._index": {
      // Deleting asks nothing: the form that is sent empty is the one with the file.
      examples: [told.reference, waits.reference].map((one) => ({
        who: PRIYA,
        path: `${c}/referrals/${one}/documents`,
        refuses: { press: "Send it to be checked" },
      })),
    },
    "council.$slug.referrals_.$reference.documents.$document._index": priya(
      `/referrals/${waits.reference}/documents/${waits.id}`,
      `/referrals/${ready.reference}/documents/${ready.id}`,
    ),
    "council.$slug.referrals_.$reference.documents.$document.pages.$number._index": priya(
      `/referrals/${waits.reference}/documents/${waits.id}/pages/${waits.page}`,
    ),
    "council.$slug.referrals_.$reference.documents.$document.pages.$number.picture": {
      examples: [],
      open: "no page: a picture",
    },
    "council.$slug.referrals_.$reference.documents.$document.file": { examples: [], open: "no page: a file" },
    "council.$slug.referrals_.$reference.edit.fuller-detail": priya(
      `/referrals/${t.checking}/edit/fuller-detail`,
      `/referrals/${told.reference}/edit/fuller-detail`,
    ),
    "council.$slug.referrals_.$reference.edit.fuller-detail_.gate._index": priya(
      `/referrals/${told.reference}/edit/fuller-detail/gate`,
    ),
    "council.$slug.referrals_.$reference.edit.fuller-detail_.gate.agree.$term": priya(
      `/referrals/${told.reference}/edit/fuller-detail/gate/agree/nothing`,
    ),
    "council.$slug.referrals_.$reference.knows._index": {
      examples: [told.reference, t.searching].map((one) => ({
        who: PRIYA,
        path: `${c}/referrals/${one}/knows`,
        refuses: "its button gives a file",
      })),
    },
    "council.$slug.referrals_.$reference.knows.export": { examples: [], open: "no page" },
    "council.$slug.referrals_.$reference.knows.release.$service": priya(
      `/referrals/${told.reference}/knows/release/${told.service}`,
    ),
    "council.$slug.referrals_.$reference.knows.revoke.$release": priya(
      `/referrals/${told.reference}/knows/revoke/${told.release}`,
    ),
    "council.$slug.referrals_.$reference.fall-through": priya(`/referrals/${t.agreed}/fall-through`),
    "council.$slug.referrals_.$reference.offers._index": priya(
      `/referrals/${submitted.referral}/offers`,
      `/referrals/${t.searching}/offers`,
    ),
    "council.$slug.referrals_.$reference.offers.$offer._index": priya(
      `/referrals/${submitted.referral}/offers/${submitted.offer}`,
      `/referrals/${preferred.referral}/offers/${preferred.offer}`,
    ),
    "council.$slug.referrals_.$reference.offers_.$offer_.impact": priya(
      `/referrals/${submitted.referral}/offers/${submitted.offer}/impact`,
    ),
    "council.$slug.referrals_.$reference.offers_.$offer_.for-the-child": priya(
      `/referrals/${submitted.referral}/offers/${submitted.offer}/for-the-child`,
      `/referrals/${preferred.referral}/offers/${preferred.offer}/for-the-child`,
    ),
    "council.$slug.referrals_.$reference.offers_.$offer_.not-safe": priya(
      `/referrals/${submitted.referral}/offers/${submitted.offer}/not-safe`,
    ),
    "council.$slug.referrals_.$reference.offers.$offer.not-selected": priya(
      `/referrals/${submitted.referral}/offers/${submitted.offer}/not-selected`,
    ),
    "council.$slug.referrals_.$reference.offers_.$offer_.accept": priya(
      `/referrals/${authorised.referral}/offers/${authorised.offer}/accept`,
    ),
    "council.$slug.referrals_.$reference.offers_.$offer_.answer-question": priya(
      `/referrals/${preferred.referral}/offers/${preferred.offer}/answer-question`,
    ),
    "council.$slug.referrals_.$reference.offers_.$offer_.prefer": priya(
      `/referrals/${submitted.referral}/offers/${submitted.offer}/prefer`,
    ),
    "council.$slug.referrals_.$reference.offers_.$offer_.step-back": priya(
      `/referrals/${preferred.referral}/offers/${preferred.offer}/step-back`,
    ),
    "council.$slug.referrals_.$reference.pause": priya(`/referrals/${t.searching}/pause`),
    "council.$slug.referrals_.$reference.people": priya(`/referrals/${t.searching}/people`),
    "council.$slug.referrals_.$reference.reassign": priya(`/referrals/${t.searching}/reassign`),
    "council.$slug.referrals_.$reference.resume": priya(`/referrals/${t.paused}/resume`),
    "council.$slug.referrals_.$reference.search-again": priya(`/referrals/${t.closed}/search-again`),
    "council.$slug.referrals_.$reference.search-on": priya(`/referrals/${t.deciding}/search-on`),
    "council.$slug.referrals_.$reference.send": priya(`/referrals/${t.searching}/send`),
    "council.$slug.referrals_.$reference.send_.services": priya(
      `/referrals/${t.searching}/send/services?group=does-not-match`,
    ),
    "council.$slug.referrals_.$reference.withdraw": priya(`/referrals/${t.searching}/withdraw`),
  };
}

import { readdirSync } from "node:fs";
import type { Things } from "./things.ts";

/**
 * Every route of the portal with example addresses, taken from what the seed has left. A new route has to take its
 * place here: the stories that walk over all of them (accessibility, foreign organisations) read the folder.
 */
export type Example = {
  /** Who opens it; nobody is signed in without. */
  who?: string;
  path: string;
  /** The button that is pressed with nothing filled in, to see the page that refuses. */
  refused?: string;
};

export type Route = {
  examples: Example[];
  /** Why an organisation's own address of it may be read by others, or why it has none. */
  open?: string;
};

/** The file names of `app/routes` without their ending: layouts and pages. */
export function routeFiles(): string[] {
  return readdirSync("app/routes")
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => name.slice(0, -".tsx".length))
    .sort();
}

const PRIYA = "Priya Nandakumar";
const LEROY = "Leroy Campbell";
const MARGARET = "Margaret Adeyemi";
const OLIVIA = "Olivia Marsden";
const GRAHAM = "Graham Tolley";
const ANTHEA = "Anthea Marlowe";

/** Addresses of a route, by the name of its file. */
export function routes(t: Things): Record<string, Route> {
  const c = "/council/wolverhampton";
  const p = "/provider/ashgrove-care";
  const at = (who: string | undefined, ...paths: string[]): Example[] => paths.map((path) => ({ who, path }));
  const priya = (...paths: string[]): Route => ({ examples: at(PRIYA, ...paths.map((path) => c + path)) });
  const refuses = (who: string, path: string, button: string): Route => ({
    examples: [
      { who, path },
      { who, path, refused: button },
    ],
  });
  const olivia = (...paths: string[]): Route => ({ examples: at(OLIVIA, ...paths.map((path) => p + path)) });
  const layout = { examples: [], open: "a frame, seen with each page in it" };
  const own = "everybody's own, without an organisation";
  const owner = encodeURIComponent(t.owner);
  const { submitted, preferred, authorised, ours, oursDraft, unanswered, ended, told } = t;
  return {
    $: { examples: at(undefined, "/no-such-page"), open: "it is the page for what does not exist" },
    _auth: layout,
    "_auth.forgotten-password": { ...refuses("", "/forgotten-password", "Send"), open: own },
    "_auth.invitation.$token": {
      examples: at(undefined, "/invitation/never-sent"),
      open: "the token is the key",
    },
    "_auth.kept.$id": { examples: [], open: "seen in the story of a session that ends" },
    "_auth.set-password.$token": {
      examples: at(undefined, "/set-password/never-sent"),
      open: "the token is the key",
    },
    "_auth.sign-in": { ...refuses("", "/sign-in", "Sign in"), open: own },
    "_auth.sign-out": { examples: [], open: "no page" },
    _index: { examples: at(undefined, "/"), open: own },
    account: { ...layout },
    "account._index": { examples: at(PRIYA, "/account"), open: own },
    "account.details": { examples: at(PRIYA, "/account/details"), open: own },
    "account.password": { ...refuses(PRIYA, "/account/password", "Change the password"), open: own },
    "account.sign-out": { examples: at(PRIYA, "/account/sign-out"), open: own },
    "council.$slug": layout,
    "council.$slug._index": { examples: [...at(PRIYA, c), ...at(MARGARET, c), ...at("Yasmin Farooqi", c)] },
    "council.$slug.authorisations._index": {
      examples: at(MARGARET, `${c}/authorisations`, `${c}/authorisations?show=decided`),
    },
    "council.$slug.authorisations.$id._index": {
      examples: at(MARGARET, ...[t.asked, t.returned, t.decided].map((id) => `${c}/authorisations/${id}`)),
    },
    "council.$slug.authorisations.$id.$decision": {
      examples: at(
        MARGARET,
        ...["authorise", "return", "refuse"].map((kind) => `${c}/authorisations/${t.asked}/${kind}`),
      ),
    },
    "council.$slug.people._index": priya("/people"),
    "council.$slug.people.$person": { examples: at(LEROY, `${c}/people/${t.daniel}`) },
    "council.$slug.people.$person_.remove": { examples: at(LEROY, `${c}/people/${t.daniel}/remove`) },
    "council.$slug.people.invite": refuses(LEROY, `${c}/people/invite`, "Send the invitation"),
    "council.$slug.referrals._index": priya("/referrals", "/referrals?q=nothing-is-called-this"),
    "council.$slug.referrals.new": priya("/referrals/new"),
    "council.$slug.referrals_.$reference._index": priya(
      ...[t.searching, t.deciding, t.paused, t.agreed, t.withdrawn, t.closed].map(
        (one) => `/referrals/${one}`,
      ),
    ),
    "council.$slug.referrals_.$reference.amend": priya(`/referrals/${t.searching}/amend`),
    "council.$slug.referrals_.$reference.close": priya(`/referrals/${t.searching}/close`),
    "council.$slug.referrals_.$reference.deliveries": priya(`/referrals/${t.deciding}/deliveries`),
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
    "council.$slug.referrals_.$reference.edit.gate.keep-out": refuses(
      PRIYA,
      `${c}/referrals/${t.checking}/edit/gate/keep-out`,
      "Keep it out",
    ),
    "council.$slug.referrals_.$reference.edit.gate.read": priya(`/referrals/${t.checking}/edit/gate/read`),
    "council.$slug.referrals_.$reference.documents._index": refuses(
      PRIYA,
      `${c}/referrals/${told.reference}/documents`,
      "Send it to be checked",
    ),
    "council.$slug.referrals_.$reference.documents.$document": { examples: [], open: "no page: a file" },
    "council.$slug.referrals_.$reference.edit.fuller-detail": priya(
      `/referrals/${t.checking}/edit/fuller-detail`,
      `/referrals/${told.reference}/edit/fuller-detail`,
    ),
    "council.$slug.referrals_.$reference.knows._index": priya(
      `/referrals/${told.reference}/knows`,
      `/referrals/${t.searching}/knows`,
    ),
    "council.$slug.referrals_.$reference.knows.export": { examples: [], open: "no page" },
    "council.$slug.referrals_.$reference.knows.release.$service": refuses(
      PRIYA,
      `${c}/referrals/${told.reference}/knows/release/${told.service}`,
      "Release who the child is",
    ),
    "council.$slug.referrals_.$reference.knows.revoke.$release": refuses(
      PRIYA,
      `${c}/referrals/${told.reference}/knows/revoke/${told.release}`,
      "Revoke it",
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
    "council.$slug.referrals_.$reference.pause": refuses(
      PRIYA,
      `${c}/referrals/${t.searching}/pause`,
      "Pause",
    ),
    "council.$slug.referrals_.$reference.reassign": priya(`/referrals/${t.searching}/reassign`),
    "council.$slug.referrals_.$reference.resume": priya(`/referrals/${t.paused}/resume`),
    "council.$slug.referrals_.$reference.search-again": priya(`/referrals/${t.closed}/search-again`),
    "council.$slug.referrals_.$reference.search-on": priya(`/referrals/${t.deciding}/search-on`),
    "council.$slug.referrals_.$reference.send": priya(`/referrals/${t.searching}/send`),
    "council.$slug.referrals_.$reference.send_.services": priya(
      `/referrals/${t.searching}/send/services?group=does-not-match`,
    ),
    "council.$slug.referrals_.$reference.withdraw": refuses(
      PRIYA,
      `${c}/referrals/${t.searching}/withdraw`,
      "Withdraw the referral",
    ),
    "council.$slug.register._index": {
      ...priya("/register", "/register?q=nothing-is-called-this"),
      open: "the register is everybody's",
    },
    "council.$slug.register.$service": {
      ...priya(`/register/${t.linden}`, `/register/${t.alert.service}`),
      open: "the register is everybody's",
    },
    "council.$slug.register.$service_.alerts.$alert": {
      examples: at(PRIYA, `${c}/register/${t.alert.service}/alerts/${t.alert.id}`),
      open: "an alert warns every council",
    },
    "council.$slug.register.$service_.alerts.new": {
      examples: at(PRIYA, `${c}/register/${t.linden}/alerts/new`),
      open: "an alert is raised on any service",
    },
    "council.$slug.register.owners.$owner_.alerts.$alert": {
      examples: at(PRIYA, `${c}/register/owners/${t.providerAlert.owner}/alerts/${t.providerAlert.id}`),
      open: "an alert warns every council",
    },
    "council.$slug.register.owners.$owner_.alerts.new": {
      ...refuses(PRIYA, `${c}/register/owners/${owner}/alerts/new`, "Raise the alert"),
      open: "an alert is raised on any provider",
    },
    "council.$slug.register.owners.$owner": {
      ...priya(`/register/owners/${owner}`, `/register/owners/${t.providerAlert.owner}`),
      open: "the register is everybody's",
    },
    "council.$slug.register.owners.$owner_.invite": {
      ...refuses(PRIYA, `${c}/register/owners/${owner}/invite`, "Check and continue"),
      open: "any council may bring an owner on",
    },
    "council.$slug.register.owners.$owner_.send": {
      ...priya(`/register/owners/${t.providerAlert.owner}/send`, `/register/owners/${owner}/send`),
      open: "any council sends its own searches",
    },
    "council.$slug.register.owners.$owner_.invite-again.$organisation": {
      examples: [],
      open: "seen in the story of a provider that is brought on",
    },
    "council.$slug.settings": { examples: at(LEROY, `${c}/settings`) },
    "council.$slug.settings_.keeping": {
      examples: [...at(LEROY, `${c}/settings/keeping`), ...at(PRIYA, `${c}/settings/keeping`)],
    },
    "mailbox._index": { examples: at(undefined, "/mailbox"), open: "the demo's" },
    "mailbox.$id": { examples: [], open: "the demo's" },
    organisations: { examples: at("Jasmine Okafor", "/organisations"), open: own },
    "provider.$slug": layout,
    "provider.$slug._index": { examples: [...at(OLIVIA, p), ...at(GRAHAM, p)] },
    "provider.$slug.offers._index": olivia("/offers", "/offers?show=ended"),
    "provider.$slug.offers_.$offer._index": olivia(`/offers/${ours.offer}`),
    "provider.$slug.offers_.$offer.check": olivia(`/offers/${oursDraft.offer}/check`),
    "provider.$slug.offers_.$offer.confirm": olivia(`/offers/${ours.offer}/confirm`),
    "provider.$slug.offers_.$offer.edit": olivia(`/offers/${oursDraft.offer}/edit`),
    "provider.$slug.offers_.$offer.withdraw": olivia(`/offers/${ours.offer}/withdraw`),
    "provider.$slug.people._index": olivia("/people"),
    "provider.$slug.people.$person": { examples: at(GRAHAM, `${p}/people/${t.harpreet}`) },
    "provider.$slug.people.$person_.remove": { examples: at(GRAHAM, `${p}/people/${t.harpreet}/remove`) },
    "provider.$slug.people.invite": { examples: at(GRAHAM, `${p}/people/invite`) },
    "provider.$slug.referrals._index": olivia("/referrals", "/referrals?show=closed"),
    "provider.$slug.referrals_.$reference._index": {
      examples: [
        ...at(OLIVIA, `${p}/referrals/${unanswered.reference}`),
        ...at(ended.who, `/provider/${ended.slug}/referrals/${ended.reference}`),
      ],
    },
    "provider.$slug.referrals_.$reference.decline.$service": refuses(
      OLIVIA,
      `${p}/referrals/${unanswered.reference}/decline/${unanswered.service}`,
      "Decline for",
    ),
    "provider.$slug.referrals_.$reference.interest.$service": {
      examples: [
        ...at(OLIVIA, `${p}/referrals/${unanswered.reference}/interest/${unanswered.service}`),
        ...at(ended.who, `/provider/${ended.slug}/referrals/${ended.reference}/interest/${ended.service}`),
      ],
    },
    "provider.$slug.referrals_.$reference.offer.$service": olivia(
      `/referrals/${unanswered.reference}/offer/${unanswered.service}`,
    ),
    "provider.$slug.referrals_.$reference.documents.$document": { examples: [], open: "no page: a file" },
    "provider.$slug.referrals_.$reference.detail": {
      examples: [
        ...at(told.who, `/provider/${told.slug}/referrals/${told.reference}/detail`),
        {
          who: t.terms.who,
          path: `/provider/${t.terms.slug}/referrals/${t.terms.reference}/detail`,
          refused: "Accept and read",
        },
      ],
      open: "several providers were sent the referral: they read that it is closed for them",
    },
    "provider.$slug.referrals_.$reference.identity": {
      examples: at(told.who, `/provider/${told.slug}/referrals/${told.reference}/identity`),
      open: "several providers were sent the referral: they read that it is closed for them",
    },
    "provider.$slug.referrals_.$reference.pass-on": olivia(`/referrals/${unanswered.reference}/pass-on`),
    "provider.$slug.register._index": { ...olivia("/register"), open: "the register is everybody's" },
    "provider.$slug.register.$service": {
      ...olivia(`/register/${t.linden}`),
      open: "the register is everybody's",
    },
    "provider.$slug.services._index": { examples: at(GRAHAM, `${p}/services`) },
    "provider.$slug.services.$service": { examples: at(GRAHAM, `${p}/services/${t.linden}`) },
    "provider.$slug.services.$service_.vacancy": {
      examples: at(GRAHAM, `${p}/services/${t.linden}/vacancy`),
    },
    "provider.$slug.services.vacancies": { examples: at(GRAHAM, `${p}/services/vacancies`) },
    region: layout,
    "region._index": { examples: at(ANTHEA, "/region") },
    "region.people._index": { examples: at(ANTHEA, "/region/people") },
    "region.people.$person": { examples: at(ANTHEA, `/region/people/${t.anthea}`) },
    "region.people.$person_.remove": { examples: at(ANTHEA, `/region/people/${t.anthea}/remove`) },
    "region.people.invite": { examples: at(ANTHEA, "/region/people/invite") },
    "region.register._index": { examples: at(ANTHEA, "/region/register") },
    "region.register.$service": { examples: at(ANTHEA, `/region/register/${t.linden}`) },
    "region.register.$service_.alerts.$alert": {
      examples: at(ANTHEA, `/region/register/${t.hubAlert.service}/alerts/${t.hubAlert.id}`),
    },
    "region.register.$service_.alerts.new": {
      examples: at(ANTHEA, `/region/register/${t.linden}/alerts/new`),
    },
    "region.register.owners.$owner_.alerts.$alert": {
      examples: [],
      open: "the page is the council's, and the hub keeps no alert on a whole provider here",
    },
    "region.register.owners.$owner_.alerts.new": {
      examples: at(ANTHEA, `/region/register/owners/${owner}/alerts/new`),
    },
    "region.register.owners.$owner": { examples: at(ANTHEA, `/region/register/owners/${owner}`) },
    "region.register.owners.$owner_.invite": {
      examples: at(ANTHEA, `/region/register/owners/${owner}/invite`),
    },
    "region.register.owners.$owner_.invite-again.$organisation": {
      examples: [],
      open: "seen in the story of a provider that is brought on",
    },
  };
}

import { agreementRoutes } from "./agreement-addresses.ts";
import { auditRoutes } from "./audit-addresses.ts";
import { homeFileRoutes } from "./document-addresses.ts";
import type { Example, Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";
import { forumRoutes } from "./forum-addresses.ts";
import { placementAddresses } from "./placement-addresses.ts";
import { priorityRoutes } from "./priority-addresses.ts";
import { providerForumRoutes } from "./provider-forum-addresses.ts";
import { referralRoutes } from "./referral-addresses.ts";
import { secondPersonRoutes } from "./second-person-addresses.ts";
import { statementRoutes } from "./statement-addresses.ts";

const PRIYA = "Priya Nandakumar";
const LEROY = "Leroy Campbell";
const MARGARET = "Margaret Adeyemi";
const HELEN = "Helen Okafor";
const OLIVIA = "Olivia Marsden";
const GRAHAM = "Graham Tolley";
const ANTHEA = "Anthea Marlowe";

/**
 * Every route of the portal with example addresses, taken from what the seed has left. A new route has to take its
 * place here: the stories that walk over all of them (accessibility, foreign organisations) read the folder.
 * By the name of the file.
 */
export function routes(t: Fixtures): Record<string, Route> {
  const c = "/council/wolverhampton";
  const p = "/provider/ashgrove-care";
  const at = (who: string | undefined, ...paths: string[]): Example[] => paths.map((path) => ({ who, path }));
  const priya = (...paths: string[]): Route => ({ examples: at(PRIYA, ...paths.map((path) => c + path)) });
  const olivia = (...paths: string[]): Route => ({ examples: at(OLIVIA, ...paths.map((path) => p + path)) });
  const layout = { examples: [], open: "a frame, seen with each page in it" };
  const own = "everybody's own, without an organisation";
  const [owner, waits] = [t.owner, t.waits.key].map(encodeURIComponent);
  const { ours, oursDraft, unanswered, ended, told } = t;
  const { ready } = t.documents;
  return {
    $: { examples: at(undefined, "/no-such-page"), open: "it is the page for what does not exist" },
    _auth: layout,
    "_auth.forgotten-password": { examples: at(undefined, "/forgotten-password"), open: own },
    "_auth.invitation.$token": {
      examples: at(undefined, "/invitation/never-sent", t.invitation),
      open: "the token is the key",
    },
    "_auth.kept.$id": { examples: at(t.kept.who, `/kept/${t.kept.id}`), open: own },
    "_auth.set-password.$token": {
      examples: at(undefined, "/set-password/never-sent", t.newPassword),
      open: "the token is the key",
    },
    "_auth.sign-in": { examples: at(undefined, "/sign-in"), open: own },
    "_auth.sign-in_.code": {
      examples: [],
      open: "whoever has given a password sees it: second-factor.spec",
    },
    "_auth.sign-in_.passkey": {
      examples: [
        { who: undefined, path: "/sign-in/passkey", refuses: "the browser asks before anything is sent" },
      ],
      open: own,
    },
    "_auth.sign-out": { examples: [], open: "no page" },
    _index: { examples: at(undefined, "/"), open: own },
    account: { ...layout },
    "account._index": { examples: at(PRIYA, "/account"), open: own },
    "account.confirm._index": {
      examples: [...at(PRIYA, "/account/confirm"), ...at("Yasmin Farooqi", "/account/confirm")],
      open: own,
    },
    "account.confirm.passkey": {
      examples: [
        { who: PRIYA, path: "/account/confirm/passkey", refuses: "the browser asks before anything is sent" },
      ],
      open: own,
    },
    "account.second-factor._index": {
      examples: [
        { who: PRIYA, path: "/account/second-factor", refuses: "her only one is not removed: it is needed" },
        ...at("Yasmin Farooqi", "/account/second-factor"),
      ],
      open: own,
    },
    "account.second-factor.authenticator": {
      examples: at(PRIYA, "/account/second-factor/authenticator"),
      open: own,
    },
    "account.second-factor.passkey": {
      examples: [
        {
          who: PRIYA,
          path: "/account/second-factor/passkey",
          refuses: "the browser asks before anything is sent",
        },
      ],
      open: own,
    },
    "account.second-factor.recovery-codes": {
      examples: [
        { who: PRIYA, path: "/account/second-factor/recovery-codes", refuses: "it makes new codes" },
      ],
      open: own,
    },
    "account.sessions": {
      examples: [{ who: PRIYA, path: "/account/sessions", refuses: "whoever asks signs the others out" }],
      open: own,
    },
    "account.emails": {
      examples: [{ who: PRIYA, path: "/account/emails", refuses: "every answer is one that it offers" }],
      open: own,
    },
    "account.details": { examples: at(PRIYA, "/account/details"), open: own },
    "account.password": { examples: at(PRIYA, "/account/password"), open: own },
    "account.sign-out": {
      examples: [{ who: PRIYA, path: "/account/sign-out", refuses: "whoever asks is signed out" }],
      open: own,
    },
    "stop-emails.$token": {
      examples: [
        { who: undefined, path: "/stop-emails/never-sent", refuses: "a link of no mail has no button" },
      ],
      open: "the link of a mail is the key",
    },
    "council.$slug": layout,
    "council.$slug._index": { examples: [...at(PRIYA, c), ...at(MARGARET, c), ...at("Yasmin Farooqi", c)] },
    "council.$slug.authorisations._index": {
      examples: at(MARGARET, `${c}/authorisations`, `${c}/authorisations?show=decided`),
    },
    "council.$slug.authorisations.$id._index": {
      examples: at(MARGARET, ...[t.asked, t.returned, t.decided].map((id) => `${c}/authorisations/${id}`)),
    },
    "council.$slug.authorisations.$id.continue": {
      examples: [
        { who: MARGARET, path: `${c}/authorisations/${t.decided}/continue`, refuses: "it has no last day" },
      ],
    },
    "council.$slug.authorisations.$id.panel": {
      examples: [
        { who: MARGARET, path: `${c}/authorisations/${t.asked}/panel`, refuses: "its council has no panel" },
      ],
    },
    "council.$slug.authorisations.$id.$decision": {
      examples: at(
        MARGARET,
        ...["authorise", "return", "refuse"].map((kind) => `${c}/authorisations/${t.asked}/${kind}`),
      ),
    },
    "council.$slug.people._index": {
      examples: [
        ...at(PRIYA, `${c}/people`),
        { who: LEROY, path: `${c}/people`, refuses: "each press does what it says" },
      ],
    },
    "council.$slug.people.$person": { examples: at(LEROY, `${c}/people/${t.daniel}`) },
    "council.$slug.people.$person_.reset": { examples: at(LEROY, `${c}/people/${t.daniel}/reset`) },
    "council.$slug.people.$person_.remove": { examples: at(LEROY, `${c}/people/${t.daniel}/remove`) },
    "council.$slug.people.invite": { examples: at(LEROY, `${c}/people/invite`) },
    ...auditRoutes({ council: LEROY, provider: GRAHAM, region: ANTHEA }),
    ...referralRoutes(t),
    ...placementAddresses(t),
    ...agreementRoutes(t.agreements),
    ...providerForumRoutes(t.providerForums),
    ...forumRoutes(t),
    ...statementRoutes(t),
    ...priorityRoutes(
      [
        { who: MARGARET, home: c, layout: "council.$slug" },
        { who: GRAHAM, home: "/provider/ashgrove-care", layout: "provider.$slug" },
        { who: ANTHEA, home: "/region", layout: "region" },
      ],
      { who: MARGARET, home: c, layout: "council.$slug" },
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
      ...priya(`/register/owners/${owner}/alerts/new`),
      open: "an alert is raised on any provider",
    },
    "council.$slug.register.owners.$owner": {
      ...priya(`/register/owners/${owner}`, `/register/owners/${t.providerAlert.owner}`),
      open: "the register is everybody's",
    },
    "council.$slug.register.owners.$owner_.invite": {
      ...priya(`/register/owners/${owner}/invite`),
      open: "any council may bring an owner on",
    },
    "council.$slug.register.owners.$owner_.send": {
      ...priya(`/register/owners/${t.providerAlert.owner}/send`, `/register/owners/${owner}/send`),
      open: "any council sends its own searches",
    },
    "council.$slug.register.owners.$owner_.invite-again.$organisation": {
      ...priya(`/register/owners/${waits}/invite-again/${t.waits.organisation}`),
      open: "any council may invite its admin again",
    },
    "council.$slug.settings": {
      examples: [{ who: LEROY, path: `${c}/settings`, refuses: { typed: { Telephone: "by the door" } } }],
    },
    "council.$slug.settings_.keeping": {
      examples: [...at(LEROY, `${c}/settings/keeping`), ...at(PRIYA, `${c}/settings/keeping`)],
    },
    "council.$slug.settings_.payments": {
      examples: [
        {
          who: "Mei-Ling Cheung",
          path: `${c}/settings/payments`,
          refuses: { typed: { "Days from the last day of a period to the payment": "30" } },
        },
        { who: LEROY, path: `${c}/settings/payments` },
      ],
    },
    "council.$slug.agreement-template._index": { examples: at(MARGARET, `${c}/agreement-template`) },
    "council.$slug.agreement-template.preview._index": {
      examples: at(MARGARET, `${c}/agreement-template/preview`),
    },
    "council.$slug.agreement-template.preview.pdf": { examples: [], open: "no page: a file" },
    "council.$slug.settings_.funding._index": { examples: at(MARGARET, `${c}/settings/funding`) },
    "council.$slug.settings_.funding.limit": {
      examples: [
        {
          who: HELEN,
          path: `${c}/settings/funding/limit`,
          refuses: {
            typed: { "Most a head of service can authorise for the first year of a placement": "a lot" },
          },
        },
      ],
    },
    "council.$slug.settings_.funding.panel": {
      examples: [
        {
          who: HELEN,
          path: `${c}/settings/funding/panel`,
          refuses: { typed: { "What does your council call its panel?": "p".repeat(61) } },
        },
      ],
    },
    "council.$slug.settings_.funding.deputy": { examples: at(MARGARET, `${c}/settings/funding/deputy`) },
    "council.$slug.settings_.funding.deputies.$deputy.end": {
      examples: [
        {
          who: MARGARET,
          path: `${c}/settings/funding/deputies/${t.deputy}/end`,
          refuses: "whoever presses it has ended it",
        },
      ],
    },
    "invitations.$invitation": {
      examples: [
        {
          who: t.invited.who,
          path: `/invitations/${t.invited.id}`,
          refuses: "either answer is one",
        },
      ],
      open: own,
    },
    "mailbox._index": { examples: at(undefined, "/mailbox"), open: "the demo's" },
    "mailbox.$id": { examples: at(undefined, `/mailbox/${t.mail}`), open: "the demo's" },
    organisations: { examples: at("Jasmine Okafor", "/organisations"), open: own },
    "provider.$slug": layout,
    "provider.$slug._index": { examples: [...at(OLIVIA, p), ...at(GRAHAM, p)] },
    "provider.$slug.offers._index": olivia("/offers", "/offers?show=ended"),
    "provider.$slug.offers_.$offer._index": {
      examples: [
        {
          who: OLIVIA,
          path: `${p}/offers/${ours.offer}`,
          refuses: { press: "Change the offer", to: `${p}/offers/${t.oursEnded.offer}` },
        },
        ...at(OLIVIA, `${p}/offers/${t.oursEnded.offer}`),
      ],
    },
    "provider.$slug.offers_.$offer.check": olivia(`/offers/${oursDraft.offer}/check`),
    "provider.$slug.offers_.$offer.confirm": olivia(`/offers/${t.oursToConfirm.offer}/confirm`),
    "provider.$slug.offers_.$offer.edit": {
      examples: [
        {
          who: OLIVIA,
          path: `${p}/offers/${oursDraft.offer}/edit`,
          refuses: { press: "Check the offer" },
        },
        {
          who: "Bronwen Ellis",
          path: `/provider/${t.notReady.slug}/offers/${t.notReady.offer}/edit?problems`,
          refuses: "it keeps what is typed, and says what is wrong as it does here",
        },
      ],
    },
    "provider.$slug.offers_.$offer.for-the-child": olivia(`/offers/${ours.offer}/for-the-child`),
    "provider.$slug.offers_.$offer.replies": olivia(`/offers/${ours.offer}/replies`),
    "provider.$slug.offers_.$offer.impact": olivia(`/offers/${oursDraft.offer}/impact`),
    "provider.$slug.offers_.$offer.withdraw": olivia(`/offers/${ours.offer}/withdraw`),
    "provider.$slug.people._index": olivia("/people"),
    "provider.$slug.people.$person": { examples: at(GRAHAM, `${p}/people/${t.harpreet}`) },
    "provider.$slug.people.$person_.reset": { examples: at(GRAHAM, `${p}/people/${t.harpreet}/reset`) },
    "provider.$slug.people.$person_.remove": { examples: at(GRAHAM, `${p}/people/${t.harpreet}/remove`) },
    "provider.$slug.people.invite": { examples: at(GRAHAM, `${p}/people/invite`) },
    "provider.$slug.settings": {
      examples: [
        { who: GRAHAM, path: `${p}/settings`, refuses: { typed: { Telephone: "by the door" } } },
        ...at(OLIVIA, `${p}/settings`),
      ],
    },
    "provider.$slug.referrals._index": olivia("/referrals", "/referrals?show=closed"),
    "provider.$slug.referrals_.$reference._index": {
      examples: [
        {
          who: OLIVIA,
          path: `${p}/referrals/${unanswered.reference}`,
          refuses: "whoever picks it up has it",
        },
        { who: OLIVIA, path: `${p}/referrals/${t.answered}`, refuses: { press: /^Take the answer back/ } },
        ...at(ended.who, `/provider/${ended.slug}/referrals/${ended.reference}`),
      ],
    },
    "provider.$slug.referrals_.$reference.decline.$service": olivia(
      `/referrals/${unanswered.reference}/decline/${unanswered.service}`,
    ),
    "provider.$slug.referrals_.$reference.interest.$service": {
      examples: [
        ...at(OLIVIA, `${p}/referrals/${unanswered.reference}/interest/${unanswered.service}`),
        ...at(ended.who, `/provider/${ended.slug}/referrals/${ended.reference}/interest/${ended.service}`),
      ],
    },
    "provider.$slug.referrals_.$reference.offer.$service": {
      examples: [
        {
          who: OLIVIA,
          path: `${p}/referrals/${unanswered.reference}/offer/${unanswered.service}`,
          refuses: "it begins; the page of a search that has ended says why it does not",
        },
        ...at(ended.who, `/provider/${ended.slug}/referrals/${ended.reference}/offer/${ended.service}`),
      ],
    },
    "provider.$slug.referrals_.$reference.documents.$document._index": {
      examples: at(ready.who, `/provider/${ready.slug}/referrals/${ready.reference}/documents/${ready.id}`),
      open: "several providers were sent the referral: they read that it is closed for them",
    },
    "provider.$slug.referrals_.$reference.documents.$document.file": {
      examples: [],
      open: "no page: a file",
    },
    "provider.$slug.referrals_.$reference.detail": {
      examples: [
        ...at(told.who, `/provider/${told.slug}/referrals/${told.reference}/detail`),
        {
          who: t.terms.who,
          path: `/provider/${t.terms.slug}/referrals/${t.terms.reference}/detail`,
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
    ...homeFileRoutes(t.linden),
    "provider.$slug.services.vacancies": {
      examples: [
        {
          who: GRAHAM,
          path: `${p}/services/vacancies`,
          refuses: { hidden: { seen: "2020-01-01T00:00:00.000Z" } },
        },
      ],
    },
    region: layout,
    "region._index": { examples: at(ANTHEA, "/region") },
    "region.people._index": { examples: at(ANTHEA, "/region/people") },
    "region.people.$person": { examples: at(ANTHEA, `/region/people/${t.anthea}`) },
    "region.people.$person_.reset": { examples: at(ANTHEA, `/region/people/${t.leroy}/reset`) },
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
    ...secondPersonRoutes(t, owner),
    "region.register.owners.$owner": { examples: at(ANTHEA, `/region/register/owners/${owner}`) },
    "region.register.owners.$owner_.group": {
      examples: at(ANTHEA, `/region/register/owners/${owner}/group`),
    },
    "region.register.owners.$owner_.invite": {
      examples: at(ANTHEA, `/region/register/owners/${owner}/invite`),
    },
    "region.register.owners.$owner_.invite-again.$organisation": {
      examples: at(ANTHEA, `/region/register/owners/${waits}/invite-again/${t.waits.organisation}`),
    },
  };
}

import { part } from "./part";

/** What a broker may do with a whole search, each on a page of its own. */
export const PLAN_PAGES = [
  "amend",
  "reassign",
  "pause",
  "resume",
  "close",
  "withdraw",
  "fall-through",
  "search-on",
  "search-again",
] as const;
export type PlanPage = (typeof PLAN_PAGES)[number];

/** All that hangs on one search of a council. */
export function referralPaths(page: string) {
  return {
    page: () => page,
    // referrals
    edit: () => `${page}/edit`,
    editPage: (name: string) => `${page}/edit/${part(name)}`,
    people: () => `${page}/people`,
    childView: (child: number) => `${page}/child-views/${part(String(child))}`,
    check: () => `${page}/edit/check`,
    gate: () => `${page}/edit/gate`,
    gateRead: () => `${page}/edit/gate/read`,
    gateKeepOut: () => `${page}/edit/gate/keep-out`,
    gateSmallNumbers: () => `${page}/edit/gate/small-numbers`,
    gateTerm: (term: string) => `${page}/edit/gate/agree/${part(term)}`,
    // routing
    send: () => `${page}/send`,
    sendServices: () => `${page}/send/services`,
    deliveries: () => `${page}/deliveries`,
    // offers and authorisations
    offers: () => `${page}/offers`,
    offer: (reference: string) => {
      const offer = `${page}/offers/${part(reference)}`;
      return {
        page: () => offer,
        accept: () => `${offer}/accept`,
        impact: () => `${offer}/impact`,
        forTheChild: () => `${offer}/for-the-child`,
        homeFile: (id: string) => `${offer}/home/${part(id)}`,
        notSafe: () => `${offer}/not-safe`,
        answerQuestion: () => `${offer}/answer-question`,
        notSelected: () => `${offer}/not-selected`,
        prefer: () => `${offer}/prefer`,
        stepBack: () => `${offer}/step-back`,
      };
    },
    // releases
    fullerDetail: () => `${page}/edit/fuller-detail`,
    detailGate: () => `${page}/edit/fuller-detail/gate`,
    detailTerm: (term: string) => `${page}/edit/fuller-detail/gate/agree/${part(term)}`,
    documents: () => `${page}/documents`,
    document: (id: string) => {
      const document = `${page}/documents/${part(id)}`;
      return {
        page: () => document,
        file: () => `${document}/file`,
        sheet: (number: number | string) => `${document}/pages/${part(String(number))}`,
        picture: (number: number | string) => `${document}/pages/${part(String(number))}/picture`,
      };
    },
    knows: () => `${page}/knows`,
    knowsExport: () => `${page}/knows/export`,
    release: (service: string) => `${page}/knows/release/${part(service)}`,
    revoke: (release: string) => `${page}/knows/revoke/${part(release)}`,
    // agreements: who pays for its children
    whoPays: () => {
      const pays = `${page}/who-pays`;
      return {
        page: () => pays,
        split: (child: number) => `${pays}/split/${part(String(child))}`,
        answer: (share: string) => `${pays}/answer/${part(share)}`,
        withdraw: (split: string) => `${pays}/withdraw/${part(split)}`,
      };
    },
    // agreements and routing: what may become of the search
    plan: (change: PlanPage) => `${page}/${change}`,
  };
}

/** What hangs on one agreement; a provider's has no draft. */
const agreementPages = (page: string) => ({
  page: () => page,
  sign: () => `${page}/sign`,
  version: (number: number | string) => {
    const version = `${page}/versions/${part(String(number))}`;
    return { page: () => version, document: () => `${version}/document`, pdf: () => `${version}/pdf` };
  },
});

export const placingPaths = (home: string) => ({
  referrals: () => `${home}/referrals`,
  newReferral: () => `${home}/referrals/new`,
  referral: (reference: string) => referralPaths(`${home}/referrals/${part(reference)}`),
  authorisations: () => `${home}/authorisations`,
  authorisation: (id: string) => {
    const page = `${home}/authorisations/${part(id)}`;
    return {
      page: () => page,
      decide: (decision: string) => `${page}/${part(decision)}`,
      continue: () => `${page}/continue`,
      panel: () => `${page}/panel`,
    };
  },
  agreements: () => `${home}/agreements`,
  agreementTemplate: () => {
    const page = `${home}/agreement-template`;
    return { page: () => page, preview: () => `${page}/preview`, pdf: () => `${page}/preview/pdf` };
  },
  agreement: (reference: string) => {
    const page = `${home}/agreements/${part(reference)}`;
    return { ...agreementPages(page), edit: () => `${page}/edit`, issue: () => `${page}/issue` };
  },
  sendToOwner: (key: string) => `${home}/register/owners/${part(key)}/send`,
  keeping: () => `${home}/settings/keeping`,
  paymentCalendar: () => `${home}/settings/payments`,
  deciders: () => ({
    page: () => `${home}/settings/funding`,
    limit: () => `${home}/settings/funding/limit`,
    panel: () => `${home}/settings/funding/panel`,
    nameDeputy: () => `${home}/settings/funding/deputy`,
    endDeputy: (id: string) => `${home}/settings/funding/deputies/${part(id)}/end`,
  }),
});

/** What a provider has been sent, and what it answered. */
export const answeringPaths = (home: string) => ({
  referrals: () => `${home}/referrals`,
  referral: (reference: string) => {
    const page = `${home}/referrals/${part(reference)}`;
    return {
      page: () => page,
      passOn: () => `${page}/pass-on`,
      interest: (service: string) => `${page}/interest/${part(service)}`,
      decline: (service: string) => `${page}/decline/${part(service)}`,
      offer: (service: string) => `${page}/offer/${part(service)}`,
      detail: () => `${page}/detail`,
      identity: () => `${page}/identity`,
      document: (id: string) => {
        const document = `${page}/documents/${part(id)}`;
        return { page: () => document, file: () => `${document}/file` };
      },
    };
  },
  agreements: () => `${home}/agreements`,
  agreement: (reference: string) => agreementPages(`${home}/agreements/${part(reference)}`),
  offers: () => `${home}/offers`,
  offer: (reference: string) => {
    const page = `${home}/offers/${part(reference)}`;
    return {
      page: () => page,
      check: () => `${page}/check`,
      confirm: () => `${page}/confirm`,
      edit: () => `${page}/edit`,
      impact: () => `${page}/impact`,
      forTheChild: () => `${page}/for-the-child`,
      replies: () => `${page}/replies`,
      withdraw: () => `${page}/withdraw`,
    };
  },
});

import { part } from "./part";

export type PlanOfPlacement = "arrival" | "leaving";
export type IssueStep = "reply" | "answer" | "close" | "dispute" | "escalate" | "assign" | "route";
export type PaymentQueryStep = "reply" | "answer" | "close" | "dispute" | "assign";

const pages = (page: string) => ({
  page: () => page,
  start: () => `${page}/start`,
  notice: () => `${page}/notice`,
  end: () => `${page}/end`,
  payments: () => `${page}/payments`,
  paymentPeriod: (from: string) => `${page}/payments/${part(from)}`,
  raisePaymentQuery: (from?: string) =>
    `${page}/payments/queries/new${from === undefined ? "" : `?period=${part(from)}`}`,
  paymentQuery: (id: string) => {
    const query = `${page}/payments/queries/${part(id)}`;
    return { page: () => query, step: (step: PaymentQueryStep) => `${query}/${step}` };
  },
  raiseIssue: () => `${page}/issues/new`,
  issue: (id: string) => {
    const issue = `${page}/issues/${part(id)}`;
    return { page: () => issue, step: (step: IssueStep) => `${issue}/${step}` };
  },
  recordAbsence: () => `${page}/absences/new`,
  plan: (kind: PlanOfPlacement) => {
    const plan = `${page}/plans/${kind}`;
    return {
      page: () => plan,
      add: () => `${plan}/add`,
      untick: (item: string) => `${plan}/${part(item)}/untick`,
      remove: (item: string) => `${plan}/${part(item)}/remove`,
    };
  },
  stepDown: () => `${page}/step-down`,
  feedback: () => `${page}/feedback`,
  reports: () => `${page}/reports`,
  document: (id: string) => {
    const document = `${page}/documents/${part(id)}`;
    return {
      page: () => document,
      file: () => `${document}/file`,
      picture: (number: number) => `${document}/pages/${part(String(number))}/picture`,
      remove: () => `${document}/remove`,
    };
  },
  changes: () => `${page}/changes`,
  askChange: () => `${page}/changes/new`,
  change: (id: string) => ({
    extend: () => `${page}/changes/${part(id)}/extend`,
    endEarly: () => `${page}/changes/${part(id)}/end`,
    answer: () => `${page}/changes/${part(id)}/answer`,
    withdraw: () => `${page}/changes/${part(id)}/withdraw`,
    addDocument: () => `${page}/changes/${part(id)}/documents/new`,
  }),
  absence: (id: string) => ({
    correct: () => `${page}/absences/${part(id)}/correct`,
    withdraw: () => `${page}/absences/${part(id)}/withdraw`,
  }),
});

/** A placement has one address at each of its sides. */
export const placementPaths = (home: string) => ({
  placements: () => `${home}/placements`,
  payments: () => `${home}/payments`,
  paymentSearch: () => `${home}/payments/search`,
  paymentStatement: () => `${home}/payments/statement`,
  paymentStatementFile: () => `${home}/payments/statement.csv`,
  paymentDocuments: () => `${home}/payments/invoices`,
  paymentDocument: (id: string) => ({ page: () => `${home}/payments/invoices/${part(id)}` }),
  paymentQueries: () => `${home}/payments/queries`,
  issues: () => `${home}/placements/issues`,
  dueReports: () => `${home}/placements/reports`,
  placement: (reference: string) => pages(`${home}/placements/${part(reference)}`),
});

/** The same, and what only the provider does. */
export const providerPlacementPaths = (home: string) => ({
  ...placementPaths(home),
  placement: (reference: string) => {
    const page = `${home}/placements/${part(reference)}`;
    return {
      ...pages(page),
      replyToChange: (id: string) => `${page}/changes/${part(id)}/reply`,
      verdict: (days: number) => `${page}/verdict/${part(String(days))}`,
      uploadReport: (kind: string, coversOn?: string) =>
        `${page}/reports/new/${part(kind)}${coversOn === undefined ? "" : `?covers=${part(coversOn)}`}`,
    };
  },
  paymentDocument: (id: string) => {
    const page = `${home}/payments/invoices/${part(id)}`;
    return { page: () => page, withdraw: () => `${page}/withdraw` };
  },
  whoLivesWhere: () => `${home}/placements/homes`,
  newPaymentDocument: (of?: string) =>
    `${home}/payments/invoices/new${of === undefined ? "" : `?of=${part(of)}`}`,
  uploadPaymentDocument: () => `${home}/payments/invoices/upload`,
  paymentDraft: (id: string) => {
    const page = `${home}/payments/invoices/drafts/${part(id)}`;
    return { page: () => page, check: () => `${page}/check` };
  },
});

/** The same, and what only the council does. */
export const councilPlacementPaths = (home: string) => ({
  ...placementPaths(home),
  paymentDocument: (id: string) => {
    const page = `${home}/payments/invoices/${part(id)}`;
    return { page: () => page, returning: () => `${page}/return` };
  },
  placement: (reference: string) => {
    const page = `${home}/placements/${part(reference)}`;
    return {
      ...pages(page),
      confirmEnd: () => `${page}/confirm-end`,
      disputeStart: () => `${page}/dispute-start`,
      disputeEnd: () => `${page}/dispute-end`,
      leavingCare: () => {
        const leaving = `${page}/leaving-care`;
        return {
          page: () => leaving,
          later: () => `${leaving}/later`,
          step: (step: string) => `${leaving}/${part(step)}`,
        };
      },
      reviewCost: () => `${page}/high-cost`,
      paymentOrder: () => `${page}/payments/order`,
      holdPayment: (from: string) => `${page}/payments/${part(from)}/hold`,
      releaseHold: (id: string) => `${page}/payments/holds/${part(id)}/release`,
      searchAgain: () => `${page}/search-again`,
      childView: () => `${page}/child-view`,
      promise: () => ({ page: () => `${page}/promise`, send: () => `${page}/promise/send` }),
      reviewDate: () => `${page}/review-date`,
      recordReview: () => `${page}/review`,
      askForReport: (kind: string, coversOn?: string) =>
        `${page}/reports/ask/${part(kind)}${coversOn === undefined ? "" : `?covers=${part(coversOn)}`}`,
      record: () => `${page}/record`,
      recordPack: () => `${page}/record/pack`,
      filePack: (id: string) => `${page}/record/${part(id)}/filed`,
      decideChange: (id: string) => `${page}/changes/${part(id)}/decide`,
      absenceFee: (id: string) => `${page}/absences/${part(id)}/fee`,
    };
  },
  reviews: () => `${home}/placements/reviews`,
  byService: () => `${home}/placements/by-service`,
  spend: () => `${home}/placements/spend`,
  highCost: () => ({
    page: () => `${home}/placements/high-cost`,
    threshold: () => `${home}/placements/high-cost/threshold`,
  }),
  /** `service`: the home that is chosen as the page opens, which may be one whose provider is not on the portal. */
  placeByPhone: (service?: string) =>
    `${home}/placements/by-phone${service ? `?home=${encodeURIComponent(service)}` : ""}`,
  feedbackList: () => `${home}/feedback`,
  referralAccuracy: () => `${home}/feedback/accuracy`,
  paymentImports: () => `${home}/payments/imports`,
  paymentImport: (number: number) => {
    const page = `${home}/payments/imports/${part(String(number))}`;
    return { page: () => page, errors: () => `${page}/errors` };
  },
  sendPaymentFile: () => `${home}/payments/imports/new`,
  paymentUpload: (id: string) => {
    const page = `${home}/payments/imports/uploads/${part(id)}`;
    return { page: () => page, rows: () => `${page}/rows` };
  },
  paymentSuppliers: () => `${home}/payments/suppliers`,
  paymentSupplier: (id: string) => `${home}/payments/suppliers/${part(id)}`,
  missingOrders: () => `${home}/payments/orders`,
  unmatchedPayments: () => `${home}/payments/unmatched`,
  matchPayment: (id: string) => {
    const page = `${home}/payments/unmatched/${part(id)}`;
    return { page: () => page, takeBack: () => `${page}/take-back` };
  },
  placementExport: () => {
    const page = `${home}/placements/export`;
    return { page: () => page, file: () => `${page}/file` };
  },
});

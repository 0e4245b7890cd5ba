import { documentRoutes } from "./document-addresses.ts";
import type { Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";
import { recordRoutes } from "./record-addresses.ts";

type Side = { who: string; home: string; layout: string };

/** The pages of placements at one of the two sides. */
function placementRoutes({ who, home, layout }: Side, fixtures: Fixtures): Record<string, Route> {
  const { placements: of, absences, changes, payment, query, issue } = fixtures;
  const absence = layout.startsWith("council") ? absences.council : absences.provider;
  const at = (...paths: string[]) => paths.map((path) => ({ who, path: `${home}/placements${path}` }));
  return {
    [`${layout}.placements._index`]: {
      examples: at("", "?show=planned", "?show=ended", "?q=PL-NONE22"),
    },
    [`${layout}.placements.$reference._index`]: {
      examples: at(`/${of.started}`, `/${of.noticed}`, `/${of.ended}`),
    },
    [`${layout}.payments._index`]: { examples: [{ who, path: `${home}/payments` }] },
    [`${layout}.payments.search`]: {
      examples: ["", "?q=PL-NONE22"].map((query) => ({ who, path: `${home}/payments/search${query}` })),
    },
    [`${layout}.payments.statement`]: { examples: [{ who, path: `${home}/payments/statement` }] },
    [`${layout}.payments.statement[.]csv`]: { examples: [], open: "no page: a file" },
    [`${layout}.placements.$reference.payments._index`]: {
      examples: at(`/${payment.placement}/payments`, `/${of.started}/payments`, `/${of.noticed}/payments`),
    },
    [`${layout}.placements.$reference.payments.$period`]: {
      examples: at(`/${payment.placement}/payments/${payment.from}`),
    },
    [`${layout}.placements.issues`]: { examples: at("/issues") },
    [`${layout}.placements.$reference.issues.new`]: layout.startsWith("provider")
      ? { examples: at(`/${of.started}/issues/new`) }
      : { examples: [], open: "only a provider raises one" },
    [`${layout}.placements.$reference.issues.$issue._index`]: {
      examples: at(`/${issue.placement}/issues/${issue.id}`),
    },
    [`${layout}.placements.$reference.issues.$issue.$step`]: {
      examples: (layout.startsWith("council") ? ["reply", "answer", "assign", "route"] : ["reply"]).map(
        (step) => ({ who, path: `${home}/placements/${issue.placement}/issues/${issue.id}/${step}` }),
      ),
    },
    [`${layout}.payments.queries`]: { examples: [{ who, path: `${home}/payments/queries` }] },
    [`${layout}.placements.$reference.payments.queries.new`]: layout.startsWith("provider")
      ? {
          examples: at(
            `/${payment.placement}/payments/queries/new`,
            `/${payment.placement}/payments/queries/new?period=${payment.from}`,
          ),
        }
      : { examples: [], open: "only a provider raises one" },
    [`${layout}.placements.$reference.payments.queries.$query._index`]: {
      examples: at(`/${query.placement}/payments/queries/${query.id}`),
    },
    [`${layout}.placements.$reference.payments.queries.$query.$step`]: {
      examples: (layout.startsWith("council") ? ["reply", "answer", "assign"] : ["reply"]).map((step) => ({
        who: layout.startsWith("council") ? "Mei-Ling Cheung" : who,
        path: `${home}/placements/${query.placement}/payments/queries/${query.id}/${step}`,
      })),
    },
    [`${layout}.placements.$reference.start`]: { examples: at(`/${of.started}/start`, `/${of.ended}/start`) },
    [`${layout}.placements.$reference.notice`]: { examples: at(`/${of.started}/notice`) },
    [`${layout}.placements.$reference.absences.new`]: {
      examples: at(`/${of.started}/absences/new`, `/${of.ended}/absences/new`),
    },
    ...Object.fromEntries(
      ["correct", "withdraw"].map((change) => [
        `${layout}.placements.$reference.absences.$absence.${change}`,
        { examples: at(`/${absence.placement}/absences/${absence.id}/${change}`) },
      ]),
    ),
    ...changeRoutes(layout, at, changes),
    ...planRoutes(layout, at, of),
    [`${layout}.placements.$reference.feedback`]: {
      examples: at(`/${of.started}/feedback`, `/${of.noticed}/feedback`),
    },
    ...documentRoutes(layout, at, fixtures),
    [`${layout}.placements.$reference.end`]: { examples: at(`/${of.noticed}/end`) },
  };
}

/** What both sides see to when a child arrives or leaves. */
function planRoutes(
  layout: string,
  at: (...paths: string[]) => { who: string; path: string }[],
  { started, noticed, ended, ticked }: Fixtures["placements"],
): Record<string, Route> {
  const page = `${layout}.placements.$reference.plans.$kind`;
  const own = layout.startsWith("council") ? ticked.council : ticked.provider;
  const plan = `/${ticked.reference}/plans/arrival`;
  return {
    [`${page}._index`]: {
      examples: at(plan, `/${started}/plans/leaving`, `/${noticed}/plans/leaving`, `/${ended}/plans/arrival`),
    },
    [`${page}.add`]: { examples: at(`${plan}/add`) },
    [`${page}.$item.untick`]: { examples: at(`${plan}/${own}/untick`) },
    [`${page}.$item.remove`]: layout.startsWith("council")
      ? { examples: [], open: "the demo's own item is the home's" }
      : { examples: at(`${plan}/${ticked.added}/remove`) },
  };
}

/** Changes to the fee, as either side asks for them and goes on with its own. */
function changeRoutes(
  layout: string,
  at: (...paths: string[]) => { who: string; path: string }[],
  { running, question, proposed, toDecide }: Fixtures["changes"],
): Record<string, Route> {
  const page = `${layout}.placements.$reference.changes`;
  const own = layout.startsWith("council") ? question.council : question.provider;
  const open = layout.startsWith("council") ? proposed : toDecide;
  return {
    [`${page}._index`]: { examples: at(`/${running.placement}/changes`) },
    [`${page}.new`]: { examples: at(`/${running.placement}/changes/new`) },
    [`${page}.$change.$end`]: {
      examples: at(
        `/${running.placement}/changes/${running.id}/extend`,
        `/${running.placement}/changes/${running.id}/end`,
      ),
    },
    [`${page}.$change.answer`]: { examples: at(`/${own.placement}/changes/${own.id}/answer`) },
    [`${page}.$change.withdraw`]: { examples: at(`/${open.placement}/changes/${open.id}/withdraw`) },
  };
}

/** What the law asks of the placing council; an officer approves, whoever works the case records. */
function statutoryRoutes({ placements: of, step, approval, letter }: Fixtures): Record<string, Route> {
  const steps = `/council/wolverhampton/placements/${of.planned}/steps`;
  const page = "council.$slug.placements.$reference.steps";
  return {
    [`${page}._index`]: { examples: [{ who: "Priya Nandakumar", path: steps }] },
    [`${page}.circumstances`]: { examples: [{ who: "Priya Nandakumar", path: `${steps}/circumstances` }] },
    ...noticeRoutes(page, letter),
    [`${page}.$step.$how`]: { examples: [{ who: "Priya Nandakumar", path: `${steps}/notice-iro/record` }] },
    [`${page}.$step.ask`]: {
      examples: [
        {
          who: "Priya Nandakumar",
          path: `/council/wolverhampton/placements/${approval.placement}/steps/${approval.code}/ask`,
        },
      ],
    },
    [`${page}.close.$id`]: {
      examples: [
        {
          who: "Priya Nandakumar",
          path: `/council/wolverhampton/placements/${approval.placement}/steps/close/${approval.id}`,
        },
      ],
    },
    [`${page}.return.$id`]: {
      examples: [
        {
          who: "rhiannon.sutcliffe@wolverhampton.example",
          path: `/council/wolverhampton/placements/${approval.placement}/steps/return/${approval.id}`,
        },
      ],
    },
    [`${page}.withdraw.$id`]: {
      examples: [
        {
          who: "Priya Nandakumar",
          path: `/council/wolverhampton/placements/${step.placement}/steps/withdraw/${step.id}`,
        },
      ],
    },
  };
}

/** The letters about a placement, as its broker writes them: they name the child. */
function noticeRoutes(steps: string, letter: Fixtures["letter"]): Record<string, Route> {
  const page = `/council/wolverhampton/placements/${letter.placement}/steps/notices`;
  const at = (...paths: string[]) => ({
    examples: paths.map((path) => ({ who: "Daniel Oyelaran", path: `${page}${path}` })),
  });
  return {
    [`${steps}.notices._index`]: at(""),
    [`${steps}.notices.letters`]: at("/letters", `/letters?letter=${letter.id}`),
    [`${steps}.notices.$of.letter`]: at("/other-parent/letter", "/child/letter", "/icb-new/letter"),
    [`${steps}.notices.$of.leave-out`]: at("/contact/leave-out"),
    [`${steps}.notices.$of.not-sent`]: at(`/${letter.id}/not-sent`),
  };
}

/** The same pages for the council that placed the children and for the provider where they live. */
export function placementAddresses(t: Fixtures): Record<string, Route> {
  const council = { who: "Priya Nandakumar", home: "/council/wolverhampton", layout: "council.$slug" };
  const provider = { who: "Olivia Marsden", home: "/provider/ashgrove-care", layout: "provider.$slug" };
  const theirs = placementRoutes(council, t);
  const page = theirs["council.$slug.placements.$reference._index"];
  for (const reference of [t.placements.planned, t.placements.fallen])
    page?.examples.push({ who: council.who, path: `${council.home}/placements/${reference}` });
  const confirmEnd = {
    who: council.who,
    path: `${council.home}/placements/${t.placements.toConfirm}/confirm-end`,
  };
  return {
    ...theirs,
    "council.$slug.placements.$reference.confirm-end": { examples: [confirmEnd] },
    "council.$slug.placements.$reference.dispute-start": {
      examples: [
        { who: council.who, path: `${council.home}/placements/${t.placements.started}/dispute-start` },
      ],
    },
    "council.$slug.placements.$reference.dispute-end": {
      examples: [{ ...confirmEnd, path: confirmEnd.path.replace("confirm-end", "dispute-end") }],
    },
    "council.$slug.placements.$reference.search-again": {
      examples: [t.placements.started, t.placements.noticed, t.placements.planned].map((reference) => ({
        who: council.who,
        path: `${council.home}/placements/${reference}/search-again`,
      })),
    },
    "council.$slug.placements.$reference.absences.$absence.fee": {
      examples: [
        {
          who: "Margaret Adeyemi",
          path: `${council.home}/placements/${t.absences.provider.placement}/absences/${t.absences.provider.id}/fee`,
        },
      ],
    },
    "council.$slug.placements.$reference.changes.$change.decide": {
      examples: [
        {
          who: "Margaret Adeyemi",
          path: `${council.home}/placements/${t.changes.toDecide.placement}/changes/${t.changes.toDecide.id}/decide`,
        },
      ],
    },
    "provider.$slug.placements.$reference.verdict.$days": {
      examples: ["7", "28"].flatMap((days) =>
        [t.placements.started, t.placements.noticed].map((reference) => ({
          who: provider.who,
          path: `${provider.home}/placements/${reference}/verdict/${days}`,
        })),
      ),
    },
    "provider.$slug.placements.$reference.changes.$change.reply": {
      examples: [
        {
          who: provider.who,
          path: `${provider.home}/placements/${t.changes.proposed.placement}/changes/${t.changes.proposed.id}/reply`,
        },
      ],
    },
    ...Object.fromEntries(
      ["review-date", "review", "step-down"].map((page) => [
        `council.$slug.placements.$reference.${page}`,
        {
          examples: [t.placements.started, t.placements.ended].map((reference) => ({
            who: council.who,
            path: `${council.home}/placements/${reference}/${page}`,
          })),
        },
      ]),
    ),
    ...Object.fromEntries(
      (
        [
          ["reviews", "Gurdeep Sahota"],
          ["by-service", "Yasmin Farooqi"],
          ["spend", "Margaret Adeyemi"],
        ] as const
      ).map(([page, who]) => [
        `council.$slug.placements.${page}`,
        { examples: [{ who, path: `${council.home}/placements/${page}` }] },
      ]),
    ),
    "provider.$slug.placements.homes": {
      examples: [{ who: provider.who, path: `${provider.home}/placements/homes` }],
    },
    "council.$slug.placements.high-cost._index": {
      examples: ["", "?show=overdue"].map((query) => ({
        who: "Margaret Adeyemi",
        path: `${council.home}/placements/high-cost${query}`,
      })),
    },
    "council.$slug.placements.high-cost.threshold": {
      examples: [
        {
          who: "Margaret Adeyemi",
          path: `${council.home}/placements/high-cost/threshold`,
          refuses: { typed: { "Weekly cost from which a placement is listed": "a lot" } },
        },
      ],
    },
    "council.$slug.placements.$reference.high-cost": {
      examples: [
        { who: "Margaret Adeyemi", path: `${council.home}/placements/${t.placements.started}/high-cost` },
      ],
    },
    ...Object.fromEntries(
      (
        [
          ["_index", ""],
          ["$step", "/pathway-plan"],
          ["later", "/later"],
        ] as const
      ).map(([page, path]) => [
        `council.$slug.placements.$reference.leaving-care.${page}`,
        {
          examples: [
            {
              who: "Gurdeep Sahota",
              path: `${council.home}/placements/${t.placements.started}/leaving-care${path}`,
            },
          ],
        },
      ]),
    ),
    "provider.$slug.placements.$reference.step-down": {
      examples: [t.placements.started, t.placements.ended].map((reference) => ({
        who: provider.who,
        path: `${provider.home}/placements/${reference}/step-down`,
      })),
    },
    "council.$slug.placements.$reference.child-view": {
      examples: [
        { who: "Daniel Oyelaran", path: `${council.home}/placements/${t.letter.placement}/child-view` },
      ],
    },
    "council.$slug.referrals_.$reference.child-views.$child": {
      examples: [
        { who: "Daniel Oyelaran", path: `${council.home}/referrals/${t.letter.referral}/child-views/1` },
      ],
    },
    "council.$slug.feedback_.accuracy": {
      examples: ["", "?quarter=2026-Q3"].map((query) => ({
        who: council.who,
        path: `${council.home}/feedback/accuracy${query}`,
      })),
    },
    "council.$slug.feedback": {
      examples: ["", "?show=homes"].map((query) => ({
        who: council.who,
        path: `${council.home}/feedback${query}`,
      })),
    },
    ...Object.fromEntries(
      ["_index", "send"].map((page) => [
        `council.$slug.placements.$reference.promise.${page}`,
        {
          examples: [t.placements.started, t.placements.noticed].map((reference) => ({
            who: council.who,
            path: `${council.home}/placements/${reference}/promise${page === "send" ? "/send" : ""}`,
          })),
        },
      ]),
    ),
    ...recordRoutes(t),
    ...statutoryRoutes(t),
    ...placementRoutes(provider, t),
    "council.$slug.placements.by-phone": {
      examples: [{ who: council.who, path: `${council.home}/placements/by-phone` }],
    },
    "council.$slug.placements.export._index": {
      examples: ["", "?from.day=31&from.month=2&from.year=2026"].map((query) => ({
        who: council.who,
        path: `${council.home}/placements/export${query}`,
        refuses: "a press gives a file",
      })),
    },
    "council.$slug.placements.export.file": { examples: [], open: "no page" },
    ...paymentFileRoutes(council.home, t),
    ...invoiceRoutes(council.home, provider.home, t),
  };
}

/** What only a finance officer reads: the files of the finance system, and whom it pays. */
function paymentFileRoutes(home: string, { paymentFile, payment }: Fixtures): Record<string, Route> {
  const at = (...paths: string[]) =>
    paths.map((path) => ({ who: "Mei-Ling Cheung", path: `${home}/payments${path}` }));
  return {
    "council.$slug.payments.imports._index": { examples: at("/imports") },
    "council.$slug.payments.imports.$number._index": { examples: at(`/imports/${paymentFile.number}`) },
    "council.$slug.payments.imports.$number.errors": { examples: [], open: "no page" },
    "council.$slug.payments.imports.new": { examples: at("/imports/new") },
    "council.$slug.payments.imports.uploads.$upload._index": {
      examples: [],
      open: "a file is deleted or imported by who sent it: finance-officer/imports-a-file.spec.ts",
    },
    "council.$slug.payments.imports.uploads.$upload.rows": { examples: [], open: "no page" },
    "council.$slug.payments.suppliers._index": { examples: at("/suppliers") },
    "council.$slug.payments.suppliers.$supplier": {
      examples: at(`/suppliers/${paymentFile.unlinked}`, `/suppliers/${paymentFile.linked}`),
    },
    "council.$slug.payments.unmatched._index": { examples: at("/unmatched") },
    "council.$slug.placements.$reference.payments.$period_.hold": {
      examples: [
        {
          who: "Mei-Ling Cheung",
          path: `${home}/placements/${payment.placement}/payments/${payment.from}/hold`,
        },
      ],
    },
    "council.$slug.placements.$reference.payments.holds.$hold.release": {
      examples: [],
      open: "what is held in no demo: payments/payment-holds.test.ts",
    },
    "council.$slug.payments.unmatched.$payment": {
      examples: [],
      open: "what is unmatched changes as payments are matched: payments/payment-matches.test.ts",
    },
    "council.$slug.payments.unmatched.$payment_.take-back": {
      examples: [],
      open: "nothing is matched by hand in the demo: payments/payment-matches.test.ts",
    },
    "council.$slug.payments.orders": { examples: at("/orders") },
    "council.$slug.placements.$reference.payments.order": {
      examples: [{ who: "Mei-Ling Cheung", path: `${home}/placements/${payment.placement}/payments/order` }],
    },
  };
}

/** Invoices and credit notes at both sides, as finance of each opens them. */
function invoiceRoutes(council: string, provider: string, { invoices }: Fixtures): Record<string, Route> {
  const at = (who: string, home: string, ...paths: string[]) =>
    paths.map((path) => ({ who, path: `${home}/payments/invoices${path}` }));
  const checker = (...paths: string[]) => at("Mei-Ling Cheung", council, ...paths);
  const sender = (...paths: string[]) => at("Lindiwe Dube", provider, ...paths);
  const each = [`/${invoices.received}`, `/${invoices.returned}`, `/${invoices.accepted}`];
  return {
    "council.$slug.payments.invoices._index": { examples: checker("") },
    "council.$slug.payments.invoices.$document._index": { examples: checker(...each) },
    "council.$slug.payments.invoices.$document.return": { examples: checker(`/${invoices.received}/return`) },
    "provider.$slug.payments.invoices._index": { examples: sender("") },
    "provider.$slug.payments.invoices.new": { examples: sender("/new") },
    "provider.$slug.payments.invoices.upload": { examples: sender("/upload") },
    "provider.$slug.payments.invoices.$document._index": { examples: sender(...each) },
    "provider.$slug.payments.invoices.$document.withdraw": {
      examples: sender(`/${invoices.received}/withdraw`),
    },
    "provider.$slug.payments.invoices.drafts.$draft._index": {
      examples: sender(`/drafts/${invoices.draft}`),
    },
    "provider.$slug.payments.invoices.drafts.$draft.check": {
      examples: sender(`/drafts/${invoices.draft}/check`),
    },
  };
}

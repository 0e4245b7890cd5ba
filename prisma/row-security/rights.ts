import { may as mayWithPeople } from "~/domains/access/access.policy";
import type { Actor, OrganisationKind } from "~/domains/access/actor";
import { ROLES_BY_KIND } from "~/domains/access/roles";
import { may as mayAgree } from "~/domains/agreements/agreement/agreement.policy";
import { may as mayHighCost } from "~/domains/agreements/high-cost/high-cost.policy";
import { may as mayPlacement } from "~/domains/agreements/placement/placement.policy";
import { may as mayTemplate } from "~/domains/agreements/template/template.policy";
import { may as mayShare } from "~/domains/agreements/who-pays/funding-shares.policy";
import { may as mayKeepPlan } from "~/domains/arrivals/arrival.policy";
import { may as mayAuthorise } from "~/domains/authorisations/authorisation.policy";
import { may as mayArrange } from "~/domains/authorisations/deciders.policy";
import { may as mayWithDocument } from "~/domains/documents/document.policy";
import { may as mayOnReferral } from "~/domains/feedback/verdict.policy";
import { may as mayWithForum } from "~/domains/forums/forum.policy";
import { type IssueSubject, may as mayOnIssue } from "~/domains/issues/issue.policy";
import { may as mayInterest } from "~/domains/market/interests/interest.policy";
import { may as mayState } from "~/domains/market/statement/statement.policy";
import { may as mayOffer } from "~/domains/offers/offer.policy";
import { may as mayWithInvoice } from "~/domains/payments/payment-document.policy";
import { may as mayQuery } from "~/domains/payments/payment-query.policy";
import { may as mayWithPayments } from "~/domains/payments/payments.policy";
import { may as mayKeepOrder } from "~/domains/payments/placement-order.policy";
import { may as mayReply } from "~/domains/priorities/priorities.policy";
import { may as mayAlert } from "~/domains/providers/alert.policy";
import { may as mayDeclare } from "~/domains/providers/service.policy";
import { may as mayFile } from "~/domains/records/record.policy";
import { may as mayReferral } from "~/domains/referrals/referral.policy";
import { may as mayKeep } from "~/domains/referrals/retention.policy";
import { may as mayReadDetail } from "~/domains/releases/fuller-detail.policy";
import { may as mayRelease } from "~/domains/releases/release.policy";
import { may as mayStatutory } from "~/domains/statutory/statutory.policy";
import type { LoginRole } from "~/platform/database/roles";
import type { Permission } from "~/platform/permission";

const HERE = "here";

/** The roles that a policy lets do something, whatever else it asks for. */
function rolesWho(may: (actor: Actor) => Permission): string[] {
  const kinds = Object.keys(ROLES_BY_KIND) as OrganisationKind[];
  return kinds.flatMap((kind) =>
    Object.keys(ROLES_BY_KIND[kind]).filter((role) => {
      const actor = { kind, organisationId: HERE, personId: "somebody", roles: [role] } as unknown as Actor;
      const allowed = may(actor);
      return allowed === true || !["role", "not-an-admin", "other-organisation"].includes(allowed.reason);
    }),
  );
}

const referral = { councilId: HERE, state: "searching" as const };
const offer = {
  councilId: HERE,
  providerId: "there",
  state: "preferred" as const,
  confirmedEdition: 1,
  latestEdition: 1,
  searchState: "deciding" as const,
};
const authorisation = {
  councilId: HERE,
  state: "asked" as const,
  askedByIds: [],
  offeredByIds: [],
  brokerIds: [],
  offerVersion: 1,
  latestOfferVersion: 1,
  stopped: null,
  fundedUntil: null,
  firstYearPence: 1,
  deciders: { limitPence: null, standsInFor: [] },
};
const aboveLimit = { ...authorisation, firstYearPence: 2, deciders: { limitPence: 1, standsInFor: [] } };
const placement = { councilId: HERE, providerId: HERE, state: "planned" as const, endToConfirm: false };
const agreement = {
  councilId: HERE,
  providerId: HERE,
  state: "issued" as const,
  versionNumber: 1,
  issued: [],
  signatures: [],
};
const release = { ...referral, assignedTo: ["somebody"] };

const WRITERS = rolesWho((actor) => mayReferral(actor, "decide-gate", referral));
const SEARCHERS = rolesWho((actor) => mayReferral(actor, "send", referral));
const RELEASERS = rolesWho((actor) => mayRelease(actor, "release", release));
const CONFIRM_DOCUMENTS = rolesWho((actor) => mayRelease(actor, "confirm-document", release));
const ACCEPTERS = rolesWho((actor) => mayOffer(actor, "accept", offer));
const LIVES_WITH = rolesWho((actor) => mayPlacement(actor, "confirm-move-in", placement)).filter(
  (role) => role in ROLES_BY_KIND.provider,
);
const AGREEMENT_WRITERS = rolesWho((actor) => mayAgree(actor, "issue", agreement));
const AGREEMENT_SIGNERS = rolesWho((actor) => mayAgree(actor, "sign", agreement));
const ofPlacement = { ...placement, foundIt: false };
const PAY_RECORDERS = rolesWho((actor) => mayShare(actor, "change", { councilId: HERE }));
const IMPACT_ANSWERERS = rolesWho((actor) => mayOffer(actor, "answer-impact", offer));
const STEP_RECORDERS = rolesWho((actor) => mayStatutory(actor, "record", ofPlacement));
const REVIEW_RECORDERS = rolesWho((actor) => mayPlacement(actor, "record-review", placement));
const REVIEW_COSTS = rolesWho((actor) => mayPlacement(actor, "review-cost", placement));
const SET_THRESHOLDS = rolesWho((actor) => mayHighCost(actor, "set-threshold", { councilId: HERE }));
const RECORD_LEAVING = rolesWho((actor) => mayPlacement(actor, "record-leaving-care", placement));
const TAKE_PACKS = rolesWho((actor) => mayFile(actor, "take", { councilId: HERE, assignedTo: ["somebody"] }));
const KEEP_PLANS = rolesWho((actor) => mayKeepPlan(actor, "keep", { ...placement, kind: "arrival" }));
const GIVE_VERDICTS = rolesWho((actor) => mayOnReferral(actor, "give", placement));
const handedIn = { ...placement, state: "started" as const, assignedTo: ["somebody"], told: true };
const issueHere: IssueSubject = {
  ...{ councilId: HERE, providerId: "there", disputable: false, escalatable: false },
  state: "open",
  team: "social-work",
};
const DECLARERS = rolesWho((actor) => mayDeclare(actor, "declare", { providerId: HERE }));
const UPLOADERS = rolesWho((actor) => mayWithDocument(actor, "upload-evidence", handedIn));
const REPORT_READERS = rolesWho((actor) => mayWithDocument(actor, "mark-read", handedIn));
const REPORT_CHASERS = rolesWho((actor) => mayWithDocument(actor, "ask", handedIn));
const WRITE_TEMPLATES = rolesWho((actor) => mayTemplate(actor, "write", { councilId: HERE }));
const ALERTERS = rolesWho((actor) => mayAlert(actor, "raise", null));
const ORGANISERS = rolesWho((actor) => mayWithForum(actor, "run", null));
const MARKERS = rolesWho((actor) => mayWithForum(actor, "mark-attendance", { ownerOrganisationId: HERE }));
const PROVIDERS = rolesWho((actor) => mayWithForum(actor, "book", null));
const DECIDERS = rolesWho((actor) => mayAuthorise(actor, "authorise", authorisation));
const DECIDERS_ABOVE = rolesWho((actor) => mayAuthorise(actor, "authorise", aboveLimit));
const NAME_DEPUTIES = rolesWho((actor) =>
  mayArrange(actor, "name-deputy", { councilId: HERE, absentId: null }),
);
const SET_LIMITS = rolesWho((actor) => mayArrange(actor, "set-limit", { councilId: HERE, absentId: null }));
const NAME_PANELS = rolesWho((actor) => mayArrange(actor, "name-panel", { councilId: HERE, absentId: null }));
const READ_DETAIL = rolesWho((actor) => mayReadDetail(actor, "read", null));
const SETTLERS = rolesWho((actor) => mayWithPeople(actor, "change-settings", { organisationId: HERE }));
const ADMINS = rolesWho((actor) => mayWithPeople(actor, "invite", { organisationId: HERE }));
const ORDER_KEEPERS = rolesWho((actor) =>
  mayKeepOrder(actor, "keep", { councilId: HERE, providerId: "there" }),
);
const PAYMENT_SETTERS = rolesWho((actor) => mayWithPayments(actor, "set-calendar", { organisationId: HERE }));
// The sample is of social work.
const ANSWER_ISSUES = rolesWho((actor) => mayOnIssue(actor, "reply", issueHere));
const REPLY_TO_FIGURES = rolesWho((actor) => mayReply(actor, "reply", { councilId: HERE }));
const RAISE_ISSUES = rolesWho((actor) =>
  mayOnIssue(actor, "raise", { ...issueHere, councilId: "there", providerId: HERE }),
);
const QUERY_RAISERS = rolesWho((actor) =>
  mayQuery(actor, "raise", { councilId: "there", providerId: HERE, state: "open", disputable: true }),
);
const STATEMENT_PUBLISHERS = rolesWho((actor) =>
  mayState(actor, "publish", { councilId: HERE, state: "in-review", lastWrittenById: "there" }),
);
const INTENTION_MOVERS = rolesWho((actor) =>
  mayState(actor, "move-intention", { councilId: HERE, state: "published", lastWrittenById: "there" }),
);
const INTEREST_SUBMITTERS = rolesWho((actor) =>
  mayInterest(actor, "submit", { councilId: "there", providerId: HERE, state: null }),
);
const SUPPLIER_LINKERS = rolesWho((actor) =>
  mayWithPayments(actor, "link-supplier", { organisationId: HERE }),
);
const INVOICE_SENDERS = rolesWho((actor) => mayWithInvoice(actor, "send", null));
const INVOICE_CHECKERS = rolesWho((actor) =>
  mayWithInvoice(actor, "accept", {
    ...{ councilId: HERE, providerId: HERE, kind: "invoice", state: "received", corrected: false },
  }),
);
const RETAINERS = rolesWho((actor) => mayKeep(actor, "change", { id: HERE }));

/** What each database role writes of a table with somebody behind it, and which roles of their organisation they need. */
export type Right = {
  written: Partial<Record<LoginRole, string>>;
  by?: readonly string[];
  /** Columns that need another role than the rest. */
  except?: Readonly<Record<string, readonly string[]>>;
};

/** Sign-in writes what is about signing in, of everybody: it runs before anybody is known. */
const signIn = (columns: string): Right => ({
  written: { auth: `insert any; delete any; update any: ${columns}` },
});
/** A council and the hub, each its own forums. */
const organisersWrite = (words: string): Right => ({
  by: ORGANISERS,
  written: { council: words, region: words },
});
/** Written by functions that look at who asks (`access.*`), and by nobody else. */
const GUARDED_FUNCTIONS: Right = { written: {} };

/**
 * The tables that give somebody a right: to sign in, to act for somebody, to know a child, to stop or to pay for a
 * placement, to come to a forum. What is not here is in `GIVES_NO_RIGHT`; a new table is in one of them.
 */
export const RIGHTS: Readonly<Record<string, Right>> = {
  "auth.attempts": signIn("id kind subject at failed"),
  "auth.ceremonies": signIn("id purpose session_id challenge expires_at"),
  "auth.credentials": signIn("person_id email password_hash created_at changed_at"),
  "auth.emailed_links": signIn("hash person_id purpose created_at expires_at used_at invitation_id"),
  "auth.factors": signIn(
    "id person_id kind name active secret last_step credential_id public_key counter transports created_at used_at",
  ),
  "auth.recovery_codes": signIn("hash person_id created_at used_at"),
  "auth.sessions": signIn("id person_id expires_at started_at browser confirmed_at factor seen_at"),
  "access.invitations": GUARDED_FUNCTIONS,
  "access.memberships": GUARDED_FUNCTIONS,
  "access.role_changes": GUARDED_FUNCTIONS,
  "access.provider_confirmations": GUARDED_FUNCTIONS,
  "access.owner_addresses": GUARDED_FUNCTIONS,
  "access.tenant_key": GUARDED_FUNCTIONS,
  // A person's own name and telephone; who tries here is nobody of the samples.
  "access.people": { written: {} },
  "access.organisations": {
    by: SETTLERS,
    except: { identity_months: RETAINERS, second_factor_for_all: ADMINS },
    written: {
      council:
        "update own: phone out_of_hours_phone duty_owner_id quality_bar identity_months second_factor_for_all",
      provider: "update own: phone out_of_hours_phone duty_owner_id quality_bar",
      region: "update own: phone out_of_hours_phone duty_owner_id quality_bar",
    },
  },
  // Whose services they are is written by the guarded functions.
  "public.services": {
    written: {
      region:
        "delete any; update any: id regulator registration_number linked_education_number kind provision_type name owner_name owner_key group_name sector local_authority council_code government_office_region ofsted_region places short_break_only premises_count status registered_on grade grade_on inspection_number as_at created_at updated_at",
    },
  },
  // When and how the council pays; what it comes to is the worker's alone.
  "public.payment_calendars": { by: PAYMENT_SETTERS, written: { council: "insert own" } },
  "public.placement_orders": { by: ORDER_KEEPERS, written: { council: "insert own" } },
  // What the finance system says comes in for nobody; who is paid there a finance officer says.
  "public.payment_sources": { written: { worker: "insert own; update own: mapping" } },
  "public.payment_suppliers": {
    by: SUPPLIER_LINKERS,
    written: {
      // (the provider: only to one that it has placed with, payments/import-payments.test.ts)
      council: "update own: linked_by_id linked_at version",
      worker: "insert own; update own: names",
    },
  },
  // Each move says more than one column at once: payments/payment-uploads.test.ts.
  "public.payment_uploads": {
    by: PAYMENT_SETTERS,
    written: {
      council: "insert own; delete own",
      worker:
        "update own: file_name state version attempts look mapping found problem rows_written batch_number",
    },
  },
  "public.import_batches": { written: { worker: "insert own" } },
  "public.import_rows": { written: { worker: "insert own" } },
  // (begun by the worker with the provider of its supplier, payments/import-payments.test.ts)
  "public.payments": { written: { worker: "update own: withdrawn_at withdrawn_by_id" } },
  "public.payment_allocations": { written: { worker: "insert own; update own: ended_at" } },
  // Each move says more than one column at once: payments/payment-documents.test.ts.
  "public.payment_documents": {
    by: [...INVOICE_SENDERS, ...INVOICE_CHECKERS],
    except: { insert: INVOICE_SENDERS },
    written: {},
  },
  "public.payment_document_lines": {
    by: INVOICE_CHECKERS,
    except: { insert: INVOICE_SENDERS },
    // (an expected line of its own placement, which the samples have not)
    written: {},
  },
  "public.expected_lines": { written: { worker: "insert own; update own: superseded_at" } },
  // What a council says to the market in its own name. It is published from a draft that a colleague wrote last, which the
  // samples have not: market/statements.test.ts.
  "public.statement_versions": { by: STATEMENT_PUBLISHERS, written: {} },
  // How far it is with a published intention, which the samples have not: market/intention-moves.test.ts.
  "public.intention_moves": { by: INTENTION_MOVERS, written: {} },
  // Each side moves it in its own way, with a message of now beside it: market/interests.test.ts.
  "public.intention_interests": {
    by: [...INTENTION_MOVERS, ...INTEREST_SUBMITTERS],
    except: { insert: INTEREST_SUBMITTERS },
    written: {},
  },
  "public.priority_replies": {
    by: REPLY_TO_FIGURES,
    written: { council: "insert own; update own: words written_by_id written_at version" },
  },
  // The same: issues/issues.test.ts.
  "public.placement_issues": {
    by: [...ANSWER_ISSUES, ...RAISE_ISSUES],
    written: { council: "update own: version", provider: "update own: version" },
  },
  "public.placement_issue_messages": { by: ANSWER_ISSUES, written: { council: "insert own" } },
  // The sample is the council's.
  "public.interest_messages": { by: INTENTION_MOVERS, written: { council: "insert own" } },
  // Who works a case may know the child.
  "public.assignments": {
    by: WRITERS,
    written: {
      council: "insert own; update own: ended_at reason",
      worker: "insert own; update own: ended_at reason",
    },
  },
  "public.referrals": {
    by: [...WRITERS, ...DECIDERS],
    except: { insert: WRITERS, broker_id: SEARCHERS },
    written: {
      council:
        "insert own; update own: id reference council_id state content saved_pages purpose service_kind needed_by needed_on broker_id created_by_id quality_score edition_number state_reason state_since answer_by created_at updated_at version copied_from_id masked_content",
    },
  },
  // A second person's word lets stand what the gate has found.
  "public.gate_decisions": {
    by: WRITERS,
    written: { council: "insert own; update own: decided_by_id agreed_by_id" },
  },
  "public.gate_readings": { by: WRITERS, written: { council: "insert own; update own: read_by_id" } },
  "public.gate_small_numbers": { by: WRITERS, written: { council: "insert own; update own: decided_by_id" } },
  "public.redacted_documents": {
    by: CONFIRM_DOCUMENTS,
    written: {
      council: "insert own; update own: state refused confirmed_by_id confirmed_at attempts waits_for words",
    },
  },
  "public.document_pages": {
    by: CONFIRM_DOCUMENTS,
    written: {
      council: "insert own; delete own; update own: state transcription decided_by_id decided_at",
    },
  },
  // What is sent, and to whom: a delivery lets a provider read the edition.
  "public.editions": { by: SEARCHERS, written: { council: "insert own" } },
  "public.search_stages": { by: SEARCHERS, written: { council: "insert own" } },
  "public.deliveries": {
    by: [...WRITERS, ...DECIDERS, ...PROVIDERS],
    except: { insert: SEARCHERS },
    written: {
      council:
        "insert own; update own: id council_id stage_number state search_state search_reason edition_number headline summary reason needed_by answer_by broker_id picked_up_at opened_at delivered_at closed_at created_at version emergency",
      provider: "update own: state picked_up_by_id picked_up_at opened_at delivered_at version",
      worker: "update own: state broker_id picked_up_by_id picked_up_at delivered_at version",
    },
  },
  "public.delivery_services": {
    by: [...WRITERS, ...DECIDERS, ...PROVIDERS],
    except: { insert: SEARCHERS },
    written: {
      council:
        "insert own; update own: answer decline_reason note indicative_weekly_pence ring_number answered_at version decline_section",
      provider:
        "update own: answer decline_reason note indicative_weekly_pence ring_number answered_by_id answered_at version decline_section",
    },
  },
  // Stage 1 and 2: their own policies ask for an offer that has come far enough, which the samples have not.
  "public.terms_acceptances": { by: READ_DETAIL, written: {} },
  "public.information_releases": { by: RELEASERS, written: {} },
  "public.information_looks": { written: {} },
  "vault.looks": { written: { keys: "insert own" } },
  // Money, and a place for a child.
  "public.authorisations": {
    by: [...ACCEPTERS, ...DECIDERS, ...DECIDERS_ABOVE],
    except: { insert: ACCEPTERS },
    written: {
      // What a move says and what it leaves: decided-once.test.ts.
      council: "insert own; update own: state answer version alerts_read funded_until panel_on",
    },
  },
  "public.funding_panels": { by: NAME_PANELS, written: { council: "insert own" } },
  "public.funding_limits": { by: SET_LIMITS, written: { council: "insert own" } },
  // Whom one may name is asked of the memberships, which the samples have not, and an end has its moment: deputies.test.ts.
  "public.funding_deputies": { by: NAME_DEPUTIES, written: {} },
  "public.acceptances": { by: ACCEPTERS, written: { council: "update own: ended_at" } },
  "public.placements": {
    // What the provider said of the start a council can only empty, with the move back (agreements/placement/dispute-start.test.ts):
    // here each column is written alone, and a day as it stands.
    by: [...WRITERS, ...LIVES_WITH],
    except: { insert: ACCEPTERS },
    written: {
      council:
        "insert own; update own: state state_since state_reason council_moved_in provider_moved_in notice_last_night last_night updated_at version end_confirmed_at end_confirmed_by_id",
      provider:
        "update own: state state_since provider_moved_in notice_last_night last_night updated_at version",
    },
  },
  // The sample is of a placement that nobody has moved into, and what changes it is more than one column at once: agreements/absences/absences.test.ts.
  "public.placement_absences": { by: [...WRITERS, ...LIVES_WITH], written: {} },
  // The sample is the council's. An item is ticked, unticked and removed by more than one column at once:
  // arrivals/past-the-pages.test.ts.
  "public.cost_thresholds": { by: SET_THRESHOLDS, written: { council: "insert own" } },
  // The sample is of a placement that nobody has moved into: agreements/high-cost/high-cost.test.ts.
  "public.cost_reviews": { by: REVIEW_COSTS, written: {} },
  "public.leaving_care_records": { by: RECORD_LEAVING, written: { council: "insert own" } },
  // The sample has no answer, and what changes it is more than one column at once: agreements/step-down/step-down.test.ts.
  "public.step_down_plans": {
    by: [...WRITERS, ...LIVES_WITH],
    except: { insert: WRITERS },
    written: { council: "insert own" },
  },
  "public.placement_reviews": {
    by: REVIEW_RECORDERS,
    written: { council: "insert own; update own: version" },
  },
  // A pack covers no more than was recorded, of which the sample has nothing, and its filing is several columns at once:
  // records/records.test.ts.
  "public.record_packs": { by: TAKE_PACKS, written: {} },
  // A verdict is of a placement in which a child has lived, and marked as read by two columns at once, which the sample is
  // not: feedback/verdicts.test.ts.
  "public.referral_verdicts": {
    by: [...GIVE_VERDICTS, ...WRITERS],
    written: { council: "update own: read_by_id" },
  },
  "public.child_views": { by: WRITERS, written: { council: "insert own" } },
  "public.promise_checks": { by: WRITERS, written: {} },
  "public.promise_points": { by: WRITERS, written: {} },
  "public.promise_messages": { by: WRITERS, written: { council: "insert own" } },
  "public.verdict_sections": { by: GIVE_VERDICTS, written: {} },
  // The sample is of a placement that nobody has moved into, and each move is several columns at once: documents/documents.test.ts.
  "public.placement_documents": {
    by: [...UPLOADERS, ...REPORT_READERS],
    except: { insert: UPLOADERS },
    written: { worker: "update own: state refused attempts waits_for words page_count" },
  },
  // What the council shows children of a home; a removal is more than one column: documents/home-files.test.ts.
  "public.home_files": { by: DECLARERS, written: { provider: "insert own" } },
  "public.report_requests": { by: REPORT_CHASERS, written: {} },
  "public.arrival_plans": { by: KEEP_PLANS, written: { council: "insert own; update own: version" } },
  "public.arrival_items": {
    by: KEEP_PLANS,
    written: { council: "insert own; update own: note done_by_id removed_by_id" },
  },
  // That a split is whole, and who answers, is in agreements/who-pays/funding-shares.test.ts.
  "public.funding_splits": {
    by: PAY_RECORDERS,
    written: { council: "insert own; update own: withdrawn_by_id" },
  },
  "public.funding_shares": { by: PAY_RECORDERS, written: { council: "insert own" } },
  "public.funding_party_answers": { by: PAY_RECORDERS, written: {} },
  // The same: agreements/changes/changes-past-the-pages.test.ts.
  "public.placement_changes": {
    by: [...WRITERS, ...LIVES_WITH, ...DECIDERS, ...DECIDERS_ABOVE],
    except: { insert: [...WRITERS, ...LIVES_WITH] },
    written: {},
  },
  // Ended in one move: payments/payment-matches.test.ts.
  "public.payment_matches": { by: PAYMENT_SETTERS, written: { council: "insert own" } },
  // Of a period that comes to something, and released in one move: payments/payment-holds.test.ts.
  "public.payment_holds": { by: PAYMENT_SETTERS, written: {} },
  // Each side moves it in its own way, with words beside it: payments/payment-queries.test.ts.
  "public.payment_queries": {
    by: [...PAYMENT_SETTERS, ...QUERY_RAISERS],
    written: { council: "update own: version", provider: "update own: version" },
  },
  // The sample is the council's.
  "public.payment_query_messages": { by: PAYMENT_SETTERS, written: { council: "insert own" } },
  "public.impact_answers": { by: IMPACT_ANSWERERS, written: { council: "insert own" } },
  // The sample is a step of whoever works the case; who gives which, and what is changed by more than one column at once, is
  // in statutory/past-the-pages.test.ts.
  "public.statutory_circumstances": {
    by: STEP_RECORDERS,
    written: { council: "insert own" },
  },
  // Who may know the child is asked by the commands; what is changed by more than one column at once, in
  // statutory/notices-past-the-pages.test.ts.
  "public.statutory_notices": { by: STEP_RECORDERS, written: { council: "insert own" } },
  // The sample is asked by whoever works the case; the officer whose approval it is ends it.
  "public.statutory_requests": { by: STEP_RECORDERS, written: { council: "insert own" } },
  "public.statutory_steps": {
    by: STEP_RECORDERS,
    written: { council: "insert own" },
  },
  // A version, its fees and its signatures are written once: their own policies ask for a newer one than the samples are.
  "public.agreements": {
    by: [...AGREEMENT_WRITERS, ...AGREEMENT_SIGNERS],
    written: {
      council: "update own: state state_since updated_at version",
      provider: "update own: state state_since updated_at version",
    },
  },
  // A draft is saved as its next version, and a PDF made of it at its version: agreements/template/templates.test.ts.
  "public.agreement_templates": { by: WRITE_TEMPLATES, written: { council: "insert own" } },
  "public.agreement_template_versions": { by: WRITE_TEMPLATES, written: { council: "insert own" } },
  "public.agreement_versions": { by: AGREEMENT_WRITERS, written: {} },
  "public.statement_pdfs": { written: { worker: "insert own" } },
  "public.agreement_pdfs": { written: { worker: "insert own" } },
  "public.agreement_signatures": { by: AGREEMENT_SIGNERS, written: {} },
  "public.fee_lines": { by: AGREEMENT_WRITERS, written: {} },
  // What stops others' placements.
  "public.alerts": {
    by: ALERTERS,
    written: {
      council:
        "insert own; update own: review_on ended_at end_asked_at end_asked_by_id end_asked_by_name end_asked_for_name end_reason",
    },
  },
  // Who may come to a forum.
  "public.forum_series": organisersWrite(
    "insert own; update own: id owner_organisation_id name kind about every audience start_time minutes_long place access_notes capacity seats_per_organisation asks_access asks_diet created_by_id created_at published_at ended_at version",
  ),
  "public.forum_dates": organisersWrite(
    "insert own; update own: id reference series_id owner_organisation_id title state audience starts_at ends_at place access_notes online asks_access asks_diet opens_at closes_at sequence created_by_id created_at updated_at published_at cancelled_at cancelled_reason version",
  ),
  "public.forum_links": organisersWrite(
    "insert own; delete own; update own: date_id owner_organisation_id url",
  ),
  "public.forum_guests": organisersWrite("insert own; delete own"),
  "public.forum_blocks": organisersWrite(
    "insert own; update own: id owner_organisation_id provider_id reason blocked_by_id blocked_at ended_at",
  ),
  "public.forum_bookings": {
    by: [...MARKERS, ...PROVIDERS],
    written: {
      council: "insert own; update own: state state_since held_until sequence version",
      region: "insert own; update own: state state_since held_until sequence version",
      provider: "update own: booked_by_id state state_since held_until sequence version",
      worker: "update own: state state_since held_until sequence reminded version",
    },
  },
  "public.forum_feeds": { written: {} },
  // Whom mails may go to.
  "public.event_kinds": { written: {} },
  "public.mail_templates": { written: {} },
};

/** The others, by why nobody has a right from a row of theirs. */
export const GIVES_NO_RIGHT: Readonly<Record<string, readonly string[]>> = {
  "what a council writes of its market for itself, until a version of it is published": [
    "public.statements",
    "public.statement_blocks",
    "public.statement_revisions",
    "public.statement_comments",
  ],
  "what somebody typed, kept for themselves": [
    "auth.kept_posts",
    "public.form_keys",
    "public.notification_choices",
    "public.offer_drafts",
    "public.impact_drafts",
    "public.agreement_drafts",
    "public.payment_document_drafts",
  ],
  "who the child is and what is known of them: other tables say who may know it": [
    "vault.identities",
    "public.fuller_details",
    "public.referral_children",
  ],
  "which search follows which placement: who may know the child is asked of the referral": [
    "public.searches_again",
  ],
  "facts of the register, of places and of services": [
    "public.owner_groups",
    "public.service_history",
    "public.service_snapshots",
    "public.register_imports",
    "public.outcodes",
    "public.postcodes",
    "public.looked_after_totals",
    "public.published_figures",
    "public.priority_figures",
    "public.declarations",
    "public.vacancies",
  ],
  "what a provider says to whom it was asked by; its moves are in moves.test.ts": [
    "public.delivery_reads",
    "public.offers",
    "public.offer_versions",
    "public.costing_lines",
    "public.impact_assessments",
    "public.impact_parts",
    "public.offer_children",
  ],
  "what is told and counted; whom a mail may go to is in mails.test.ts": [
    "public.events",
    "public.audit_seals",
    "public.mail_tally",
    "public.outgoing_messages",
    "public.subscriptions",
  ],
  "what is planned and said at a forum by and for those who may come": [
    "public.forum_seats",
    "public.forum_agenda_items",
    "public.forum_papers",
    "public.forum_minutes",
    "public.forum_decisions",
    "public.forum_actions",
    "public.forum_topics",
    "public.forum_questions",
    "public.forum_organisation_seats",
    "public.forum_needs",
    "public.forum_marks",
    "public.forum_votes",
    "public.forum_feedback",
  ],
};

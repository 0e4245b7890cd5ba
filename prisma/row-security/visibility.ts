import type { LoginRole } from "~/platform/database/roles";

/**
 * The second wall as one list: what each database role may see of each table, whatever the code asks for.
 *
 * - `none`: no row, or no right to ask
 * - `own`: rows of the organisation (or the person) that is set for the transaction
 * - `addressed`: rows that another organisation shares with this one
 * - `published`: every row
 *
 * A table that is missing here fails the build.
 */
export type Visibility = "none" | "own" | "addressed" | "published";

type Row = Record<LoginRole, Visibility>;

function row(
  auth: Visibility,
  council: Visibility,
  provider: Visibility,
  region: Visibility,
  reader: Visibility,
  worker: Visibility,
  keys: Visibility = "none",
): Row {
  return {
    auth: auth,
    council: council,
    provider: provider,
    region: region,
    reader: reader,
    worker: worker,
    keys: keys,
  };
}

export const VISIBILITY: Record<string, Row> = {
  //                                  auth         council      provider     region       reader       worker    keys
  "auth.ceremonies": /*        */ row("published", "none", "none", "none", "none", "none"),
  "auth.factors": /*           */ row("published", "none", "none", "none", "none", "none"),
  "auth.recovery_codes": /*    */ row("published", "none", "none", "none", "none", "none"),
  "auth.attempts": /*          */ row("published", "none", "none", "none", "none", "none"),
  "auth.credentials": /*       */ row("published", "none", "none", "none", "none", "none"),
  "auth.emailed_links": /*     */ row("published", "none", "none", "none", "none", "none"),
  "auth.kept_posts": /*        */ row("published", "none", "none", "none", "none", "none"),
  "auth.sessions": /*          */ row("published", "none", "none", "none", "none", "none"),
  "access.invitations": /*     */ row("published", "own", "own", "own", "own", "own"),
  "access.role_changes": /*    */ row("none", "own", "own", "own", "none", "none"),
  "access.memberships": /*     */ row("none", "own", "own", "own", "own", "own"),
  "access.organisations": /*   */ row(
    "none",
    "published",
    "published",
    "published",
    "published",
    "published",
    "published",
  ),
  "access.people": /*          */ row("none", "addressed", "addressed", "own", "own", "own"),
  // Their rows are for the function that verifies (prisma/row-security/tenant.test.ts).
  "access.tenant_key": /*      */ row("none", "none", "none", "none", "none", "none"),
  // Names, addresses and reasons are for councils and the hub; a provider reads its own.
  "access.provider_confirmations": row("none", "published", "own", "published", "none", "published"),
  "access.owner_addresses": /* */ row("none", "published", "none", "published", "none", "none"),
  "vault.identities": /*       */ row("none", "own", "none", "none", "none", "none", "own"),
  "vault.looks": /*            */ row("none", "own", "none", "none", "none", "none"),
  "public.services": /*        */ row(
    "none",
    "published",
    "published",
    "published",
    "published",
    "published",
  ),
  "public.service_history": /* */ row(
    "none",
    "published",
    "published",
    "published",
    "published",
    "published",
  ),
  "public.service_snapshots": /**/ row("none", "none", "none", "published", "none", "none"),
  "public.register_imports": /**/ row(
    "none",
    "published",
    "published",
    "published",
    "published",
    "published",
  ),
  "public.outcodes": /*        */ row(
    "none",
    "published",
    "published",
    "published",
    "published",
    "published",
  ),
  "public.postcodes": /*       */ row("none", "published", "published", "published", "none", "none"),
  "public.published_figures": row("none", "published", "published", "published", "published", "none"),
  "public.looked_after_totals": row("none", "published", "none", "published", "none", "none"),
  "public.declarations": /*    */ row("none", "published", "own", "published", "none", "none"),
  "public.vacancies": /*       */ row("none", "published", "own", "published", "none", "none"),
  "public.alerts": /*          */ row("none", "published", "addressed", "published", "none", "published"),
  // The worker reads six columns of a council's own referrals (whose it is, how it stands), never a whole row.
  "public.referrals": /*       */ row("none", "own", "none", "none", "none", "own"),
  "public.referral_children": /**/ row("none", "own", "none", "none", "none", "own"),
  "public.assignments": /*     */ row("none", "own", "none", "none", "none", "own"),
  "public.gate_decisions": /*  */ row("none", "own", "none", "none", "none", "none"),
  "public.gate_readings": /*   */ row("none", "own", "none", "none", "none", "none"),
  "public.gate_small_numbers": row("none", "own", "none", "none", "none", "none"),
  "public.search_stages": /*   */ row("none", "own", "none", "none", "none", "none"),
  "public.editions": /*        */ row("none", "own", "addressed", "none", "none", "none"),
  "public.deliveries": /*      */ row("none", "own", "addressed", "none", "none", "own"),
  "public.delivery_services": /**/ row("none", "own", "addressed", "none", "none", "none"),
  "public.delivery_reads": /*  */ row("none", "own", "own", "none", "none", "none"),
  "public.offers": /*          */ row("none", "addressed", "own", "none", "none", "own"),
  "public.offer_drafts": /*    */ row("none", "none", "own", "none", "none", "none"),
  "public.impact_drafts": /*   */ row("none", "none", "own", "none", "none", "none"),
  "public.impact_assessments": row("none", "addressed", "own", "none", "none", "none"),
  "public.impact_answers": /*  */ row("none", "own", "addressed", "none", "none", "none"),
  "public.impact_parts": /*    */ row("none", "addressed", "own", "none", "none", "none"),
  "public.offer_versions": /*  */ row("none", "addressed", "own", "none", "none", "addressed"),
  "public.costing_lines": /*   */ row("none", "addressed", "own", "none", "none", "none"),
  "public.offer_children": /*  */ row("none", "addressed", "own", "none", "none", "none"),
  "public.authorisations": /*  */ row("none", "own", "none", "none", "none", "own"),
  "public.funding_panels": /*  */ row("none", "own", "none", "none", "none", "none"),
  "public.funding_limits": /*  */ row("none", "own", "none", "none", "none", "own"),
  "public.funding_deputies": row("none", "own", "none", "none", "none", "own"),
  "public.acceptances": /*     */ row("none", "own", "addressed", "none", "none", "none"),
  // The worker reads whose it is and how it stands, never what was written.
  "public.statutory_circumstances": row("none", "own", "none", "none", "none", "none"),
  "public.statutory_steps": /**/ row("none", "own", "none", "none", "none", "none"),
  "public.statutory_notices": row("none", "own", "none", "none", "none", "none"),
  "public.statutory_requests": row("none", "own", "none", "none", "none", "none"),
  "public.funding_splits": /*  */ row("none", "own", "none", "none", "none", "none"),
  "public.funding_shares": /*  */ row("none", "own", "none", "none", "none", "none"),
  "public.funding_party_answers": row("none", "own", "none", "none", "none", "none"),
  "public.placement_reviews": row("none", "own", "none", "none", "none", "none"),
  "public.arrival_plans": row("none", "own", "addressed", "none", "none", "none"),
  "public.arrival_items": row("none", "own", "addressed", "none", "none", "none"),
  "public.placement_absences": row("none", "own", "addressed", "none", "none", "own"),
  "public.placement_changes": row("none", "own", "addressed", "none", "none", "own"),
  "public.payment_queries": row("none", "own", "addressed", "none", "none", "own"),
  "public.payment_query_messages": row("none", "own", "addressed", "none", "none", "none"),
  "public.placements": /*      */ row("none", "own", "addressed", "none", "none", "own"),
  "public.searches_again": /*  */ row("none", "own", "none", "none", "none", "none"),
  // Sample agreements are issued; a draft is nobody's but the council's.
  "public.agreements": /*      */ row("none", "own", "addressed", "none", "none", "own"),
  "public.agreement_drafts": /**/ row("none", "own", "none", "none", "none", "none"),
  "public.agreement_versions": /**/ row("none", "own", "addressed", "none", "none", "own"),
  "public.agreement_pdfs": /*  */ row("none", "own", "addressed", "none", "none", "own"),
  "public.agreement_signatures": row("none", "own", "addressed", "none", "none", "own"),
  "public.fee_lines": /*       */ row("none", "own", "addressed", "none", "none", "own"),
  // A council's own until it is published; then everybody's, of whom some columns are read: all but who pressed.
  "public.statements": /*      */ row("none", "own", "none", "none", "none", "none"),
  "public.statement_blocks": /**/ row("none", "own", "none", "none", "none", "none"),
  "public.statement_revisions": row("none", "own", "none", "none", "none", "none"),
  "public.statement_comments": row("none", "own", "none", "none", "none", "none"),
  "public.statement_versions": row("none", "published", "published", "published", "published", "none"),
  "public.intention_moves": row("none", "published", "published", "published", "published", "none"),
  "public.payment_calendars": row("none", "own", "none", "none", "none", "own"),
  "public.payment_sources": /* */ row("none", "own", "none", "none", "none", "own"),
  "public.payment_suppliers": row("none", "own", "none", "none", "none", "own"),
  "public.import_batches": /*  */ row("none", "own", "none", "none", "none", "own"),
  "public.import_rows": /*     */ row("none", "own", "none", "none", "none", "own"),
  "public.payments": /*        */ row("none", "own", "addressed", "none", "none", "own"),
  "public.payment_allocations": row("none", "own", "addressed", "none", "none", "own"),
  "public.payment_document_drafts": row("none", "none", "own", "none", "none", "none"),
  "public.payment_documents": row("none", "addressed", "own", "none", "none", "addressed"),
  "public.payment_document_lines": row("none", "addressed", "own", "none", "none", "none"),
  "public.expected_lines": /*  */ row("none", "own", "addressed", "none", "none", "own"),
  // Nobody at a provider reads it without a look in the same transaction: prisma/row-security/staged.test.ts.
  "public.fuller_details": /*  */ row("none", "own", "none", "none", "none", "none"),
  "public.redacted_documents": row("none", "own", "none", "none", "none", "none"),
  "public.document_pages": /*  */ row("none", "own", "none", "none", "none", "none"),
  "public.terms_acceptances": /**/ row("none", "own", "own", "none", "none", "none"),
  "public.information_releases": row("none", "own", "addressed", "none", "none", "own"),
  "public.information_looks": /**/ row("none", "own", "own", "none", "none", "none"),
  // Sample dates are published and for all, and papers ready; the rest is in prisma/row-security/forums.test.ts.
  "public.forum_series": /*    */ row("none", "published", "published", "published", "published", "none"),
  "public.forum_dates": /*     */ row("none", "published", "published", "published", "published", "own"),
  "public.forum_seats": /*     */ row("none", "published", "published", "published", "published", "own"),
  "public.forum_agenda_items": /**/ row("none", "published", "published", "published", "published", "none"),
  // The job sees its owner's, and of their columns some: prisma/row-security/forums.test.ts.
  "public.forum_papers": /*    */ row("none", "published", "published", "published", "published", "own"),
  "public.forum_minutes": /*   */ row("none", "published", "published", "published", "published", "none"),
  "public.forum_decisions": /* */ row("none", "published", "published", "published", "published", "none"),
  "public.forum_actions": /*   */ row("none", "own", "published", "own", "none", "own"),
  "public.forum_topics": /*    */ row("none", "own", "published", "own", "none", "none"),
  "public.forum_questions": /* */ row("none", "own", "published", "own", "none", "none"),
  "public.forum_organisation_seats": row("none", "own", "addressed", "own", "none", "none"),
  "public.forum_links": /*     */ row("none", "own", "addressed", "own", "none", "own"),
  "public.forum_guests": /*    */ row("none", "own", "addressed", "own", "none", "none"),
  "public.forum_blocks": /*    */ row("none", "own", "none", "own", "none", "none"),
  "public.forum_bookings": /*  */ row("none", "own", "own", "own", "none", "own"),
  "public.forum_needs": /*     */ row("none", "own", "own", "own", "none", "own"),
  "public.forum_marks": /*     */ row("none", "own", "none", "own", "none", "none"),
  "public.forum_votes": /*     */ row("none", "own", "own", "own", "none", "none"),
  "public.forum_feedback": /*  */ row("none", "own", "own", "own", "none", "none"),
  "public.forum_feeds": /*     */ row("none", "own", "own", "own", "none", "none"),
  "public.events": /*          */ row("none", "own", "own", "none", "none", "own"),
  // What kinds there are, of nobody in particular.
  "public.event_kinds": /*     */ row("none", "published", "published", "published", "none", "published"),
  // Hashes over everybody's rows together.
  "public.audit_seals": /*     */ row("none", "published", "published", "published", "none", "published"),
  "public.mail_templates": /*  */ row("none", "none", "none", "none", "none", "none"),
  "public.mail_tally": /*      */ row("none", "none", "none", "none", "none", "none"),
  "public.outgoing_messages": /**/ row("none", "none", "none", "none", "none", "published"),
  // (the worker acts for one person while it looks)
  "public.notification_choices": row("none", "none", "none", "none", "own", "none"),
  "public.form_keys": /*       */ row("none", "own", "own", "own", "none", "none"),
};

import { expect, it } from "vitest";
import { AFTER_DESTROYING } from "../../../prisma/row-security/after-destroying";
import { RECORD_PARTS } from "./record-parts.options";

/** What hangs on a child or a referral and is no part of the record of a placement. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  identities: "who the child is: the case record has it",
  looks: "who looked at the child, which the council reads until it goes",
  referrals: "written for the search, from what the case record has",
  referral_children: "as referrals",
  assignments: "who worked the search",
  gate_decisions: "how the referral was made anonymous",
  gate_readings: "as gate_decisions",
  gate_small_numbers: "as gate_decisions",
  search_stages: "how far the search reached",
  editions: "the anonymous referral",
  deliveries: "who was asked",
  delivery_services: "as deliveries",
  acceptances: "says which offer was accepted, which the placement does as well",
  payment_document_lines: "the finance system has them",
  payment_document_drafts: "as payment_document_lines",
  placement_orders: "as payment_document_lines",
  payment_holds: "as payment_document_lines",
  payment_queries: "as payment_document_lines",
  payment_query_messages: "as payment_document_lines",
  searches_again: "the next search",
  fuller_details: "what homes of the search were told",
  information_releases: "who was told who the child is, which the council reads until it goes",
  information_looks: "as looks",
  redacted_documents: "documents of the search, whose originals the case record has",
  document_pages: "as redacted_documents",
  events: "the record of everything, which stays",
};

const destroyed = new Map<string, boolean>();
for (const [place, what] of Object.entries(AFTER_DESTROYING)) {
  const table = place.split(".")[1] ?? "";
  destroyed.set(table, (destroyed.get(table) ?? false) || what === "destroyed");
}
const parts = Object.entries(RECORD_PARTS).map(([part, { goes, tables }]) => ({
  part,
  goes: goes !== null,
  tables: tables as readonly string[],
}));

it("every table that hangs on a child is in one part of the record, or says why in none", () => {
  for (const table of destroyed.keys()) {
    const named = parts.filter(({ tables }) => tables.includes(table)).map(({ part }) => part);
    expect([table, named.length]).toEqual([table, table in ELSEWHERE ? 0 : 1]);
  }
  const known = [...parts.flatMap(({ tables }) => tables), ...Object.keys(ELSEWHERE)];
  expect(known.filter((table) => !destroyed.has(table))).toEqual([]);
});

it("a part says that something goes with the child's data key exactly where the database destroys something", () => {
  for (const { part, goes, tables } of parts)
    expect([part, goes]).toEqual([part, tables.some((table) => destroyed.get(table))]);
});

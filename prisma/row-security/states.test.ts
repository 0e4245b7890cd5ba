import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { agreementMachine } from "~/domains/agreements/agreement/agreement.machine";
import { changeMachine } from "~/domains/agreements/changes/change.machine";
import { placementMachine } from "~/domains/agreements/placement/placement.machine";
import { authorisationMachine } from "~/domains/authorisations/authorisation.machine";
import { homeFileMachine } from "~/domains/documents/home-file.machine";
import { placementDocumentMachine } from "~/domains/documents/placement-document.machine";
import { bookingMachine } from "~/domains/forums/booking.machine";
import { dateMachine } from "~/domains/forums/date.machine";
import { paperMachine } from "~/domains/forums/paper.machine";
import { issueMachine } from "~/domains/issues/issue.machine";
import { intentionMachine } from "~/domains/market/intentions/intention.machine";
import { interestMachine } from "~/domains/market/interests/interest.machine";
import { statementMachine } from "~/domains/market/statement/statement.machine";
import { offerMachine } from "~/domains/offers/offer.machine";
import { documentMachine } from "~/domains/payments/payment-document.machine";
import { holdMachine } from "~/domains/payments/payment-hold.machine";
import { paymentQueryMachine } from "~/domains/payments/payment-query.machine";
import { uploadMachine } from "~/domains/payments/payment-upload.machine";
import { referralMachine } from "~/domains/referrals/referral.machine";
import { releaseMachine } from "~/domains/releases/release.machine";
import { answerMachine } from "~/domains/routing/answer.machine";
import { deliveryMachine } from "~/domains/routing/delivery.machine";
import { LOOKS_ARE_FOR } from "~/domains/vault/identity";
import { testDatabase } from "../testing/database.server";

const database = testDatabase();
let owner: postgres.Sql;
beforeAll(() => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(() => owner.end());

/** The states that a CHECK lets a column have, and the machine that owns them. */
const MACHINES: Record<string, readonly string[]> = {
  "referrals.state": referralMachine.states,
  "deliveries.state": deliveryMachine.states,
  "delivery_services.answer": answerMachine.states,
  "offers.state": offerMachine.states,
  "authorisations.state": authorisationMachine.states,
  "placements.state": placementMachine.states,
  "placement_changes.state": changeMachine.states,
  "payment_queries.state": paymentQueryMachine.states,
  "placement_issues.state": issueMachine.states,
  "payment_holds.state": holdMachine.states,
  "intention_interests.state": interestMachine.states,
  "agreements.state": agreementMachine.states,
  "payment_documents.state": documentMachine.states,
  "home_files.state": homeFileMachine.states,
  "placement_documents.state": placementDocumentMachine.states,
  "payment_uploads.state": uploadMachine.states,
  "forum_bookings.state": bookingMachine.states,
  "forum_dates.state": dateMachine.states,
  "forum_papers.state": paperMachine.states,
  "statements.state": statementMachine.states,
};
/** Machines whose state is no column of its own: a date says it, or the newest of its moves. */
const SEEN_OTHERWISE: readonly (readonly string[])[] = [releaseMachine.states, intentionMachine.states];

const files = import.meta.glob<Record<string, unknown>>("../../app/domains/**/*.machine.ts", { eager: true });

it("every machine has its line", () => {
  const machines = Object.entries(files).flatMap(([path, exported]) =>
    Object.entries(exported).flatMap(([name, one]) =>
      name.endsWith("Machine") && one instanceof Object && "states" in one
        ? [{ name: `${path}: ${name}`, states: one.states }]
        : [],
    ),
  );
  expect(machines.length).toBeGreaterThanOrEqual(Object.keys(files).length);
  const listed: unknown[] = [...Object.values(MACHINES), ...SEEN_OTHERWISE];
  expect(machines.filter(({ states }) => !listed.includes(states)).map(({ name }) => name)).toEqual([]);
});

it("a look may be for whatever the vault writes looks for, and for nothing else", async () => {
  const [row] = await owner<{ definition: string }[]>`
    select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'looks_purpose'`;
  const allowed = [...(row?.definition ?? "").matchAll(/'([^']*)'/g)].map(([, purpose = ""]) => purpose);
  expect(allowed.sort()).toEqual([...LOOKS_ARE_FOR].sort());
});

it("a column takes the states of its machine and no other", async () => {
  const rows = await owner<{ table: string; definition: string }[]>`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'`;
  const checked = new Map<string, string[]>();
  for (const { table, definition } of rows)
    for (const [, column, list = ""] of definition.matchAll(/\b(state|answer) = ANY \(ARRAY\[([^\]]*)\]/g)) {
      const name = `${table}.${column}`;
      const states = [...list.matchAll(/'([^']*)'/g)].map(([, state = ""]) => state).sort();
      // The list of all of them; others say what goes with some.
      if (states.length > (checked.get(name)?.length ?? 0)) checked.set(name, states);
    }
  for (const [name, states] of Object.entries(MACHINES))
    expect([name, checked.get(name)]).toEqual([name, [...states].sort()]);
});

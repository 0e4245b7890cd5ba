import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

it("a page that hands on a version or a digest has asked its form for it", () => {
  const without = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join("app", name), "utf8");
      if (!/\bform\.(version|expected)\b/.test(text)) return [];
      return [...text.matchAll(/\bform\.(version|expected)\b/g)].flatMap(({ index }) => {
        const calls = [...text.matchAll(/parseForm\([^;]*?\);/g)];
        const before = calls.filter((call) => call.index < index).at(-1) ?? calls[0];
        const call = before?.[0] ?? "";
        return call.includes("expects:") ? [] : [name];
      });
    });
  expect(without).toEqual([]);
});

it("a form whose schema has a version is refused without one", () => {
  const sources = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join("app", name), "utf8") }));
  const withVersion = sources
    .filter(({ name }) => name.endsWith(".schema.ts"))
    .flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+) = ((?:.|\n)*?);\n(?=\n|$)/g)]
        .filter(([, , body = ""]) => /\bversion: rowVersion\b/.test(body))
        .map(([, name = ""]) => name),
    );
  expect(withVersion.length).toBeGreaterThan(10);
  const without = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/parseForm\([\w.]+, (\w+)([^;]*?)\);/g)]
      .filter(([, schema = "", rest = ""]) => withVersion.includes(schema) && !rest.includes("expects:"))
      .map(([, schema]) => `${name} ${schema}`),
  );
  expect(without).toEqual([]);
});

/**
 * Commands that are told nothing of what the page showed, each under the reason for which nobody's work can be lost by
 * it. Whoever disagrees with a reason has found a fault.
 */
const WITHOUT_EXPECTATION: Record<string, string[]> = {
  "only adds: two who do it at once have both done it, or the second is told that it is there": [
    "access/invite-colleague",
    "agreements/end-offers",
    "agreements/ask-change",
    "documents/ask-for-report",
    "documents/upload-document",
    "documents/upload-home-file",
    "payments/place-payment-hold",
    "payments/read-invoice-file",
    "payments/raise-payment-query",
    "issues/raise-issue",
    "agreements/record-absence",
    "agreements/start-agreement",
    "records/take-pack",
    "authorisations/name-deputy",
    "forums/add-action",
    "forums/ask-question",
    "forums/book-seats",
    "forums/check-in",
    "forums/copy-forward",
    "forums/give-feedback",
    "forums/plan-series",
    "market/add-block",
    "market/add-comment",
    "market/start-statement",
    "market/submit-interest",
    "payments/start-document",
    "payments/send-payment-file",
    "forums/propose-topic",
    "offers/start-offer",
    "providers/add-services",
    "providers/admit-provider",
    "providers/confirm-address",
    "providers/raise-alert",
    "providers/reinvite-admin",
    "referrals/add-masked-term",
    "referrals/copy-referral",
    "referrals/create-referral",
    "releases/accept-terms",
    "releases/add-document",
    "releases/release-identity",
    "routing/onboard-and-send",
    "routing/send-to-owner",
  ],
  "takes or leaves a place in a set (a list, a vote, a block, a paper, somebody's factors): doing it twice is doing it once":
    [
      "access/reset-factor",
      "forums/block-organisation",
      "forums/change-guests",
      "forums/keep-paper",
      "forums/vote-topic",
      "market/resolve-comment",
      "notifications/stop-emails",
      "notifications/confirm-subscription",
      "routing/mark-read",
    ],
  "one move of a machine, conditional on the state that it leaves: whoever is second is told so": [
    "payments/match-payment",
    "records/file-pack",
    "documents/mark-read",
    "documents/remove-document",
    "documents/remove-home-file",
    "access/decide-roles",
    "agreements/withdraw-funding-split",
    "authorisations/end-deputy",
    "forums/accept-seat",
    "forums/answer-pass",
    "forums/cancel-booking",
    "forums/move-booking",
    "forums/move-topic",
    "forums/restore-booking",
    "offers/amend-offer",
    "offers/start-deciding",
    "providers/second-word-on-alert",
    "referrals/approve-unmasked-term",
    "releases/revoke-release",
    "routing/move-delivery",
    "routing/pick-up-delivery",
    "routing/release-delivery",
    "routing/retry-delivery",
    "statutory/close-request",
    "statutory/return-request",
    "statutory/withdraw-step",
  ],
  "changes who has it and nothing that anybody wrote; each hand-over is an event, and everybody may answer": [
    "routing/pass-on-delivery",
  ],
  "changes the order and nothing that anybody wrote; two presses are two steps": ["market/move-block"],
  "is what happened at a moment, kept by the moment: the newest mark counts": ["forums/mark-attendance"],
  "is about the person's own account, proved by a password, a code, a link or a key": [
    "access/add-passkey",
    "access/answer-invitation",
    "access/change-details",
    "access/change-password",
    "access/confirm-it-is-me",
    "access/finish-sign-in",
    "access/join-by-invitation",
    "access/remove-factor",
    "access/set-password",
    "access/set-up-authenticator",
    "access/sign-in",
    "forums/renew-feed",
  ],
  "is told it with the choice: each row of the list carries the version at which it was listed": [
    "agreements/place-by-phone",
    "statutory/send-notices",
  ],
  "changes nothing: it looks, finds or writes out, and says that it did": [
    "exports/export-as-operator",
    "exports/export-placements",
    "forums/attendees",
    "forums/find-own-date",
    "oversight/export-audit",
    "referrals/gate-to-decide",
    "documents/document-to-change",
    "releases/document-to-change",
    "releases/export-looks",
    "releases/look-at-detail",
    "releases/look-at-document",
    "releases/look-at-identity",
  ],
  "is told the number of the version that is signed, and the digest of its bytes": [
    "agreements/sign-agreement",
  ],
  "is part of a command that has asked": [
    "agreements/clear-agreement",
    "agreements/bring-on-by-phone",
    "agreements/child-by-phone",
    "agreements/end-search-by-phone",
    "agreements/home-by-phone",
    "agreements/end-acceptances",
    "agreements/fall-placements",
    "agreements/lock-who-pays",
    "offers/promise-place",
    "records/lock-record",
    "market/write-statement",
    "statutory/lock-notice",
  ],
  "hands its input on to a command that asks": ["providers/change-vacancy", "routing/reassign-referral"],
  "is a file loaded by whoever runs the portal": [
    "anonymisation/import-looked-after",
    "figures/import-figures",
    "figures/import-outturn",
    "payments/import-payments",
    "providers/import-postcodes",
    "providers/import-register",
  ],
  "is a job of the worker": ["vault/assign-data-keys"],
  "is told it row by row: each carries how its finding stood when the page was opened (`gateItemSchema.seen`)":
    ["referrals/decide-findings", "referrals/decide-items"],
};

describe("a command that changes what stands", () => {
  /** What a command is told of the page: a number or a text of one of these names. */
  const EXPECTS =
    /\b(expectedVersion|expectedMonths|expectedReviewOn|expected|version|basis|digest|edition|seen)\??: (string|number)/;

  it("is told what the page showed, or it is said why it need not be", () => {
    const commands = readdirSync("app/domains")
      .flatMap((domain) => {
        const folder = join("app/domains", domain, "commands");
        return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
      })
      .filter((path) => path.endsWith(".server.ts"))
      .map((path) => ({ path, text: readFileSync(path, "utf8") }))
      .filter(({ text }) => /Promise<(Result<|Saved>|Given>)/.test(text));
    expect(commands.length).toBeGreaterThan(80);
    const without = commands
      .filter(({ text }) => !EXPECTS.test(text))
      .map(({ path }) => path.replace(/^app\/domains\/|commands\/|\.server\.ts$/g, ""));
    const said = Object.values(WITHOUT_EXPECTATION).flat();
    expect(without.sort()).toEqual([...said].sort());
  });
});

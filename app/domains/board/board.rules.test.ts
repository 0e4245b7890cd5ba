import { describe, expect, it } from "vitest";
import { costSummary } from "~/domains/offers/cost-words.rules";
import { exampleLine } from "~/domains/offers/example-line";
import { isInTheRunning, type OfferState } from "~/domains/offers/offer.machine";
import { type AnswerFacts, leadingOffer, standing } from "./board.rules";

const service = (
  name: string,
  state: string | null,
  weeklyPence = 500_000,
): AnswerFacts["services"][number] => ({
  name,
  answer: state ? "offered" : "interested",
  declineReason: null,
  indicativeWeeklyPence: null,
  ringNumber: null,
  offer: state ? { state, cost: costSummary([exampleLine({ unitPence: weeklyPence })], "2026-12-01") } : null,
});
const provider = (...services: AnswerFacts["services"]) =>
  standing({ state: "answered", pickedUp: null, openedBy: 1, services });

describe("the board's answers", () => {
  it("say the offer that has come furthest, with its own name and price", () => {
    const row = provider(service("Elm", "not-selected", 300_000), service("Oak", "accepted", 480_000));
    expect(row).toMatchObject({ tag: { words: "Accepted" }, line: "Oak", cost: "£4,800.00 a week" });
  });

  it("put what can still come before an offer that has ended", () => {
    expect(provider(service("Elm", "withdrawn"), service("Oak", null)).tag.words).toBe("Interested");
    expect(provider(service("Elm", "withdrawn")).rank).toBeGreaterThan(provider(service("Oak", null)).rank);
  });

  it("stand in the order of what the broker can do with them, what has ended at the end", () => {
    const silent = { pickedUp: null, openedBy: 0, services: [{ ...service("Ash", null), answer: "none" }] };
    const holder = { name: "Olivia", phone: null };
    const declined = { ...service("Yew", null), answer: "declined", declineReason: "no-vacancy" };
    const rows = [
      provider(service("Elm", "submitted")),
      provider(service("Oak", null)),
      standing({ ...silent, state: "picked-up", pickedUp: holder }),
      standing({ ...silent, state: "opened", openedBy: 1 }),
      standing({ ...silent, state: "delivered" }),
      provider(declined),
      provider(service("Elm", "expired")),
    ];
    const ranks = rows.map((row) => row.rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(rows.length);
  });

  it("highlight the accepted offer, never a cheaper one that has ended", () => {
    const cheap = { id: "cheap", ...provider(service("Elm", "not-selected", 100_000)) };
    const won = { id: "won", ...provider(service("Oak", "accepted", 900_000)) };
    expect(leadingOffer([won, cheap])).toBe("won");
    expect(leadingOffer([cheap])).toBeNull();
  });
});

it("decides between offers kept in the running, not between those nobody has looked at", () => {
  const states = (...of: OfferState[]) => of;
  expect(states("shortlisted", "reserve", "preferred", "authorised").every(isInTheRunning)).toBe(true);
  expect(states("draft", "submitted", "accepted", "withdrawn", "expired").some(isInTheRunning)).toBe(false);
});

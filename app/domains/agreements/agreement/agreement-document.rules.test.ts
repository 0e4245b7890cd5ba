import { describe, expect, it } from "vitest";
import { exampleLine } from "~/domains/offers/example-line";
import { ownWords } from "~/platform/cleared-text";
import { type AgreementContent, childWords, noticeWords } from "./agreement-content.rules";
import { agreementDocument } from "./agreement-document.rules";
import { feeLinesOf } from "./fee-lines.rules";

const text = ownWords('As agreed <b>here</b> & "there"');
const content: AgreementContent = {
  schema: 1,
  reference: "IPA-7K3M9Q",
  version: 2,
  issuedOn: "2026-11-29",
  parties: {
    council: "Wolverhampton",
    provider: "Ashgrove Care",
    service: "Linden House",
    registration: "SC123456",
    issuedBy: "Priya Nandakumar",
  },
  child: { referral: "HW-7K3M9Q", place: 1, of: 1, described: "Girl, 14 · children's home" },
  startOn: "2026-12-01",
  placementPlanOn: "",
  notice: { council: 28, provider: 28, trialDays: 14, trialNotice: 1 },
  terms: {
    purpose: text,
    intendedLength: text,
    coreFee: text,
    familyTime: text,
    health: text,
    education: text,
    delegatedAuthority: text,
    missing: text,
    dataProtection: text,
    stepDown: ownWords(""),
  },
  outcomes: [{ outcome: text, review: text }],
  fees: feeLinesOf(
    [
      exampleLine({ unitPence: 485_000 }),
      exampleLine({ kind: "set-up", description: "A bed", unitPence: 90_000 }),
    ],
    "2026-12-01",
    { place: 0, of: 1 },
  ),
};

describe("the document of an agreement", () => {
  const html = agreementDocument(content);

  it("has a language, one title, headings in order and tables with captions and headers", () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<h[3-6]/);
    const tables = html.match(/<table>[\s\S]*?<\/table>/g) ?? [];
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      expect(table).toMatch(/<caption>[^<]+<\/caption>/);
      expect(table).toMatch(/<th scope="col">/);
      expect(table).toMatch(/<th scope="row">/);
    }
  });

  it("needs nothing from anywhere else", () => {
    expect(html).not.toMatch(/<(script|img|link|iframe)|https?:|url\(/i);
  });

  it("shows what was typed as text", () => {
    expect(html).not.toContain("<b>here");
    expect(html).toContain("As agreed &lt;b&gt;here&lt;/b&gt; &amp; &quot;there&quot;");
  });

  it("says the fees of the child, and leaves out what nobody wrote", () => {
    expect(html).toContain("For this child: £4,850.00 a week, plus £900.00 once on 1 December 2026.");
    expect(html).toContain("<td>£900.00 once</td><td>£900.00 once</td><td>On Tuesday 1 December 2026</td>");
    expect(html).not.toContain("Step-down target");
    expect(html).toContain("In the first 14 days either side gives at least 1 day’s notice.");
  });

  it("says who pays the provider, and nothing of it in a version from before it was asked", () => {
    const paid = agreementDocument({
      ...content,
      payers: ["Wolverhampton pays 70% and NHS Black Country ICB pays 30%"],
    });
    expect(paid).toContain(
      "<h2>Who pays</h2>\n<p>Wolverhampton pays 70% and NHS Black Country ICB pays 30%.</p>",
    );
    expect(html).not.toContain("Who pays");
  });

  it("is the same for the same content", () => {
    expect(agreementDocument(structuredClone(content))).toBe(html);
  });
});

it("names a child by the referral and a place", () => {
  expect(childWords({ referral: "HW-7K3M9Q", place: 2, of: 3 })).toBe("Child 2 of 3 on referral HW-7K3M9Q");
  expect(childWords({ referral: "HW-7K3M9Q", place: 1, of: 1 })).toBe("The child on referral HW-7K3M9Q");
  expect(noticeWords({ council: 28, provider: 14, trialDays: 7, trialNotice: 0 })[2]).toBe(
    "In the first 7 days either side may end the placement without notice.",
  );
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type TemplateName, templates } from "./registry.ts";

/** A mail is read later than it is written, often on the next day: nothing in it may count from "today", or from its arrival. */
const RELATIVE =
  /\b(today|tomorrow|yesterday|tonight|this (morning|afternoon|evening)|within \d+ (working )?days)\b/i;
const root = join(import.meta.dirname, "..");

const props = {
  name: "Dana",
  from: "Priya",
  by: "Priya",
  reference: "HW-7K3M9Q",
  council: "Wolverhampton",
  provider: "Orchard Homes",
  organisation: "Orchard Homes",
  answerBy: "Friday 4 December at 5:39pm",
  until: "Friday 4 December at 5pm",
  due: "Friday 4 December",
  when: "Tuesday 9 March, 10:00 to 12:30",
  heldUntil: "Friday 4 December at 5pm",
  title: "Provider forum",
  owner: "Wolverhampton",
  link: "https://example.org/a",
  secretLink: "https://example.org/b",
  decision: "authorised",
  stage: "soon",
  words: "Send the rota",
  roles: "Provider admin",
  waiting: [],
  colleague: "Priya",
  referral: "HW-7K3M9Q",
  texts: 20,
  person: "Priya",
  at: "Friday 4 December at 5pm",
  email: "dana@example.org",
};

/** What a template that tells of one thing or another may tell of: each of them is looked at. */
const VARIANTS: Readonly<Record<string, readonly object[]>> = {
  "account-notice": [
    ...["new-sign-in", "authenticator-added", "passkey-added", "factor-removed"],
    ...["factor-reset", "recovery-code-used", "recovery-codes-made"],
  ].map((what) => ({ what, at: "Friday 4 December at 5pm" })),
  "agreement-to-sign": [true, false].map((again) => ({ again })),
  "alert-second-person": ["raised", "in-force", "end-asked"].map((what) => ({
    what,
    alert: "Suspension",
    on: "Copper Beech",
  })),
  "case-person-named": ["social worker", "independent reviewing officer"].map((part) => ({ part })),
  "daily-digest": [0, 3].map((more) => ({
    ...{
      more,
      groups: [{ title: "Forum actions", items: [{ text: "Due soon", url: "https://example.org/a" }] }],
    },
  })),
  "phone-placement": ["confirm", "paperwork", "overdue", "not-confirmed", "unsigned", "lapsed", "came"].map(
    (act) => ({
      act,
      due: "Friday 4 December at 5pm",
    }),
  ),
  "document-stopped": ["refused", "waits"].map((what) => ({ what })),
  "approval-asked": ["Friday 4 December 2026", null].map((movesIn) => ({ movesIn })),
  "approval-to-ask": ["approval", "consult", "lives-in", "carer", "schooling", undefined].flatMap((act) =>
    ["Friday 4 December 2026", null].map((movesIn) => ({ act, movesIn })),
  ),
  "approval-answered": ["given", "returned"].map((answer) => ({ answer })),
  "funding-deputy": ["named", "removed"].flatMap((change) =>
    ["deputy", "absent"].map((reader) => ({
      ...{ change, reader, deputy: "Priya", absent: "Margaret" },
      span: "from Monday 7 December 2026 to Friday 11 December 2026",
    })),
  ),
  "funding-limit": [{ limit: "A head of service can authorise any amount" }],
  "payment-document": ["sent", "accepted", "returned", "withdrawn"].flatMap((what) =>
    ["invoice", "credit-note"].map((kind) => ({ what, kind, number: "INV-1041" })),
  ),
  "placement-absence": ["recorded", "corrected", "withdrawn", "fee"].map((change) => ({
    change,
    by: "Ashgrove Care",
  })),
  "party-share": ["Friday 4 December 2026", null].map((until) => ({ until })),
  "placement-step-down": [{ by: "Ashgrove Care" }],
  issue: [
    ...["raised", "replied", "answered", "closed", "disputed", "assigned", "routed", "escalated"],
    ...["not-acknowledged", "not-resolved"],
  ].flatMap((what) => [true, false].map((urgent) => ({ what, urgent }))),
  "placement-order": ["number", "none-yet", "not-needed"].map((order) => ({ order })),
  "payment-hold": ["held", "released"].map((what) => ({ what })),
  "payment-query": ["raised", "replied", "answered", "closed", "disputed", "assigned", "unstaffed"].map(
    (what) => ({
      what,
    }),
  ),
  "intention-interest": ["submitted", "answered", "written", "withdrawn"].map((what) => ({
    ...{ what, by: "Ashgrove Care", title: "Two homes for brothers and sisters" },
  })),
  "placement-change": [
    ...["proposed", "asked", "agreed", "declined", "returned", "authorised", "refused", "withdrawn"].map(
      (change) => ({ change, lastNight: null }),
    ),
    { change: "ending", lastNight: "Friday 4 December 2026" },
  ],
  "statement-published": [1, 2].map((number) => ({ number, published: "4 December 2026" })),
  "placement-report": ["asked", "read-today", "refused"].map((what) => ({ what })),
  "placement-searched-again": [{ search: "HW-8N4P2R", by: "Priya Nandakumar" }],
  "provider-standing": ["asked", "chased", "confirmed", "refused"].map((what) => ({
    ...{ what, invited: "Priya of Wolverhampton", decided: null, placed: 2, closed: ["HW-7K3M9Q"] },
  })),
  "roles-told": ["changed", "confirmed", "not-confirmed"].map((outcome) => ({
    outcome,
    person: "Priya",
    waiting: "",
  })),
};

const rendered = (name: string, more: object = {}) => {
  const template = templates[name as TemplateName].render as (given: never) => {
    subject: string;
    text: string;
  };
  // A prop that is made up nowhere stands as "undefined" in the mail, or breaks the layout.
  const lacking = `${name} takes a prop that neither \`props\` nor VARIANTS of this test makes up`;
  try {
    const mail = template({ ...props, ...VARIANTS[name]?.[0], ...more } as never);
    expect(`${mail.subject}\n${mail.text}`, lacking).not.toMatch(/\bundefined\b/);
    return mail;
  } catch (cause) {
    throw cause instanceof TypeError ? new Error(lacking, { cause }) : cause;
  }
};

describe("what is read later than it is written", () => {
  it.each(Object.keys(templates))("%s counts from no day", (name) => {
    for (const variant of VARIANTS[name] ?? [{}]) {
      const { subject, text } = rendered(name, variant);
      expect(`${subject}\n${text}`).not.toMatch(RELATIVE);
    }
  });

  it("is worded with absolute times by everything that queues mail", () => {
    const files = readdirSync(join(root, "app"), { recursive: true })
      .map((file) => join("app", String(file)))
      .filter((file) => file.endsWith(".server.ts"));
    const queueing = files.filter((file) =>
      /\b(queueMail|mailAccount|notify)\(|from "~emails\//.test(readFileSync(join(root, file), "utf8")),
    );
    expect(queueing.length).toBeGreaterThan(20);
    const relative = queueing.filter((file) =>
      /\b(dayAndTime|dayWord|remaining)\b.*from "~\/platform\/time"/.test(
        readFileSync(join(root, file), "utf8").replace(/\{\n([^}]*)\}/g, (all) => all.replace(/\n/g, " ")),
      ),
    );
    expect(relative).toEqual([]);
  });
});

describe("a mail about an emergency", () => {
  it("names it, whose it is and until when in its subject", () => {
    expect(rendered("referral-delivered", { emergency: true }).subject).toBe(
      "Emergency referral HW-7K3M9Q from Wolverhampton: answer by Friday 4 December at 5:39pm",
    );
    expect(rendered("referral-delivered").subject).toBe(
      "Referral HW-7K3M9Q from Wolverhampton: answer by Friday 4 December at 5:39pm",
    );
  });

  it.each(
    Object.keys(templates).filter((name) =>
      /\bReferralFacts\b/.test(readFileSync(join(import.meta.dirname, `${name}.ts`), "utf8")),
    ),
  )("%s begins with the word, and only then", (name) => {
    expect(rendered(name).subject).not.toMatch(/^emergency/i);
    expect(rendered(name, { emergency: true }).subject).toMatch(/^Emergency( referral|: )/);
  });
});

import { describe, expect, it } from "vitest";
import { layout } from "./layout.ts";

const letter = {
  subject: "A new request from Wolverhampton",
  greeting: "Hello Dana",
  blocks: [
    { kind: "text" as const, text: 'Fish & "chips" <script>alert(1)</script>' },
    { kind: "facts" as const, facts: [["Reference", "HW-7K3M9Q"] as [string, string]] },
    { kind: "action" as const, label: "Open it", url: "https://homeward.example/in?a=1&b=2" },
  ],
  why: "You get this because you answer for Ashdown Homes.",
};

describe("the layout of a mail", () => {
  it("says the same in text and in HTML", () => {
    const { text, html } = layout(letter);
    for (const said of ["Hello Dana,", "HW-7K3M9Q", "Open it", "You get this because"]) {
      expect(text).toContain(said);
      expect(html).toContain(said);
    }
    expect(text).toContain("https://homeward.example/in?a=1&b=2");
    expect(html).toContain('href="https://homeward.example/in?a=1&amp;b=2"');
  });

  it("never lets what people typed become markup", () => {
    const { html } = layout({ ...letter, greeting: 'Hello "><img src=x onerror=alert(1)>' });
    expect(html).not.toMatch(/<script|<img/);
  });

  it("keeps a subject to one line, so that nobody adds a header", () => {
    expect(layout({ ...letter, subject: "Hello\r\nBcc: all@example.org" }).subject).toBe(
      "Hello Bcc: all@example.org",
    );
  });

  it("links to web addresses only", () => {
    const bad = { kind: "action" as const, label: "Open", url: "javascript:alert(1)" };
    expect(() => layout({ ...letter, blocks: [bad] })).toThrow(/web addresses/);
  });

  it("fetches nothing when it is opened", () => {
    expect(layout(letter).html).not.toMatch(/<img|<link|url\(|src=/);
  });
});

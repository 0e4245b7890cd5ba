import { describe, expect, it } from "vitest";
import { layout, withChoices } from "./layout.ts";

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

describe("what people typed", () => {
  const typed = "Ring the bell\nat the side door\r\nand wait";

  it("keeps its line breaks in every part that may hold it", () => {
    const { html, text } = layout({
      ...letter,
      blocks: [
        { kind: "text", text: typed },
        { kind: "facts", facts: [["Getting in", typed]] },
        { kind: "list", title: "Forum actions", items: [{ text: typed, url: null }] },
      ],
    });
    expect(html.match(/Ring the bell<br>at the side door<br>and wait/g)).toHaveLength(3);
    expect(text).toContain("Ring the bell\nat the side door");
  });

  it("becomes no markup where it is listed, linked or says how to stop", () => {
    const sly = '<a href="https://elsewhere.example">"Pay here"</a>';
    const listed = layout({
      ...letter,
      blocks: [{ kind: "list", title: sly, items: [{ text: sly, url: "https://homeward.example/a" }] }],
    });
    const links = { stop: "https://homeward.example/s", choices: "https://homeward.example/c" };
    expect(withChoices(listed, "forum-actions", links).html).not.toContain('elsewhere.example">');
  });
});

it("the foot of a mail says how to have fewer, in both parts", () => {
  const links = { stop: "https://homeward.example/s", choices: "https://homeward.example/c" };
  const { text, html } = withChoices(layout(letter), "forum-actions", links);
  for (const said of [links.stop, links.choices]) {
    expect(text).toContain(said);
    expect(html).toContain(`href="${said}"`);
  }
  expect(text).toContain("Stop emails about “Forum actions”");
  expect(html).toMatch(/<\/div><\/body><\/html>$/);
});

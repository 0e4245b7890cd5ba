import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Prose } from "~/ui/prose";
import { readProse } from "./read-prose.server";

/** What somebody would have run, loaded or followed. */
const ADDRESSES = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "java&#x0A;script:alert(1)",
  "&#106;avascript:alert(1)",
  "\u0001javascript:alert(1)",
  " javascript:alert(1)",
  "javascript&colon;alert(1)",
  "vbscript:msgbox(1)",
  "data:text/html;base64,PHNjcmlwdD4=",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "blob:https://a.example/1",
  "file:///etc/passwd",
  "//evil.example/x",
  "/council/wolverhampton/statements",
  "\\\\evil.example\\x",
  "intent://x#Intent;end",
  "ms-word:ofe|u|https://evil.example/x",
  "tel:+441632960000",
  "#Javascript:alert(1)",
  "#x' onclick='alert(1)",
  "https:/\\evil\u0000",
];
const CARRIERS: readonly ((address: string) => string)[] = [
  (a) => `[press](${a})`,
  (a) => `[press](<${a}>)`,
  (a) => `<${a}>`,
  (a) => `![picture](${a})`,
  (a) => `[![picture](${a})](${a})`,
  (a) => `[press][x]\n\n[x]: ${a}`,
  (a) => `[x]: <${a}> "title"\n\n> - **[x]**`,
  (a) => `<a href="${a}">press</a>`,
  (a) => `# <img src="${a}" onerror="alert(1)">`,
];
const MARKUP = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data='data:text/html,x'></object>",
  "<embed src='//evil.example'>",
  "<style>@import '//evil.example/x.css'</style>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
  "<base href=//evil.example>",
  "<form action=//evil.example><button>send</button></form>",
  "<details open ontoggle=alert(1)>",
  "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
  "<template><script>alert(1)</script></template>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<!--><script>alert(1)</script>-->",
  "<![CDATA[><script>alert(1)</script>]]>",
  "<?php echo 1 ?><b onclick=alert(1)>",
  "<a href=javascript:alert(1) autofocus onfocus=alert(1)>",
  "<input autofocus onfocus=alert(1)>",
  "<video><source onerror=alert(1)>",
  "<b style='background:url(//evil.example)'>b</b>",
];
const PLACES: readonly ((markup: string) => string)[] = [
  (m) => m,
  (m) => `Text ${m} text`,
  (m) => `# ${m}`,
  (m) => `- ${m}\n  - **${m}**`,
  (m) => `> ${m}`,
  (m) => `\`${m}\``,
  (m) => `\`\`\`html onload=alert(1)\n${m}\n\`\`\``,
  (m) => `    ${m}`,
  (m) => `[${m}](https://example.org)`,
  (m) => `![${m}](https://evil.example/pixel.png)`,
  (m) => `| a |\n|---|\n| ${m} |`,
];
const HOSTILE = [
  ...ADDRESSES.flatMap((address) => CARRIERS.map((carry) => carry(address))),
  ...MARKUP.flatMap((markup) => PLACES.map((put) => put(markup))),
];

const ELEMENTS = /^(div|p|h3|h4|ul|ol|li|a|strong|em|blockquote|code|pre|hr|br)$/;
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = { a: ["href", "rel"] };

/** Everything in the page that is not a plain element of the list, with an address that may be followed. */
function active(html: string): string[] {
  return [...html.matchAll(/<([a-zA-Z!?/][^\s>/]*)([^>]*)>/g)].flatMap(([tag, name = "", rest = ""]) => {
    if (name.startsWith("/")) return ELEMENTS.test(name.slice(1)) ? [] : [tag];
    const wrong = [...rest.matchAll(/([^\s="]+)="([^"]*)"/g)].some(
      ([, attribute = "", value = ""]) =>
        !["class", ...(ATTRIBUTES[name] ?? [])].includes(attribute) ||
        (attribute === "href" && !/^(https?:\/\/|mailto:|#[a-z])/.test(value)),
    );
    return ELEMENTS.test(name) && !wrong ? [] : [tag];
  });
}

it("leaves nothing active of several hundred hostile texts", async () => {
  expect(HOSTILE.length).toBeGreaterThan(450);
  const found: { text: string; active: string[] }[] = [];
  for (const text of HOSTILE) {
    const html = renderToStaticMarkup(<Prose nodes={(await readProse(text)) ?? []} />);
    if (active(html).length > 0) found.push({ text, active: active(html) });
  }
  expect(found).toEqual([]);
});

it("would find what it looks for", () => {
  expect(active('<div class="prose"><p>x</p></div>')).toEqual([]);
  expect(active("<p><img src=x></p>")).toEqual(["<img src=x>"]);
  expect(active('<a href="javascript:alert(1)">x</a>')).toHaveLength(1);
  expect(active('<p onclick="x">x</p>')).toHaveLength(1);
});

it("keeps links to the web, to mail and within the page", async () => {
  const html = renderToStaticMarkup(
    <Prose
      nodes={(await readProse("[a](https://example.org/a) [b](mailto:a@example.org) [c](#gap)")) ?? []}
    />,
  );
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    "https://example.org/a",
    "mailto:a@example.org",
    "#gap",
  ]);
});

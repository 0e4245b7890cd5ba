import type { DocumentPart, DocumentText } from "./document-parts";

/**
 * A document that people keep as a page of HTML that needs nothing else to be read, the same bytes for the same text on every
 * machine: signed agreements are such bytes. Headings follow each other, tables have captions and headers.
 */
export function documentInHtml({ title, parts }: DocumentText): string {
  return `${[
    "<!doctype html>",
    '<html lang="en-GB">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${safe(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${safe(title)}</h1>`,
    ...parts.map(inHtml),
    "</main>",
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

function inHtml(part: DocumentPart): string {
  switch (part.kind) {
    case "heading":
      return `<h2>${safe(part.text)}</h2>`;
    case "subheading":
      return `<h3>${safe(part.text)}</h3>`;
    case "paragraph":
      return `<p>${safe(part.text)}</p>`;
    case "list": {
      const name = part.ordered ? "ol" : "ul";
      return `<${name}>${part.items.map((item) => `<li>${safe(item)}</li>`).join("")}</${name}>`;
    }
    case "table":
      return table(part);
  }
}

const STYLE =
  "body{font:1rem/1.5 Georgia,serif;color:#111;background:#fff;margin:0}main{max-width:48rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold;padding:.5rem 0}th,td{border:1px solid #555;padding:.4rem .6rem;text-align:left;vertical-align:top}p,td{white-space:pre-line;overflow-wrap:anywhere}@media print{main{max-width:none;padding:0}tr,h2{break-inside:avoid}h2{break-after:avoid}}";

/** A real table: a caption, headers of columns, and the first cell of each row its header. */
function table({ caption, headers, rows }: Extract<DocumentPart, { kind: "table" }>): string {
  const head = headers.map((header) => `<th scope="col">${safe(header)}</th>`).join("");
  const body = rows
    .map(([first = "", ...rest]) => {
      const cells = rest.map((cell) => `<td>${safe(cell)}</td>`).join("");
      return `<tr><th scope="row">${safe(first)}</th>${cells}</tr>`;
    })
    .join("\n");
  return `<table>\n<caption>${safe(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? "");
}

import { dayWords } from "~/domains/offers/offer-words.rules";
import type { DocumentPart, DocumentText } from "~/platform/documents/document-parts";
import {
  type AgreementContent,
  childWords,
  noticeWords,
  TERM_TITLES,
  type WrittenTerm,
} from "./agreement-content.rules";
import { feeName, feePrice, feeShare, feeSpan } from "./agreement-words.rules";
import { feesInWords } from "./fee-lines.rules";

/** What one version says, in the order in which every form of its document has it. */
export function agreementText(content: AgreementContent): DocumentText {
  const { parties } = content;
  return {
    title: `Individual placement agreement ${content.reference}, version ${content.version}`,
    parts: [
      paragraph(`Issued on ${dayWords(content.issuedOn)} by ${parties.issuedBy} for ${parties.council}.`),
      {
        kind: "table",
        caption: "The parties and the child",
        headers: ["What", "Who"],
        rows: [
          ["Council", parties.council],
          ["Provider", parties.provider],
          ["Service", parties.service],
          ["Registration number", parties.registration || "Not given"],
          ["Child", childWords(content.child)],
          ...(content.child.described === "" ? [] : [["Described as", content.child.described]]),
          ["Start of the placement", dayWords(content.startOn)],
          [
            "Statutory placement plan",
            content.placementPlanOn === "" ? "Not dated yet" : dayWords(content.placementPlanOn),
          ],
        ],
      },
      ...written(content, "purpose", "intendedLength"),
      heading("Fees"),
      paragraph(
        `For this child: ${feesInWords(content.fees, content.startOn)}. The first night is paid and the day of leaving is not.`,
      ),
      {
        kind: "table",
        caption: "Fee schedule for this child",
        headers: ["Fee", "Price as offered", "For this child", "When"],
        rows: content.fees.map((line) => [feeName(line), feePrice(line), feeShare(line), feeSpan(line)]),
      },
      ...whoPays(content),
      ...written(content, "coreFee"),
      heading("Outcomes"),
      {
        kind: "table",
        caption: "Outcomes and how each is reviewed",
        headers: ["Outcome", "How it is reviewed"],
        rows: content.outcomes.map(({ outcome, review }) => [outcome, review]),
      },
      ...written(content, "familyTime", "health", "education", "delegatedAuthority", "missing"),
      heading("Notice"),
      ...noticeWords(content.notice).map(paragraph),
      ...written(content, "dataProtection", "stepDown"),
    ],
  };
}

function whoPays({ payers = [] }: AgreementContent): DocumentPart[] {
  return payers.length === 0 ? [] : [heading("Who pays"), ...payers.map((words) => paragraph(`${words}.`))];
}

const heading = (text: string): DocumentPart => ({ kind: "heading", text });
const paragraph = (text: string): DocumentPart => ({ kind: "paragraph", text });

/** The terms that somebody wrote, each under its title; what nobody wrote is left out. */
function written(content: AgreementContent, ...terms: WrittenTerm[]): DocumentPart[] {
  return terms.flatMap((term) => {
    const words = content.terms[term];
    return words === "" ? [] : [heading(TERM_TITLES[term]), paragraph(words)];
  });
}

/**
 * The kept document of one version: a page of HTML that needs nothing else to be read, the same bytes for the same
 * content on every machine. Headings follow each other, tables have captions and headers.
 */
export function agreementDocument(content: AgreementContent): string {
  const { title, parts } = agreementText(content);
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

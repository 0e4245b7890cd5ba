import { dayWords } from "~/domains/offers/offer-words.rules";
import { documentInHtml } from "~/platform/documents/document-in-html";
import {
  type DocumentPart,
  type DocumentText,
  heading,
  paragraph,
} from "~/platform/documents/document-parts";
import {
  type AgreementContent,
  childWords,
  clausesTitle,
  noticeWords,
  TERM_TITLES,
  type WrittenTerm,
} from "./agreement-content.rules";
import { feeName, feePrice, feeShare, feeSpan } from "./agreement-words.rules";
import { feesInWords } from "./fee-lines.rules";

/** A version as its document says it; its words have passed the gate, or are those of an example. */
export type DocumentedAgreement = Omit<AgreementContent, "terms" | "outcomes"> & {
  terms: Readonly<Record<WrittenTerm, string>>;
  outcomes: readonly { outcome: string; review: string }[];
};

/** What one version says, in the order in which every form of its document has it. */
export function agreementText(content: DocumentedAgreement): DocumentText {
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
      ...ownClauses(content),
    ],
  };
}

/** The clauses of the council's own template. */
function ownClauses({ clauses = [], parties }: DocumentedAgreement): DocumentPart[] {
  return clauses.length === 0 ? [] : [heading(clausesTitle(parties.council)), ...clauses];
}

function whoPays({ payers = [] }: DocumentedAgreement): DocumentPart[] {
  return payers.length === 0 ? [] : [heading("Who pays"), ...payers.map((words) => paragraph(`${words}.`))];
}

/** The terms that somebody wrote, each under its title; what nobody wrote is left out. */
function written(content: DocumentedAgreement, ...terms: WrittenTerm[]): DocumentPart[] {
  return terms.flatMap((term) => {
    const words = content.terms[term];
    return words === "" ? [] : [heading(TERM_TITLES[term]), paragraph(words)];
  });
}

/** The kept document of one version (`documentInHtml`), the same bytes for the same content on every machine. */
export function agreementDocument(content: AgreementContent): string {
  return documentInHtml(agreementText(content));
}

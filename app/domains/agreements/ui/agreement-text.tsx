import { dayWords } from "~/domains/offers/offer-words.rules";
import type { DocumentPart } from "~/platform/documents/document-parts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Facts } from "~/ui/facts";
import {
  childWords,
  clausesTitle,
  noticeWords,
  TERM_TITLES,
  type WrittenTerm,
} from "../agreement/agreement-content.rules";
import { feeName, feePrice, feeShare, feeSpan } from "../agreement/agreement-words.rules";
import { type FeeLine, feesInWords } from "../agreement/fee-lines.rules";
import { ClauseParts } from "./clause-parts";

/** What an agreement says, issued or as the draft has it. */
export type ShownAgreement = {
  parties: { council: string; provider: string; service: string; registration: string };
  child: { referral: string; place: number; of: number; described: string };
  startOn: string;
  placementPlanOn: string;
  notice: { council: number; provider: number; trialDays: number | null; trialNotice: number | null };
  terms: Readonly<Record<WrittenTerm, string>>;
  outcomes: readonly { outcome: string; review: string }[];
  fees: readonly FeeLine[];
  payers?: readonly string[];
  clauses?: readonly DocumentPart[];
};

/** The whole of an agreement on a page, in the order of its document. */
export function AgreementText({ agreement }: { agreement: ShownAgreement }) {
  const { parties, child } = agreement;
  const terms = (...names: WrittenTerm[]) =>
    names.map((name) => <Term key={name} name={name} words={agreement.terms[name]} />);
  return (
    <>
      <Card title="The parties and the child">
        <Facts
          items={[
            { key: "Council", value: parties.council },
            { key: "Provider", value: parties.provider },
            { key: "Service", value: parties.service },
            { key: "Registration number", value: parties.registration || "Not given" },
            { key: "Child", value: childWords(child) },
            ...(child.described === "" ? [] : [{ key: "Described as", value: child.described }]),
            { key: "Start", value: dayWords(agreement.startOn) },
            {
              key: "Statutory placement plan",
              value: agreement.placementPlanOn === "" ? "Not dated yet" : dayWords(agreement.placementPlanOn),
            },
          ]}
        />
      </Card>
      <Card title="The placement">{terms("purpose", "intendedLength")}</Card>
      <Card title="Fees">
        <p>
          For this child: <b>{feesInWords(agreement.fees, agreement.startOn)}</b>. The first night is paid and
          the day of leaving is not.
        </p>
        <FeeTable fees={agreement.fees} />
        <div className="mt-6">
          <Payers payers={agreement.payers} />
          {terms("coreFee")}
        </div>
      </Card>
      <Card title="Outcomes">
        <DataTable
          caption="Outcomes and how each is reviewed"
          captionHidden
          rows={agreement.outcomes.map((row, index) => ({ ...row, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            {
              header: "Outcome",
              cell: ({ outcome }) => <span className="whitespace-pre-line">{outcome}</span>,
            },
            {
              header: "How it is reviewed",
              cell: ({ review }) => <span className="whitespace-pre-line">{review}</span>,
            },
          ]}
        />
      </Card>
      <Card title="The child’s care">
        {terms("familyTime", "health", "education", "delegatedAuthority", "missing")}
      </Card>
      <Card title="Notice">
        {noticeWords(agreement.notice).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </Card>
      <Card title="Data protection and what comes next">{terms("dataProtection", "stepDown")}</Card>
      {agreement.clauses && agreement.clauses.length > 0 ? (
        <Card title={clausesTitle(parties.council)}>
          <ClauseParts clauses={agreement.clauses} />
        </Card>
      ) : null}
    </>
  );
}

function Payers({ payers = [] }: Pick<ShownAgreement, "payers">) {
  if (payers.length === 0) return null;
  return (
    <>
      <h3>Who pays</h3>
      {payers.map((words) => (
        <p key={words}>{words}.</p>
      ))}
    </>
  );
}

function Term({ name, words }: { name: WrittenTerm; words: string }) {
  if (words === "") return null;
  return (
    <>
      <h3>{TERM_TITLES[name]}</h3>
      <p className="whitespace-pre-line break-words">{words}</p>
    </>
  );
}

/** The fee schedule of one child. */
export function FeeTable({ fees }: { fees: readonly FeeLine[] }) {
  return (
    <DataTable
      caption="Fee schedule for this child"
      captionHidden
      rows={fees.map((line, index) => ({ line, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={[
        { header: "Fee", cell: ({ line }) => feeName(line) },
        { header: "Price as offered", cell: ({ line }) => feePrice(line) },
        { header: "For this child", numeric: true, cell: ({ line }) => feeShare(line) },
        { header: "When", cell: ({ line }) => feeSpan(line) },
      ]}
    />
  );
}

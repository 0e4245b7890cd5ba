import type { ReactNode } from "react";
import { asSentence } from "~/platform/refusal";
import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths, useProviderPaths, useSidePaths } from "~/use-paths";
import { isAskedOf, REPORT_CODES, REPORT_KINDS } from "../document-kinds.options";
import type { MissingReport } from "../queries/handed-in.server";
import type { DocumentRow, ReportsView } from "../queries/view-reports.server";
import { aboveOf, DocumentCrumbs, DocumentFacts } from "./document-frame";

/** The reports of a placement for either side: what is missing, and what was uploaded. */
export function ReportsPage({ view }: { view: ReportsView }) {
  const { placement, missing, reports, uploads, asks, after, next } = view;
  const page = useSidePaths().placement(placement.reference).reports();
  return (
    <>
      <DocumentCrumbs placement={placement} />
      <PageHeading
        title="Reports"
        above={aboveOf(placement)}
        lede="Reports can name the child. Only people who may know the child can open them, and each time one is opened it is recorded."
      />
      {uploads && !after ? <UploadLinks view={view} /> : null}
      {missing.length > 0 && !after ? (
        <Card title="Not uploaded yet">
          <WorkList label="Reports not uploaded yet">
            {missing.map((one) => (
              <Missing key={`${one.kind} ${one.coversOn}`} one={one} view={view} />
            ))}
          </WorkList>
        </Card>
      ) : null}
      <Card title={after ? "Older reports" : "Uploaded"}>
        {reports.length === 0 ? (
          <p>{after ? "There are no older reports." : "No report has been uploaded yet."}</p>
        ) : (
          <UploadedList reference={placement.reference} documents={reports} />
        )}
      </Card>
      <KeyPaging
        label="More reports"
        previous={after ? { to: page, words: "Back to the newest" } : undefined}
        next={next ? { to: `${page}?after=${next}`, words: "Older reports" } : undefined}
      />
      {asks && !after ? <AskLinks view={view} /> : null}
    </>
  );
}

const kindsOf = ({ placement }: ReportsView) =>
  REPORT_CODES.filter((kind) => isAskedOf(kind, placement.homeKind));

function UploadLinks({ view }: { view: ReportsView }) {
  const page = useProviderPaths().placement(view.placement.reference);
  return (
    <Card title="Upload a report">
      {view.full ? <p>{view.full}.</p> : null}
      <ul className="list-disc pl-5">
        {(view.full ? [] : kindsOf(view)).map((kind) => (
          <li key={kind} className="mb-1">
            <Anchor to={page.uploadReport(kind)}>{REPORT_KINDS[kind].title}</Anchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What has no schedule, or is not missing yet, is asked for by its month or day. */
function AskLinks({ view }: { view: ReportsView }) {
  const page = useCouncilPaths().placement(view.placement.reference);
  return (
    <Card title="Ask for a report">
      <ul className="list-disc pl-5">
        {kindsOf(view).map((kind) => (
          <li key={kind} className="mb-1">
            <Anchor to={page.askForReport(kind)}>{REPORT_KINDS[kind].title}</Anchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Missing({ one, view }: { one: MissingReport; view: ReportsView }) {
  const { reference } = view.placement;
  const name = <span className="sr-only"> {one.title}</span>;
  return (
    <WorkRow
      level={3}
      title={one.title}
      tags={
        one.late
          ? [{ words: one.late, tone: "now" }]
          : one.asked
            ? [{ words: "Asked for", tone: "soon" }]
            : []
      }
      line={one.due ? `Due by ${one.due}.` : undefined}
      why={one.asked ? `Asked for by the council, ${one.asked}.` : undefined}
    >
      {view.uploads ? (
        <UploadLink reference={reference} one={one}>
          {name}
        </UploadLink>
      ) : null}
      {view.asks && !one.asked ? (
        <AskLink reference={reference} one={one}>
          {name}
        </AskLink>
      ) : null}
    </WorkRow>
  );
}

type LinkProps = { reference: string; one: MissingReport; children: ReactNode };

function UploadLink({ reference, one, children }: LinkProps) {
  const page = useProviderPaths().placement(reference);
  return (
    <Actions>
      <ButtonLink tone="plain" to={page.uploadReport(one.kind, one.coversOn)}>
        Upload it{children}
      </ButtonLink>
    </Actions>
  );
}

function AskLink({ reference, one, children }: LinkProps) {
  const page = useCouncilPaths().placement(reference);
  return (
    <Actions>
      <ButtonLink tone="plain" to={page.askForReport(one.kind, one.coversOn)}>
        Ask for it{children}
      </ButtonLink>
    </Actions>
  );
}

/** Documents, and once for all of them why this reader cannot open those that others can. */
export function UploadedList({ reference, documents }: { reference: string; documents: DocumentRow[] }) {
  const [whyClosed] = documents.flatMap((document) => document.whyClosed ?? []);
  return (
    <>
      {whyClosed ? <p className="why">{asSentence(whyClosed)}</p> : null}
      {documents.map((document) => (
        <Uploaded key={document.id} reference={reference} document={document} />
      ))}
    </>
  );
}

/** One document with how it stands and what this reader can do with it. */
function Uploaded({ reference, document }: { reference: string; document: DocumentRow }) {
  const page = useSidePaths().placement(reference).document(document.id);
  const { open } = document.abilities;
  // What the council has read it removes from its page, where it is sure which one it means.
  const remove = document.abilities.remove && !document.isRead;
  const name = <span className="sr-only"> {document.title}</span>;
  return (
    <section className="mb-5">
      <h3>{document.title}</h3>
      <DocumentFacts document={document} />
      {open || remove ? (
        <Actions>
          {open ? (
            <ButtonLink tone="plain" to={page.page()}>
              Open{name}
            </ButtonLink>
          ) : null}
          {remove ? (
            <ButtonLink tone="plain" to={page.remove()}>
              Remove{name}
            </ButtonLink>
          ) : null}
        </Actions>
      ) : null}
    </section>
  );
}

import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import type { Tone } from "~/ui/tones";
import { useCouncilPaths } from "~/use-paths";
import type { PackView, RecordView } from "../queries/view-record.server";
import type { FilingStanding } from "../record.rules";
import { RECORD_PARTS, type RecordPart } from "../record-parts.options";

const STANDING: Readonly<Record<FilingStanding, { words: string; tone: Tone }>> = {
  "not-filed": { words: "Not filed", tone: "soon" },
  taken: { words: "Downloaded, not filed", tone: "soon" },
  outdated: { words: "Something new to file", tone: "soon" },
  filed: { words: "Filed", tone: "good" },
};

/** What there is of a placement for the child's case record, what was filed, and what stays here afterwards. */
export function RecordPage({ record, done }: { record: RecordView; done: string | null }) {
  const paths = useCouncilPaths();
  const { reference, standing, packs, abilities, gone } = record;
  const page = paths.placement(reference);
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: reference, to: page.page() },
          { label: "Case record" },
        ]}
      />
      <PageHeading
        title="Case record"
        above={`${reference} · ${record.child} at ${record.service}`}
        tags={<Tag tone={STANDING[standing].tone}>{STANDING[standing].words}</Tag>}
        lede="Your council’s own system keeps the child’s case record. Download what Homeward holds of this placement from its offer on, file it there, and confirm where."
      />
      <Standing record={record} />
      {gone ? null : (
        <Card title="Download the pack">
          <p>
            A ZIP file: one page that opens in any browser and prints, each issued version of the agreement
            exactly as it was signed, and the reports and documents as PDFs. It names the child where a letter
            or a document does. Documents that do not fit are named in it and here. When you have filed it,
            delete the download from your computer. We record the download.
          </p>
          {abilities.take ? (
            <form method="post" action={page.recordPack()}>
              <Actions>
                <Button tone={standing === "filed" ? "plain" : "primary"}>Download the pack</Button>
              </Actions>
            </form>
          ) : (
            <p className="why">{record.whyNot}</p>
          )}
        </Card>
      )}
      {packs.length > 0 ? (
        <Card title="Downloaded and filed">
          <DataTable
            caption="Packs that were downloaded, newest first"
            captionHidden
            columns={[
              { header: "Downloaded", cell: (pack) => <Taken pack={pack} reference={reference} /> },
              {
                header: "Filed",
                cell: (pack) => (
                  <Filed pack={pack} to={abilities.file && !gone ? page.filePack(pack.id) : null} />
                ),
              },
            ]}
            rows={packs}
            rowKey={(pack) => pack.id}
          />
        </Card>
      ) : null}
      <Card title="What the pack has, and what stays here">
        <p>
          When your council’s retention period ends, Homeward permanently deletes what is in the last column.
          It cannot be recovered. The same happens to what is not in the pack at all: the referral and its
          fuller detail, the documents shared in the search, messages about payments, and the reasons for
          telling somebody who the child is. File what you need of those first.
        </p>
        <DataTable
          caption="What the pack has, what stays in Homeward, and what is deleted"
          captionHidden
          columns={[
            { header: "Part", cell: (part) => RECORD_PARTS[part].title },
            { header: "In the pack", cell: (part) => RECORD_PARTS[part].holds ?? "Not in the pack" },
            { header: "Stays here", cell: (part) => RECORD_PARTS[part].stays },
            { header: "Deleted", cell: (part) => RECORD_PARTS[part].goes ?? "Nothing" },
          ]}
          rows={Object.keys(RECORD_PARTS) as RecordPart[]}
          rowKey={(part) => part}
        />
      </Card>
    </>
  );
}

function Standing({ record }: { record: RecordView }) {
  const { standing, over, retention, gone } = record;
  if (gone) return retention ? <Banner title={retention} /> : null;
  return (
    <>
      {standing === "outdated" ? (
        <Banner tone="soon" title="Something was recorded since the pack that is filed">
          <p>Download the pack again and file it in place of the one before.</p>
        </Banner>
      ) : null}
      {over ? null : (
        <p>The placement has not ended. You can file what there is now, and the rest once it is over.</p>
      )}
      {retention ? <p>{retention}</p> : null}
    </>
  );
}

function Taken({ pack, reference }: { pack: PackView; reference: string }) {
  return (
    <>
      {pack.taken}
      <br />
      <span className="why break-all">SHA-256 {pack.sha256}</span>
      {pack.leftOut.length > 0 ? (
        <>
          <p>
            {pack.leftOut.length === 1
              ? "1 document is not in it:"
              : `${pack.leftOut.length} documents are not in it:`}
          </p>
          <LeftOutList pack={pack} reference={reference} />
        </>
      ) : null}
    </>
  );
}

/** The documents that a pack could not hold, each with its page, where it is downloaded. */
export function LeftOutList({ pack, reference }: { pack: PackView; reference: string }) {
  const page = useCouncilPaths().placement(reference);
  return (
    <ul className="list-disc pl-5">
      {pack.leftOut.map(({ id, title, removed }) => (
        <li key={id}>
          {removed ? `${title} (removed since)` : <Anchor to={page.document(id).page()}>{title}</Anchor>}
        </li>
      ))}
    </ul>
  );
}

function Filed({ pack, to }: { pack: PackView; to: string | null }) {
  if (pack.filed)
    return (
      <>
        {pack.filed}
        {pack.where ? (
          <>
            <br />
            {pack.where}
          </>
        ) : null}
        {pack.outdated ? (
          <>
            <br />
            <span className="why">Something was recorded since</span>
          </>
        ) : null}
      </>
    );
  if (to === null) return <>Not confirmed</>;
  return (
    <ButtonLink tone="plain" to={to}>
      Confirm that it is filed
    </ButtonLink>
  );
}

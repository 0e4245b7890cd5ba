import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { sizeWords } from "../paper.rules";
import type { PaperText } from "../queries/find-paper.server";

type Props = { /** `/provider/ashgrove-care/forums` */ base: string; view: PaperText };

/** A paper as text: for reading on a phone, searching and having it read aloud. */
export function PaperTextPage({ base, view }: Props) {
  const { date, pages } = view;
  const page = `${base}/${date.reference}`;
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Forums", to: base }, { label: date.title, to: page }, { label: view.title }]}
      />
      <PageHeading
        title={view.title}
        above={date.title}
        lede="The words of the paper. Its pictures and layout are in the PDF."
      />
      <div className="mb-6">
        <Actions>
          <ButtonLink tone="plain" to={`${page}/papers/${view.id}`}>
            Download as PDF ({sizeWords(view.madeBytes)})
          </ButtonLink>
        </Actions>
      </div>
      <div className="stack max-w-read">
        {pages.map(({ number, text, drawn }) => (
          <Card key={number} title={pages.length === 1 ? "Text" : `Page ${number} of ${pages.length}`}>
            {text ? (
              <p className="whitespace-pre-line">{text}</p>
            ) : (
              <p>There are no words on this page that we can read.</p>
            )}
            {drawn ? (
              <p className="why">There is more to see on this page than its words: open the PDF.</p>
            ) : null}
          </Card>
        ))}
      </div>
    </>
  );
}

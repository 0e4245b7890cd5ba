import type { PaperPaths } from "~/paths/forums";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { PageHeading } from "~/ui/page-heading";
import { sizeWords } from "../paper.rules";
import type { PaperText } from "../queries/find-paper.server";

type Props = { forums: string; page: PaperPaths; view: PaperText };

/** A paper as text: for reading on a phone, searching and having it read aloud. */
export function PaperTextPage({ forums, page, view }: Props) {
  const { date, pages } = view;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Forums", to: forums },
          { label: date.title, to: page.page() },
          { label: view.title },
        ]}
      />
      <PageHeading
        title={view.title}
        above={date.title}
        lede="The words of the paper. Its pictures and layout are in the PDF."
      />
      <div className="mb-6">
        <Actions>
          <ButtonLink tone="plain" to={page.paper(view.id)}>
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

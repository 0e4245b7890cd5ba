import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { useProviderPaths } from "~/use-paths";
import type { LookedDocument } from "../commands/look-at-document.server";
import { LEFT_OUT } from "../document.rules";
import { ToldFrame } from "./told-frame";

type Props = { view: LookedDocument };

/** A redacted document as text, for somebody at a shortlisted home: what is read in place of its pages. */
export function ToldDocument({ view }: Props) {
  const paths = useProviderPaths();
  const page = paths.referral(view.reference).document(view.id);
  return (
    <ToldFrame
      {...view}
      title={view.title}
      here={view.title}
      lede="The council can see that you opened this. It does not say who the child is: the council tells people that by name, separately."
    >
      <Actions>
        <ButtonLink to={page.file()}>Download as PDF</ButtonLink>
      </Actions>
      <p className="why">
        The PDF shows the pages as pictures. Here are their words, for reading, searching and listening.
      </p>
      {view.pages.map(({ number, text, described }) => (
        <Card key={number} title={`Page ${number} of ${view.pages.length}`}>
          {text === null ? (
            <p>{LEFT_OUT}</p>
          ) : (
            <p className="whitespace-pre-line">{text || "There is no text on this page."}</p>
          )}
          {described ? <p className="why">Described by the council from the page.</p> : null}
        </Card>
      ))}
    </ToldFrame>
  );
}

import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import type { HomeOfOffer } from "../queries/view-home-files.server";

type Props = {
  home: HomeOfOffer;
  /** Where a file of the home is opened. */
  fileOf: (id: string) => string;
};

const isEmpty = ({ guide, guideThen, removed, photos }: HomeOfOffer) =>
  !guide && !guideThen && !removed && photos.length === 0;

/** What a home shows of itself, beside one of its offers. */
export function HomeOfOfferCard({ home, fileOf }: Props) {
  if (isEmpty(home)) return null;
  const { guide, guideThen, removed } = home;
  return (
    <Card title="Children’s guide and photographs">
      {guide ? (
        <p>
          <Anchor to={fileOf(guide.id)}>
            Download the children’s guide (PDF, {guide.pages === 1 ? "1 page" : `${guide.pages} pages`})
          </Anchor>
        </p>
      ) : null}
      {guideThen ? (
        <p>
          The home replaced its guide {guideThen.replaced}, after this offer was sent.{" "}
          <Anchor to={fileOf(guideThen.id)}>Download the guide that the offer was sent with (PDF)</Anchor>
        </p>
      ) : null}
      {removed ? <p>The home has removed something that it showed when this offer was sent.</p> : null}
      <HomePhotos home={home} fileOf={fileOf} />
    </Card>
  );
}

/** Photographs of a home, with what each shows. */
export function HomePhotos({ home, fileOf }: Props) {
  return home.photos.map(({ id, altText }) => (
    <figure key={id} className="mb-5">
      <img src={fileOf(id)} alt={altText} className="document-picture" loading="lazy" />
      <figcaption aria-hidden="true">{altText}</figcaption>
    </figure>
  ));
}

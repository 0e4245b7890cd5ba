import { Banner } from "~/ui/banner";

/** That a provider is not confirmed, wherever something goes on towards a placement with it. */
export function NotConfirmedBanner({ words }: { words: string | null }) {
  if (words === null) return null;
  return (
    <Banner tone="now" title="The provider is not confirmed">
      <p>{words}.</p>
      <p>
        No child’s identity and no funding goes to it. In an emergency alone a head of service may authorise
        it, and says why.
      </p>
    </Banner>
  );
}

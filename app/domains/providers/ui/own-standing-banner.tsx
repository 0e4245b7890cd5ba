import { Banner } from "~/ui/banner";

/** On every page of a provider that is not confirmed: that it is so, and what happens next. */
export function OwnStandingBanner() {
  return (
    <Banner tone="soon" title="Your organisation is not confirmed yet">
      <p>
        The council that invited you can send you referrals. Other councils can once somebody at another
        council or the region’s hub has confirmed that you act for these services. They will ring the number
        in the register, so please tell the person who answers it. You do not need to do anything else.
      </p>
    </Banner>
  );
}

import { Banner } from "~/ui/banner";

/** On every page of a provider that is not confirmed: that it is so, and what happens next. */
export function OwnStandingBanner() {
  return (
    <Banner tone="soon" title="Your organisation is not confirmed yet">
      <p>
        The council that invited you can send you referrals. Others can when a second person, of another
        council or the region’s hub, has confirmed that you answer for these services. They ring the number in
        the register: please tell whoever picks it up. Nothing more is asked of you.
      </p>
    </Banner>
  );
}

import { expect, expectTypeOf, it } from "vitest";
import type { OfferChangedProps } from "~emails/offer-changed";
import type { OfferReceivedProps } from "~emails/offer-received";
import type { PropsOf, TemplateName } from "~emails/registry";
import type { MailOf } from "~emails/template";
import type { Letter } from "./commands/notify.server";

/** The mails whose props do not say that they are theirs. */
type Unnamed = {
  [T in TemplateName]: [MailOf<PropsOf<T>>] extends [T] ? never : T;
}[TemplateName];

it("the props of each mail are its own, however alike two are", () => {
  expectTypeOf<Unnamed>().toEqualTypeOf<never>();
  expectTypeOf<OfferReceivedProps>().not.toExtend<OfferChangedProps>();
});

it("a letter takes no props of another mail", () => {
  const props: OfferReceivedProps = {
    name: "Kim",
    reference: "HW-2AB3CD",
    council: "Dudley",
    link: "https://x",
  };
  const right: Letter = { template: "offer-received", props };
  // @ts-expect-error the same fields, for another mail
  const wrong: Letter = { template: "offer-changed", props };
  // @ts-expect-error nor where they are made for each reader
  const forEach: Letter = { template: "offer-withdrawn", props: () => props };
  expect([right.props, wrong.props, forEach.props]).toHaveLength(3);
});

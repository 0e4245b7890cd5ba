import { z } from "zod";
import { hidden, text } from "~/platform/forms/fields.schema";

/** What a browser gives back, as text in a hidden field. Its size is that of no passkey we would keep. */
const encoded = hidden(20_000);

const whole = <T extends z.ZodType>(response: T) =>
  z.object({
    id: encoded,
    rawId: encoded,
    type: z.literal("public-key"),
    authenticatorAttachment: z.enum(["cross-platform", "platform"]).optional(),
    clientExtensionResults: z.object({}).default({}),
    response,
  });

const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

const madeSchema = whole(
  z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z
      .array(z.string())
      .default([])
      .transform((given) => TRANSPORTS.filter((one) => given.includes(one))),
  }),
);

const usedSchema = whole(
  z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.optional(),
  }),
);

export type MadePasskey = z.output<typeof madeSchema>;
export type UsedPasskey = z.output<typeof usedSchema>;

const NOT_FINISHED = "The passkey was not used. Try again, or use a code instead.";

function fromText<S extends z.ZodType>(schema: S) {
  return hidden(100_000, NOT_FINISHED).transform((text, context): z.output<S> => {
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      read = undefined;
    }
    const found = schema.safeParse(read);
    if (found.success) return found.data;
    context.addIssue({ code: "custom", message: NOT_FINISHED });
    return z.NEVER;
  });
}

export const addPasskeySchema = z.object({
  name: text({ max: 60, missing: "Enter a name for the passkey, like My work laptop" }),
  passkey: fromText(madeSchema),
});

export const usePasskeySchema = z.object({
  passkey: fromText(usedSchema),
  next: hidden(2_000).optional(),
});

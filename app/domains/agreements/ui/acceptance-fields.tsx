import { Disclosure } from "~/ui/disclosure";
import { HiddenField } from "~/ui/hidden-field";
import type { FieldsOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import type { acceptSchema } from "../acceptance/acceptance.schema";

type Props = {
  fields: FieldsOf<typeof acceptSchema>;
  others: { reference: string; service: string; provider: string }[];
  provider: string;
};

/** What the winner reads, what all the others read, and a word of its own for each other offer. */
export function AcceptanceFields({ fields, others, provider }: Props) {
  const rows = fields.others.getFieldList();
  return (
    <>
      <TextArea
        field={fields.note}
        label={`A note to ${provider}`}
        hint="What comes next, who rings whom. No names of children or family."
        optional
        rows={3}
        limit={1_000}
      />
      <TextField
        field={fields.toOthers}
        label="The reason that all the others read"
        hint="Left empty, it reads: Another offer was accepted."
        optional
      />
      {others.length > 0 ? (
        <div className="mb-6">
          <Disclosure summary="Give one of the other offers a reason of its own" open={rows.length > 0}>
            {others.map((other, index) => {
              const name = `others[${index}]`;
              const typed = rows[index]?.getFieldset().words;
              const field = typed ?? {
                id: `accept-${name}.words`,
                name: `${name}.words`,
                errorId: `accept-${name}.words-error`,
                descriptionId: `accept-${name}.words-description`,
              };
              return (
                <div key={other.reference}>
                  <HiddenField name={`${name}.reference`} value={other.reference} />
                  <TextField field={field} label={`${other.service}, ${other.provider}`} optional />
                </div>
              );
            })}
          </Disclosure>
        </div>
      ) : null}
    </>
  );
}

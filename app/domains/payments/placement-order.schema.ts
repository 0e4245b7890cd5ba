import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { codeOf } from "./ledger-identity.rules";
import { ORDER_CHOICES } from "./placement-order.rules";

const code = (label: string) => text({ label, max: 40 });

/** The purchase order and the codes of a placement, as a finance officer types them. A code that could be a name is refused. */
export const placementOrderSchema = acrossFields(
  z.object({
    version: rowVersion,
    order: choice(keysOf(ORDER_CHOICES), "Choose whether there is a purchase order"),
    orderNumber: code("The purchase order number"),
    ledgerCode: code("The ledger code"),
    costCentre: code("The cost centre"),
    caseId: code("The case system number"),
  }),
  ({ order, ...codes }, tell) => {
    if (order === "number" && !codes.orderNumber) tell("orderNumber", "Enter the purchase order number");
    for (const field of ["orderNumber", "ledgerCode", "costCentre", "caseId"] as const) {
      const typed = field === "orderNumber" && order !== "number" ? "" : codes[field];
      if (typed && codeOf(typed) === null)
        tell(field, "Use figures, with a few letters if you need them, for example PO-450012. No names");
    }
  },
);
export type PlacementOrderForm = z.output<typeof placementOrderSchema>;

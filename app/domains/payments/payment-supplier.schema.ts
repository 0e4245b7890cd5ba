import { z } from "zod";
import { rowId } from "~/platform/forms/fields.schema";

/** Which provider a supplier is. */
export const linkSupplierSchema = z.object({ provider: rowId("Choose a provider") });
/** That it is none of them after all. */
export const unlinkSupplierSchema = z.object({});

import { z } from "zod";
import { rowId, text, tick } from "~/platform/forms/fields.schema";
import type { HomeFileKind } from "./home-file.rules";

export const guideSchema = z.object({});

/** What a photograph shows, for those who cannot see it, and that nobody can be recognised in it. */
export const photoSchema = z.object({
  altText: text({
    label: "The description",
    max: 200,
    missing: "Describe what the photograph shows, for example: The garden with a trampoline",
  }),
  nobodyInIt: tick().refine((ticked) => ticked, {
    message:
      "Tick the box once you have checked that no child, and nothing that identifies one, is in the photograph",
  }),
});

export const homeFileSchemaOf = (kind: HomeFileKind) => (kind === "guide" ? guideSchema : photoSchema);

export const removeHomeFileSchema = z.object({ fileId: rowId("There is no such file") });

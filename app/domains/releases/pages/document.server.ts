import { pdfResponse } from "~/platform/files/file-response.server";
import type { DocumentFile } from "../commands/look-at-document.server";
import { fileNameOf } from "../document.rules";

// Shared by the addresses of a document's file: of the council, and of a provider.

/** The PDF that we made, as a file to download. */
export function documentResponse({ bytes, reference, number }: DocumentFile): Response {
  return pdfResponse(bytes, fileNameOf(reference, number));
}

import { PDFiumModule } from "@hyzyla/pdfium";

/** The parts of PDFium that we call, by the names of its C interface. Pointers and handles are numbers. */
type Call = (...numbers: number[]) => number;
const CALLS = [
  "malloc",
  "free",
  "FPDF_InitLibrary",
  "FPDF_LoadMemDocument",
  "FPDF_GetLastError",
  "FPDF_GetPageCount",
  "FPDF_LoadPage",
  "FPDF_ClosePage",
  "FPDF_GetPageWidthF",
  "FPDF_GetPageHeightF",
  "FPDF_PageToDevice",
  "FPDF_RenderPageBitmap",
  "FPDFBitmap_CreateEx",
  "FPDFBitmap_FillRect",
  "FPDFBitmap_Destroy",
  "FPDFText_LoadPage",
  "FPDFText_ClosePage",
  "FPDFText_CountChars",
  "FPDFText_GetUnicode",
  "FPDFText_HasUnicodeMapError",
  "FPDFText_IsGenerated",
  "FPDFText_GetCharBox",
  "FPDFText_GetTextObject",
  "FPDFPageObj_CountMarks",
  "FPDFPageObj_GetMark",
  "FPDFPageObjMark_GetParamValueType",
  "FPDFPage_CountObjects",
  "FPDFPage_GetObject",
  "FPDFPageObj_GetType",
  "FPDFPageObj_GetBounds",
  "FPDFFormObj_CountObjects",
  "FPDFFormObj_GetObject",
] as const;
type Calls = Record<(typeof CALLS)[number], Call>;

export type Pdfium = Calls & {
  /** Its memory now: it moves when it grows, so never keep it. */
  memory(): Buffer;
};

/** PDFium as WebAssembly, without the wrapper of its package, which hides where letters stand. */
export async function pdfium(): Promise<Pdfium> {
  const module = await PDFiumModule({});
  const found: Readonly<Record<string, unknown>> = { ...module.wasmExports };
  const calls = {} as Calls;
  for (const name of CALLS) {
    const call = found[name];
    if (typeof call !== "function") throw new Error(`PDFium has no ${name}.`);
    calls[name] = (...numbers) => Number(call(...numbers));
  }
  calls.FPDF_InitLibrary();
  const memory = () => Buffer.from(module.HEAPU8.buffer, module.HEAPU8.byteOffset, module.HEAPU8.byteLength);
  return { ...calls, memory };
}

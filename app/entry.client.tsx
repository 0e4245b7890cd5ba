import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Before scripts come, somebody may have changed a text that was saved earlier. React 18 sets a text area back to the text that it
 * was drawn with, if it still finds it in the document: it finds none.
 */
for (const area of document.querySelectorAll("textarea")) {
  const typed = area.value;
  area.value = typed;
  area.textContent = "";
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

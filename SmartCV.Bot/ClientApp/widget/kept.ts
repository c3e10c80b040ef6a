// What was typed and is not sent yet, kept by this tab: over a reload, but not over the end of the visit, since a computer may be shared.

function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Nothing to keep takes the old away. */
function keep(key: string, value: string): void {
  try {
    if (value) sessionStorage.setItem(key, value);
    else sessionStorage.removeItem(key);
  } catch {
    // Storage is switched off or full: what is not sent yet lives as long as the page.
  }
}

/** A field of a form whose words may be kept: no files, no passwords, nothing that the page itself put in. */
function isTyped(input: EventTarget | null): input is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  if (input instanceof HTMLSelectElement || input instanceof HTMLTextAreaElement) return true;
  return input instanceof HTMLInputElement && !['file', 'password', 'hidden', 'submit', 'button'].includes(input.type);
}

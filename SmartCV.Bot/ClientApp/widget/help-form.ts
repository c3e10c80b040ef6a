// The page of a form. It works without this; with it the visitor of the chat files the form, so that the ticket shows up there too, and
// fields that a choice rules out are put out of sight.
{
  const form = document.querySelector('form')!;
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')!;
  const label = button.textContent;
  const hidden = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  // Inside WeChat the page itself knows who fills it in.
  const isVisitors = form.elements.namedItem('_visitor') !== null;

  function nameVisitor(): void {
    if (!isVisitors) return;
    const known = readStored(visitorKey);
    // A page that comes first gives the chat its visitor.
    if (!known) store(visitorKey, hidden('_spare').value);
    hidden('_visitor').value = known ?? hidden('_spare').value;
  }

  form.addEventListener('submit', event => {
    if (button.getAttribute('aria-disabled') === 'true') {
      event.preventDefault();
      return;
    }
    nameVisitor();
    button.setAttribute('aria-disabled', 'true');
    button.textContent = button.dataset.sending!;
  });
  // --- What was typed survives a reload, and the way back from a page that did not come ---

  const keptKey = `smartcv.form.${location.pathname}`;
  /** Sent again under the same id, what is new is added to the same ticket. */
  interface KeptForm { id?: string; sent?: boolean; values: Record<string, string> }

  const fields = () => [...form.elements].filter(isTyped).filter(f => f.name && !f.name.startsWith('_'));
  const isChoice = (field: Element): field is HTMLInputElement => field instanceof HTMLInputElement && field.type === 'radio';

  function keepForm(sent = false): void {
    const values: Record<string, string> = {};
    for (const field of fields()) if (!isChoice(field) || field.checked) values[field.name] = field.value;
    keep(keptKey, JSON.stringify({ id: hidden('_id').value, sent, values }));
  }

  function restoreForm(): void {
    const kept: KeptForm = JSON.parse(readKept(keptKey) || '{"values":{}}');
    const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    // Sent and left: who comes again begins anew; who comes back goes on.
    if (kept.sent && arrival?.type !== 'back_forward') {
      keep(keptKey, '');
      return;
    }
    for (const field of fields()) {
      if (!(field.name in kept.values)) continue;
      if (isChoice(field)) field.checked = field.value === kept.values[field.name];
      else field.value = kept.values[field.name];
    }
    if (kept.id) hidden('_id').value = kept.id;
  }

  // A page that names mistakes shows what was sent.
  if (document.getElementById('mistakes')) keepForm();
  else restoreForm();
  form.addEventListener('input', () => keepForm());
  form.addEventListener('submit', () => keepForm(true));

  // Back from the next page, the browser shows this one as it was left.
  addEventListener('pageshow', () => {
    button.removeAttribute('aria-disabled');
    button.textContent = label;
  });

  /** What we know of the visitor from before is filled in, and said to be from before. */
  async function fillKnown(): Promise<void> {
    const visitor = readStored(visitorKey);
    if (!isVisitors || !visitor || document.getElementById('mistakes')) return;
    const question = new FormData();
    question.append('_visitor', visitor);
    const answer = await fetch(`${form.action}&handler=known`, { method: 'POST', body: question });
    if (!answer.ok) return;
    const known: Record<string, { value: string; origin: string }> = await answer.json();
    for (const [name, { value, origin }] of Object.entries(known)) {
      const input = form.elements.namedItem(name);
      if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement || input instanceof HTMLTextAreaElement) || input.value) continue;
      input.value = value;
      if (input.value) input.labels?.[0]?.querySelector('span')?.append(origin);
    }
  }

  // Without it everything can be typed all the same.
  fillKnown().catch(() => undefined);

  // A field is ruled out when something else was chosen than it needs; as long as nothing is chosen it stays.
  const dependent = [...form.querySelectorAll<HTMLElement>('[data-when]:not([data-when=""])')].map(element => ({
    element,
    needs: Object.entries(JSON.parse(element.dataset.when!) as Record<string, string[]>),
  }));
  const chosen = (name: string) => new FormData(form).get(name);

  function draw(): void {
    for (const { element, needs } of dependent) {
      element.hidden = needs.some(([name, values]) => chosen(name) && !values.includes('present') && !values.includes(String(chosen(name))));
      // What is out of sight is not sent.
      for (const input of element.querySelectorAll<HTMLInputElement>('input, select, textarea')) input.disabled = element.hidden;
    }
  }

  form.addEventListener('change', draw);
  addEventListener('pageshow', draw);
  draw();
}

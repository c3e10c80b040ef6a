// The chat itself, inside the frame: gives the real Web Chat a Direct Line connection, keeps what the user typed over a reload, says what went
// wrong, and asks the page around for a new session when the token has run out (a laptop that slept).
{
  interface Settings {
    locale: string;
    host: string;
    nonce: string;
    /** Characters of a message, bytes of a file, the same as people read it, and files of a message. */
    limits: { text: number; file: number; fileText: string; files: number };
    /** What the file dialog offers. */
    accept: string;
    texts: Record<string, string>;
  }

  const settings: Settings = JSON.parse(document.getElementById('settings')!.textContent!);
  const webChat = () => (window as unknown as { WebChat: WebChatApi }).WebChat;
  const element = document.getElementById('webchat')!;
  const notice = document.getElementById('notice')!;
  const refusal = document.getElementById('refusal')!;
  const waiting = document.getElementById('chosen')!;
  const expired = 3;
  const failed = 4;

  let current: { line: DirectLine; conversation: string; status: Subscription; store: Store } | null = null;
  let shown = true;
  let wantsFocus = false;
  let draft = '';
  let chosen: ChosenFile[] = [];
  /** Of each message on its way that has files: ready for the next try when the server does not take it. */
  let onTheWay: ChosenFile[][] = [];
  let renewals = 0;

  const draftKey = (conversation: string) => `smartcv.draft.${conversation}`;

  // --- What goes wrong ---

  function say(text: string): void {
    notice.textContent = text;
    notice.hidden = !text;
  }

  /** Says why something was not sent; an empty text takes that back. */
  function refuse(text: string): void {
    refusal.querySelector('p')!.textContent = text;
    refusal.hidden = !text;
  }

  const filled = (text: string, values: Record<string, string | number>): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

  /** True when the server would not take it anyway: said at once, and nothing is sent. */
  function isTooLong(text: string): boolean {
    const { texts, limits } = settings;
    if (text.length <= limits.text) return false;
    refuse(filled(texts.too_long, { limit: limits.text, count: text.length }));
    return true;
  }

  /** Those of the files that the server would take; of the others it is said why not. */
  function taken(files: ChosenFile[]): ChosenFile[] {
    const { texts, limits } = settings;
    const good = files.filter(f => f.blob.size > 0 && f.blob.size <= limits.file);
    const bad = files.find(f => !good.includes(f)) ?? good[limits.files];
    if (bad) {
      const why = bad.blob.size === 0 ? texts.file_empty : bad.blob.size > limits.file ? texts.file_too_long : texts.file_too_many;
      refuse(filled(why, { name: bad.blob.name, limit: limits.fileText, count: limits.files }));
    }
    return good.slice(0, limits.files);
  }

  /** The files that were sent with it; they are not on their way any more. */
  function arrived(activity: Activity): ChosenFile[] {
    const files = activity.attachments?.length ? filesOf(activity, onTheWay) : undefined;
    onTheWay = onTheWay.filter(f => f !== files);
    return files ?? [];
  }

  function explained(why: Refusal): string {
    const { texts, limits } = settings;
    if (mayPass(why)) return filled(texts.too_many, { seconds: why.seconds ?? 60 });
    return filled(texts[`file_${why.reason}`] ?? texts.refused, { name: why.file ?? '', limit: limits.fileText });
  }

  // A host that goes away closes the stream; the client tries to come back every few seconds, and says nothing meanwhile.
  let streams = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      let wasOpen = false;
      this.addEventListener('open', () => {
        wasOpen = true;
        streams++;
        say('');
      });
      this.addEventListener('close', () => {
        if (wasOpen) streams--;
        // One that is replaced by another is gone for a moment only.
        setTimeout(() => {
          if (streams === 0) say(settings.texts.reconnecting);
        }, 1500);
      });
    }
  };

  // --- What Web Chat draws ---

  const attachmentMiddleware = () => (draw: (request: { attachment: Attachment }) => Drawn) => (request: { attachment: Attachment }) =>
    request.attachment.isSent ? redrawn(draw(request), { disabled: true }) : draw(request);

  /** Why messages of this page were refused for good, by their clients' ids: Web Chat would offer to send them again. */
  const unsent = new Map<string, string>();

  const activityStatusMiddleware = () => (draw: (request: { activity: Activity; sendState: string }) => Drawn) => (request: { activity: Activity; sendState: string }) => {
    const why = request.sendState === 'send failed' && unsent.get(request.activity.channelData?.clientActivityID ?? '');
    return why ? alerting(draw(request), 'unsent', why) : draw(request);
  };

  // --- The connection ---

  function tell(message: object): void {
    parent.postMessage(message, settings.host);
  }

  function renew(): void {
    // Growing pauses, so that a host that is down is not knocked over when it comes back.
    const pause = Math.min(30_000, 500 * 2 ** renewals++);
    setTimeout(() => tell({ type: 'smartcv:renew' }), renewals === 1 ? 0 : pause);
  }

  function connect(session: Session): void {
    const typed = draft || readKept(draftKey(session.conversationId)) || '';
    const files = chosen;
    chosen = [];
    current?.status.unsubscribe();
    current?.line.end();
    const line = safe(
      webChat().createDirectLine({
        domain: `${location.origin}/v3/directline`,
        token: session.token,
        conversationId: session.conversationId,
        // The whole history, not only what comes next.
        watermark: '0',
      }),
      session.conversationId,
      {
        taken(activity) {
          refuse('');
          arrived(activity);
          dropTyped(activity, session.conversationId);
        },
        refused(activity, why) {
          const text = explained(why);
          // What has a bubble is explained below it; a card has none.
          if (mayPass(why) || !(activity.text || activity.attachments?.length)) refuse(text);
          if (mayPass(why)) return;
          unsent.set(activity.channelData?.clientActivityID ?? '', filled(settings.texts.unsent, { why: text }));
          if (activity.attachments?.length) giveBack(activity.text ?? '', without(arrived(activity), why.file));
        },
      },
    );
    const status = line.connectionStatus$.subscribe(value => {
      if (value === 2) {
        renewals = 0;
        say('');
        for (const left of sending(session.conversationId)) line.postActivity(left).subscribe(() => undefined, () => undefined);
      }
      if (value === expired || value === failed) {
        say(settings.texts.reconnecting);
        renew();
      }
    });
    forgetCards();
    const store: Store = webChat().createStore({}, () => (next: (action: object) => unknown) => (action: StoreAction) => {
      const { activity, text = '', attachments = [] } = action.payload ?? {};
      switch (action.type) {
        case 'WEB_CHAT/SET_SEND_BOX':
          draft = text;
          keep(draftKey(session.conversationId), draft);
          break;
        case 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS':
          chosen = taken(withChosen(chosen, attachments));
          drawChosen(waiting, chosen, settings.texts.take_away, rest => store.dispatch({ ...action, payload: { attachments: rest } }));
          return next({ ...action, payload: { attachments: chosen } });
        case 'WEB_CHAT/SEND_MESSAGE':
          if (!isTooLong(text)) {
            if (attachments.length) onTheWay = [...onTheWay, attachments];
            break;
          }

          // Web Chat empties the box after this.
          setTimeout(() => giveBack(text, attachments));
          return undefined;
        case 'DIRECT_LINE/INCOMING_ACTIVITY':
          if (!activity) break;
          if (!shown && activity.type === 'message' && activity.from?.role === 'bot') tell({ type: 'smartcv:unread', count: 1 });
          if (activity.type === 'message') openAtItsBeginning(cardIdOf(activity));
          for (const card of cardsOf(activity)) {
            leaveCard(card);
            next({ ...action, payload: { ...action.payload, activity: withSentLine(card) } });
          }
          return next({ ...action, payload: { ...action.payload, activity: withSentLine(withTyped(withLines(activity), session.conversationId)) } });
      }
      return next(action);
    });
    current = { line, conversation: session.conversationId, status, store };
    webChat().renderWebChat(
      {
        directLine: line,
        store,
        attachmentMiddleware,
        activityStatusMiddleware,
        userID: session.userId,
        locale: settings.locale,
        nonce: settings.nonce,
        styleOptions: look(settings.accept),
        overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: settings.texts.placeholder },
        sendTypingIndicator: false,
      },
      element,
    );
    focusSendBox();
    if (files.length) giveBack('', files);
    if (typed) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: typed } });
  }

  /** Puts what was not sent back where it was, unless the visitor has gone on meanwhile. */
  function giveBack(text: string, files: ChosenFile[]): void {
    if (text && !draft) current!.store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
    if (files.length && !chosen.length) current!.store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS', payload: { attachments: files } });
  }

  /** Markdown makes one paragraph of lines that follow each other; in a chat a new line is meant as one. */
  function withLines(activity: Activity): Activity {
    if (activity.textFormat !== 'markdown' || !activity.text) return activity;
    return { ...activity, text: activity.text.replace(/([^\n ]) *\n(?=[^\n])/g, '$1  \n') };
  }

  /** Says at the end of a card that it is sent. */
  function withSentLine(activity: Activity): Activity {
    const line = { type: 'TextBlock', text: `✓ ${settings.texts.card_sent}`, color: 'Good', weight: 'Bolder', wrap: true };
    const attachments = activity.attachments?.map(a => (a.isSent ? { ...a, content: { ...(a.content as Card), body: [...(a.content as Card).body!, line] } } : a));
    return { ...activity, attachments };
  }

  /** The card that was just sent is drawn anew: whoever pressed its button by keyboard goes on in the send box, not at the top of the page. */
  function leaveCard(activity: Activity): void {
    if (!document.activeElement?.closest(`[id="${cardIdOf(activity)}"]`)) return;
    wantsFocus = matchMedia('(pointer: fine)').matches;
    focusSendBox();
  }

  /** Puts the cursor into the send box as soon as it takes input. */
  function focusSendBox(): void {
    if (!wantsFocus) return;
    const box = element.querySelector<HTMLTextAreaElement>('[data-id="webchat-sendbox-input"]');
    box?.focus();
    if (box && document.activeElement === box) wantsFocus = false;
    else if (current) requestAnimationFrame(focusSendBox);
  }

  addEventListener('message', event => {
    if (event.source !== parent || event.origin !== settings.host) return;
    switch (event.data?.type) {
      case 'smartcv:session':
        connect(event.data.session);
        break;
      case 'smartcv:offline':
        say(settings.texts.offline);
        renew();
        break;
      case 'smartcv:shown':
        shown = true;
        // On a phone the keyboard would cover half of what the bot says.
        wantsFocus = event.data.focus && matchMedia('(pointer: fine)').matches;
        focusSendBox();
        break;
      case 'smartcv:hidden':
        shown = false;
        break;
    }
  });
  for (const kind of ['input', 'change']) element.addEventListener(kind, event => current && keepTyped(event.target, current.conversation));
  refusal.querySelector('button')!.addEventListener('click', () => refuse(''));
  document.getElementById('close')!.addEventListener('click', () => tell({ type: 'smartcv:close' }));
  addEventListener('keydown', event => {
    if (event.key === 'Escape') tell({ type: 'smartcv:close' });
  });
  tell({ type: 'smartcv:ready' });
}

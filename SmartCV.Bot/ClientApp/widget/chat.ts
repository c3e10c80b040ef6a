// The chat itself, inside the frame: gives the real Web Chat a Direct Line connection, keeps what the user typed over a reload, and asks the
// page around for a new session when the token has run out (a laptop that slept).
{
  interface Activity {
    id?: string;
    type: string;
    text?: string;
    textFormat?: string;
    from?: { id?: string; role?: string };
    attachments?: unknown[];
    channelData?: { clientActivityID?: string };
  }
  interface Subscription { unsubscribe(): void }
  interface Stream<T> { subscribe(next: (value: T) => void, failed?: (error: unknown) => void): Subscription }
  interface DirectLine { postActivity(activity: Activity): Stream<string>; connectionStatus$: Stream<number>; end(): void }
  interface Store { dispatch(action: object): void }
  interface WebChatApi {
    createDirectLine(options: object): DirectLine;
    createStore(state: object, middleware: unknown): Store;
    renderWebChat(props: object, element: Element): void;
  }
  interface Settings { language: 'zh' | 'en'; host: string; nonce: string; texts: Record<string, string> }

  const settings: Settings = JSON.parse(document.getElementById('settings')!.textContent!);
  const webChat = () => (window as unknown as { WebChat: WebChatApi }).WebChat;
  const element = document.getElementById('webchat')!;
  const notice = document.getElementById('notice')!;
  const expired = 3;
  const failed = 4;

  let current: { line: DirectLine; conversation: string; status: Subscription } | null = null;
  let shown = true;
  let wantsFocus = false;
  let draft = '';
  let renewals = 0;

  // --- What was typed survives a reload ---

  const draftKey = (conversation: string) => `smartcv.draft.${conversation}`;
  const sendingKey = (conversation: string) => `smartcv.sending.${conversation}`;

  function read(key: string): string | null {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function write(key: string, value: string): void {
    try {
      if (value) sessionStorage.setItem(key, value);
      else sessionStorage.removeItem(key);
    } catch {
      // Storage is switched off: what is not sent yet lives as long as the page.
    }
  }

  const sending = (conversation: string): Activity[] => JSON.parse(read(sendingKey(conversation)) || '[]');

  function keep(conversation: string, activity: Activity): void {
    write(sendingKey(conversation), JSON.stringify([...sending(conversation), activity]));
  }

  function settle(conversation: string, id?: string): void {
    const rest = sending(conversation).filter(a => a.channelData?.clientActivityID !== id);
    write(sendingKey(conversation), rest.length ? JSON.stringify(rest) : '');
  }

  /** A message is kept until the server has said yes; sent again it carries the same id, so the server takes it once. */
  function safe(line: DirectLine, conversation: string): DirectLine {
    const post = line.postActivity.bind(line);
    line.postActivity = activity => {
      const id = activity.channelData?.clientActivityID;
      // Files cannot be kept this way: the user sees that they were not sent and chooses them again.
      if (activity.type !== 'message' || !id || activity.attachments?.length) return post(activity);
      if (!sending(conversation).some(a => a.channelData?.clientActivityID === id)) keep(conversation, activity);
      const result = post(activity);
      return new Proxy(result, {
        get(target, name) {
          if (name !== 'subscribe') return Reflect.get(target, name);
          return (next: unknown, ...rest: unknown[]) => {
            const observer = typeof next === 'function' ? { next, error: rest[0], complete: rest[1] } : (next as Record<string, unknown>);
            return target.subscribe(
              ((value: string) => {
                settle(conversation, id);
                (observer.next as ((v: string) => void) | undefined)?.call(observer, value);
              }) as never,
              ((error: unknown) => (observer.error as ((e: unknown) => void) | undefined)?.call(observer, error)) as never,
            );
          };
        },
      });
    };
    return line;
  }

  // --- The connection ---

  function tell(message: object): void {
    parent.postMessage(message, settings.host);
  }

  function renew(): void {
    // Growing pauses, so that a host that is down is not knocked over when it comes back.
    const pause = Math.min(30_000, 500 * 2 ** renewals++);
    setTimeout(() => tell({ type: 'smartcv:renew' }), renewals === 1 ? 0 : pause);
  }

  function say(text: string): void {
    notice.textContent = text;
    notice.hidden = !text;
  }

  function connect(session: Session): void {
    const typed = draft || read(draftKey(session.conversationId)) || '';
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
    );
    const status = line.connectionStatus$.subscribe(value => {
      if (value === 2) {
        renewals = 0;
        say('');
        for (const left of sending(session.conversationId)) line.postActivity(left).subscribe(() => settle(session.conversationId, left.channelData?.clientActivityID), () => undefined);
      }
      if (value === expired || value === failed) {
        say(settings.texts.reconnecting);
        renew();
      }
    });
    current = { line, conversation: session.conversationId, status };
    const store = webChat().createStore({}, () => (next: (action: object) => unknown) => (action: { type: string; payload?: { text?: string; activity?: Activity } }) => {
      if (action.type === 'WEB_CHAT/SET_SEND_BOX') {
        draft = action.payload?.text ?? '';
        write(draftKey(session.conversationId), draft);
      }
      if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && action.payload?.activity) action = { ...action, payload: { ...action.payload, activity: withLines(action.payload.activity) } };
      if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && !shown && action.payload?.activity?.type === 'message' && action.payload.activity.from?.role === 'bot')
        tell({ type: 'smartcv:unread', count: 1 });
      return next(action);
    });
    webChat().renderWebChat(
      {
        directLine: line,
        store,
        userID: session.userId,
        locale: settings.language === 'zh' ? 'zh-CN' : 'en-US',
        nonce: settings.nonce,
        styleOptions: style(),
        overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: settings.texts.placeholder },
        sendTypingIndicator: false,
      },
      element,
    );
    focusSendBox();
    if (typed) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: typed } });
  }

  /** Markdown makes one paragraph of lines that follow each other; in a chat a new line is meant as one. */
  function withLines(activity: Activity): Activity {
    if (activity.textFormat !== 'markdown' || !activity.text) return activity;
    return { ...activity, text: activity.text.replace(/([^\n ]) *\n(?=[^\n])/g, '$1  \n') };
  }

  /** Puts the cursor into the send box as soon as it takes input. */
  function focusSendBox(): void {
    if (!wantsFocus) return;
    const box = element.querySelector<HTMLTextAreaElement>('[data-id="webchat-sendbox-input"]');
    box?.focus();
    if (box && document.activeElement === box) wantsFocus = false;
    else if (current) requestAnimationFrame(focusSendBox);
  }

  function style(): object {
    return {
      accent: '#1d5bd6',
      primaryFont: 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
      backgroundColor: '#f6f8fb',
      bubbleBackground: '#ffffff',
      bubbleBorderColor: '#e3e8f0',
      bubbleBorderRadius: 12,
      bubbleFromUserBackground: '#1d5bd6',
      bubbleFromUserTextColor: '#ffffff',
      bubbleFromUserBorderColor: '#1d5bd6',
      bubbleFromUserBorderRadius: 12,
      bubbleMaxWidth: 420,
      botAvatarInitials: 'CV',
      botAvatarBackgroundColor: '#1d5bd6',
      avatarSize: 32,
      suggestedActionLayout: 'flow',
      suggestedActionBackgroundColor: '#ffffff',
      suggestedActionBorderRadius: 16,
      suggestedActionHeight: 34,
      suggestedActionTextColor: '#164bb5',
      suggestedActionBorderColor: '#b3c7ee',
      sendBoxTextWrap: true,
      sendBoxBackground: '#ffffff',
      // A picture that was chosen is sent: a small check mark on a paper clip does not say that it is still waiting.
      sendAttachmentOn: 'attach',
      uploadThumbnailWidth: 800,
      uploadThumbnailHeight: 1200,
      uploadThumbnailQuality: 0.8,
      uploadAccept: 'image/png,image/jpeg,image/gif,image/webp,application/pdf,.txt,.log,.doc,.docx,.zip',
      cardPushButtonBackgroundColor: '#1d5bd6',
      timestampColor: '#5b6675',
      subtle: '#5b6675',
    };
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
  document.getElementById('close')!.addEventListener('click', () => tell({ type: 'smartcv:close' }));
  addEventListener('keydown', event => {
    if (event.key === 'Escape') tell({ type: 'smartcv:close' });
  });
  tell({ type: 'smartcv:ready' });
}

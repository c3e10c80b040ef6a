// The loader for any site: <script src="https://support.example.com/widget.js" data-lang="zh-CN" defer></script>
// It draws the launcher and loads the chat only when it is opened. Attributes: data-lang (zh-CN, en; default: of the page), data-user (a
// signed token of the site), data-open ("true" opens at once). window.SmartCVSupport offers open(), close() and identify(token).
{
  const script = document.currentScript as HTMLScriptElement;
  const base = new URL(script.src).origin;
  // Put in by the host: texts by language.
  const texts = 'smartcv:texts' as unknown as Record<string, { title: string; open: string; close: string; unread: string }>;
  const wanted = (script.dataset.lang || document.documentElement.lang || navigator.language).toLowerCase().replace('_', '-');
  const language = Object.keys(texts).find(code => wanted === code || wanted.startsWith(code + '-')) ?? ('en' in texts ? 'en' : Object.keys(texts)[0]);
  const words = texts[language];
  const openKey = 'smartcv.open';
  const chatIcon = '<svg viewBox="0 0 24 24" width="28" height="28" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" aria-hidden="true"><path d="M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z"/><path stroke-linecap="round" d="M8 10h8M8 13h5"/></svg>';
  const closeIcon = '<svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>';

  const css = `
    :host { all: initial; }
    .launcher { position: fixed; right: 20px; bottom: 20px; width: 56px; height: 56px; border: 0; border-radius: 50%; padding: 0; display: grid;
      place-items: center; color: #fff; background: #1d5bd6; box-shadow: 0 6px 20px rgba(16, 42, 92, .3); cursor: pointer; z-index: 2147483000; }
    .launcher:hover { background: #164bb5; }
    .launcher:focus-visible { outline: 3px solid #ffb020; outline-offset: 3px; }
    .badge { position: absolute; top: -4px; right: -4px; min-width: 20px; height: 20px; padding: 0 5px; box-sizing: border-box; border-radius: 10px;
      background: #d92d20; color: #fff; font: 600 12px/20px system-ui, sans-serif; text-align: center; }
    .badge[hidden] { display: none; }
    .panel { position: fixed; right: 20px; bottom: 88px; width: 400px; height: min(680px, calc(100dvh - 112px)); border: 0; border-radius: 16px;
      background: #fff; box-shadow: 0 12px 48px rgba(16, 42, 92, .28); z-index: 2147483001; color-scheme: light; }
    .panel[hidden] { display: none; }
    @media (max-width: 520px) {
      .panel { inset: 0; width: 100vw; height: 100dvh; border-radius: 0; }
      .open .launcher { display: none; }
    }
    @media (prefers-reduced-motion: no-preference) { .launcher { transition: background .15s; } }`;

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet(); // A constructed sheet is not held back by the page's Content-Security-Policy.
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const frameHolder = document.createElement('div');
  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = 'launcher';
  const icon = document.createElement('span');
  icon.style.display = 'grid';
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  launcher.append(icon, badge);
  frameHolder.append(launcher);
  root.append(frameHolder);

  let frame: HTMLIFrameElement | null = null;
  let user = script.dataset.user;
  let asking = false;
  let unread = 0;
  let wantsFocus = false;

  const isOpen = () => frame !== null && !frame.hidden;

  function draw(): void {
    const opened = isOpen();
    frameHolder.classList.toggle('open', opened);
    icon.innerHTML = opened ? closeIcon : chatIcon;
    badge.hidden = opened || unread === 0;
    badge.textContent = unread > 99 ? '99+' : String(unread);
    launcher.setAttribute('aria-label', (opened ? words.close : words.open) + (badge.hidden ? '' : words.unread.replace('{count}', String(unread))));
    launcher.setAttribute('aria-expanded', String(opened));
  }

  function remember(opened: boolean): void {
    try {
      sessionStorage.setItem(openKey, opened ? '1' : '');
    } catch {
      // Storage is switched off: the chat is closed after a reload.
    }
  }

  function tell(message: object): void {
    frame?.contentWindow?.postMessage(message, base);
  }

  /** One after the other: two at once could begin two conversations. When the page names another user meanwhile, only the last one counts. */
  async function sendSession(): Promise<void> {
    if (asking) return;
    asking = true;
    let who: string | undefined;
    do {
      who = user;
      const answer = await fetchSession(base, language, who).then(session => ({ type: 'smartcv:session', session }), () => ({ type: 'smartcv:offline' }));
      if (who === user) tell(answer);
    } while (who !== user);
    asking = false;
  }

  /** @param byVisitor opened on purpose: the cursor goes to the chat. After a reload it stays in the page. */
  function open(byVisitor = true): void {
    if (!frame) {
      frame = document.createElement('iframe');
      frame.className = 'panel';
      frame.title = words.title;
      frame.allow = 'clipboard-write; microphone';
      frame.src = `${base}/chat?lang=${language}&host=${encodeURIComponent(location.origin)}`;
      frameHolder.append(frame);
    }
    frame.hidden = false;
    unread = 0;
    remember(true);
    draw();
    wantsFocus = byVisitor;
    if (byVisitor) frame.focus();
    tell({ type: 'smartcv:shown', focus: byVisitor });
  }

  function close(): void {
    if (!frame) return;
    frame.hidden = true;
    remember(false);
    draw();
    launcher.focus();
    tell({ type: 'smartcv:hidden' });
  }

  addEventListener('message', event => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== base) return;
    switch (event.data?.type) {
      case 'smartcv:ready':
        // What was said while the frame was loading, it has not heard.
        tell({ type: isOpen() ? 'smartcv:shown' : 'smartcv:hidden', focus: wantsFocus });
        void sendSession();
        break;
      case 'smartcv:renew':
        void sendSession();
        break;
      case 'smartcv:close':
        close();
        break;
      case 'smartcv:unread':
        unread += Number(event.data.count) || 0;
        draw();
        break;
    }
  });
  launcher.addEventListener('click', () => (isOpen() ? close() : open()));
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && isOpen()) close();
  });

  (window as unknown as { SmartCVSupport: object }).SmartCVSupport = {
    open: () => open(),
    close,
    /** Says who the visitor is now: a token of the site, or nothing after signing out. */
    identify(token?: string): void {
      user = token;
      if (frame) void sendSession();
    },
  };

  function start(): void {
    document.body.append(host);
    draw();
    let wasOpen = false;
    try {
      wasOpen = sessionStorage.getItem(openKey) === '1';
    } catch {
      // Storage is switched off.
    }
    if (wasOpen || script.dataset.open === 'true') open(false);
  }

  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
}

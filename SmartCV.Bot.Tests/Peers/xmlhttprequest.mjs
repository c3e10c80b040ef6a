// The browser's XMLHttpRequest as far as the Direct Line client uses it, on Node's own fetch: that also sends forms with files and
// reads data: addresses, which the packages of this name for Node do not.
export class XMLHttpRequest {
  readyState = 0;
  status = 0;
  response = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  #headers = new Headers();
  #answerHeaders = new Headers();
  #abort = new AbortController();

  open(method, url) {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name, value) {
    this.#headers.append(name, value);
  }

  getResponseHeader(name) {
    return this.#answerHeaders.get(name);
  }

  getAllResponseHeaders() {
    return [...this.#answerHeaders].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }

  abort() {
    this.#abort.abort();
  }

  send(body) {
    this.#run(body);
  }

  async #run(body) {
    const signals = [this.#abort.signal];
    if (this.timeout > 0) signals.push(AbortSignal.timeout(this.timeout));
    try {
      const answer = await fetch(this.url, { method: this.method, headers: this.#headers, body, signal: AbortSignal.any(signals) });
      this.#answerHeaders = answer.headers;
      this.response = await this.#read(answer);
      this.status = answer.status;
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      if (error.name === 'TimeoutError' && this.ontimeout) return this.ontimeout({ type: 'timeout' });
      // What a browser shows of a connection that failed: no status, no text.
      this.status = 0;
      this.response = null;
    }
    this.readyState = 4;
    this.onreadystatechange?.({ type: 'readystatechange', target: this });
  }

  async #read(answer) {
    if (this.responseType === 'arraybuffer') return answer.arrayBuffer();
    const text = (this.responseText = await answer.text());
    if (this.responseType !== 'json') return text;
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
}

// The unmodified Direct Line client of the Bot Framework, driven by lines of JSON.
//
// Commands: {"do":"connect","client":"a","options":{"domain":..,"token":..,"webSocket":true,..}}
//           {"do":"post","client":"a","tag":"1","activity":{"type":"message","from":{"id":"dl_1"},"text":".."}}
//           {"do":"reconnect","client":"a","conversation":{"conversationId":..,"token":..,"streamUrl":..}}
//           {"do":"end","client":"a"}        (one script may drive several clients; the name is "a" when it is left out)
// Events:   {"event":"status","client":"a","status":"Online"}
//           {"event":"activity","client":"a","activity":{..},"conversationId":"..","token":"..","watermark":".."}
//           {"event":"posted","client":"a","tag":"1","id":".."}      {"event":"refused","client":"a","tag":"1","status":502,"response":..}
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import WebSocket from 'ws';
import { XMLHttpRequest } from './xmlhttprequest.mjs';

// The client expects a browser, and looks for these two when it is loaded.
globalThis.WebSocket = WebSocket;
globalThis.XMLHttpRequest = XMLHttpRequest;
const { ConnectionStatus, DirectLine } = createRequire(import.meta.url)('botframework-directlinejs');

const clients = new Map();
const say = (event, client, rest) => console.log(JSON.stringify({ event, client, ...rest }));

function connect(client, options) {
  const line = new DirectLine(options);
  clients.set(client, line);
  line.connectionStatus$.subscribe((status) => say('status', client, { status: ConnectionStatus[status] }));
  line.activity$.subscribe(
    (activity) => say('activity', client, { activity, conversationId: line.conversationId, token: line.token, watermark: line.watermark }),
    (error) => say('broken', client, { message: String(error?.message ?? error) }),
  );
}

function post(client, tag, activity) {
  clients.get(client).postActivity(activity).subscribe(
    // The client reports some refusals as an id: "retry" after a 5xx.
    (id) => say('posted', client, { tag, id }),
    (error) => say('refused', client, { tag, status: error.status ?? error.xhr?.status ?? 0, response: error.response ?? error.xhr?.response ?? null }),
  );
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  const client = command.client ?? 'a';
  if (command.do === 'connect') connect(client, command.options);
  else if (command.do === 'post') post(client, command.tag, command.activity);
  else if (command.do === 'reconnect') clients.get(client).reconnect(command.conversation);
  else if (command.do === 'end') clients.get(client).end();
  else throw new Error(`Unknown command: ${line}`);
}
process.exit(0);

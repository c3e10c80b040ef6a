// Puts what browsers load into wwwroot/lib: each file with a content hash in its name (so that it may be cached for ever), and compressed
// beside it (so that no request has to). manifest.json tells the host the names.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = name => fileURLToPath(new URL(name, import.meta.url));
const target = here('../wwwroot/lib/');
const read = name => readFileSync(here(name), 'utf8');
// Wrapped, so that nothing of ours becomes a global of a customer's page.
const script = (...names) => Buffer.from(`(()=>{"use strict";\n${names.map(n => read(`out/${n}`)).join('\n')}})();\n`);
const files = {
  'webchat.js': readFileSync(here('node_modules/botframework-webchat/dist/webchat.js')),
  'chat.js': script('kept.js', 'sending.js', 'cards.js', 'files.js', 'drawing.js', 'look.js', 'chat.js'),
  'chat.css': readFileSync(here('widget/chat.css')),
  'pages.css': readFileSync(here('widget/pages.css')),
  'icon.svg': readFileSync(here('widget/icon.svg')),
  'help-form.js': script('session.js', 'kept.js', 'help-form.js'),
  'widget.js': script('session.js', 'widget.js'),
};

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const manifest = {};
for (const [name, bytes] of Object.entries(files)) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const hashed = name.replace(/(\.\w+)$/, `.${hash}$1`);
  writeFileSync(target + hashed, bytes);
  writeFileSync(`${target}${hashed}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${target}${hashed}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  manifest[name] = hashed;
}
writeFileSync(`${target}manifest.json`, JSON.stringify(manifest, null, 2) + '\n');

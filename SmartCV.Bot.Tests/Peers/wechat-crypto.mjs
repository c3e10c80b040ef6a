// Encryption and signature of WeChat by code that is not ours, driven by lines of JSON.
//
// Commands: {"library":"@wecom/crypto","do":"seal","token":..,"aesKey":..,"appId":..,"timestamp":..,"nonce":..,"message":".."}
//           {"library":"wechat-crypto","do":"open",..,"encrypted":".."}
// Events:   {"event":"sealed","encrypted":"..","signature":".."}      {"event":"opened","message":"..","appId":"..","signature":".."}
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const wecom = require('@wecom/crypto');
const WXBizMsgCrypt = require('wechat-crypto');

const libraries = {
  '@wecom/crypto': ({ token, aesKey, appId }) => ({
    encrypt: (message) => wecom.encrypt(aesKey, message, appId),
    decrypt: (encrypted) => wecom.decrypt(aesKey, encrypted),
    sign: (timestamp, nonce, encrypted) => wecom.getSignature(token, timestamp, nonce, encrypted),
  }),
  'wechat-crypto': ({ token, aesKey, appId }) => {
    const crypt = new WXBizMsgCrypt(token, aesKey, appId);
    return {
      encrypt: (message) => crypt.encrypt(message),
      decrypt: (encrypted) => crypt.decrypt(encrypted),
      sign: (timestamp, nonce, encrypted) => crypt.getSignature(timestamp, nonce, encrypted),
    };
  },
};

function answer(command) {
  const { encrypt, decrypt, sign } = libraries[command.library](command);
  if (command.do === 'seal') {
    const encrypted = encrypt(command.message);
    return { event: 'sealed', encrypted, signature: sign(command.timestamp, command.nonce, encrypted) };
  }
  const { message, id } = decrypt(command.encrypted);
  return { event: 'opened', message, appId: id, signature: sign(command.timestamp, command.nonce, command.encrypted) };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(JSON.parse(line))));
}

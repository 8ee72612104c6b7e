// Runs the verifier over a file of cases, one JSON object a line, and prints one verdict a line.
// node flint-verify-batch.mjs FLINT-VERIFY.MJS CASES
//   {"bundle": base64, "policy": text, "now": s, "maxAge": s, "seen": n, "id"?: text}  -> the verdict
//   … with "flip": true  -> {"tried": n, "verified": [bits]}: every bit of the bundle flipped, one at a time
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { verify, parsePolicy } = await import(pathToFileURL(process.argv[2]).href);
for (const line of readFileSync(process.argv[3], 'utf8').split('\n').filter(text => text !== '')) {
  const { bundle, policy: text, now, maxAge, seen, id, flip } = JSON.parse(line);
  const bytes = new Uint8Array(Buffer.from(bundle, 'base64'));
  let policy;
  try {
    policy = await parsePolicy(new Uint8Array(Buffer.from(text, 'latin1')));
  } catch (error) {
    console.log(JSON.stringify({ verdict: 'no policy', text: error.message }));
    continue;
  }
  const options = { policy, now, maxAge, seen, id };
  if (!flip) {
    console.log(JSON.stringify(await verify(bytes, options)));
    continue;
  }
  const verified = [];
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    bytes[bit >> 3] ^= 1 << (bit & 7);
    if ((await verify(bytes, options)).verdict !== 'refused') verified.push(bit);
    bytes[bit >> 3] ^= 1 << (bit & 7);
  }
  console.log(JSON.stringify({ tried: bytes.length * 8, verified }));
}

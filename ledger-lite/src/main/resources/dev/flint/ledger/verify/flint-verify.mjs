/**
 * Verifies proof bundles offline: that a record is the newest of its identifier in a signed ledger, that an identifier
 * was never registered, or that an operation is in the log. No dependency; needs WebCrypto with Ed25519 (Node 18 or
 * later, current browsers).
 *
 *   node flint-verify.mjs BUNDLE --policy FILE [--now SECONDS] [--max-age S] [--seen N] [--id ID]
 *
 * BUNDLE is a bundle in binary form (FLP1), in JSON form (flint-proof/1), or a DID resolution result in JSON whose
 * didResolutionMetadata.proof is a bundle; its didDocument is then held against the record. FILE is a C2SP tlog-policy.
 * Prints a verdict in JSON. Exit status: 0 verified, 1 refused, 2 wrong usage or no Ed25519.
 */

const BUNDLE_MAX = 1 << 20, JSON_MAX = 4 << 20, LEAF_MAX = 65535, PATH_MAX = 63, DEPTH_MAX = 256, NOTE_MAX = 1000000;
const U63_MAX = (1n << 63n) - 1n, INTEGER_MAX = BigInt(Number.MAX_SAFE_INTEGER);
const ZERO = new Uint8Array(32);
/** Members of the JSON form by the section, from 1, of the binary form that they stand for. */
const NAMES = ['id', 'record', 'stateProof', 'history', 'transactions', 'header', 'headerPath', 'checkpoint'];

/** Why a bundle is refused: a kind (the enum Refusal of the Java verifier), a text, and a place where there is one. */
class Refused extends Error {
  constructor(kind, text, at) {
    super(text);
    this.kind = kind;
    this.at = at;
  }
}

const refuse = (kind, text, at) => { throw new Refused(kind, text, at); };
const format = (text, at) => refuse('FORMAT', text, at);

// ---- bytes and hashes

const utf8 = text => new TextEncoder().encode(text);
const latin1 = bytes => Array.from(bytes, byte => String.fromCharCode(byte)).join('');
const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const isHash = text => /^[0-9a-f]{64}$/.test(text);
const isPlain = text => /^[!-~]{0,255}$/.test(text);

function text(bytes, fail) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail();
  }
}

function concat(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
  return out;
}

const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));
const tagged = (tag, ...parts) => sha256([tag], ...parts);

/** The bytes of base64 in its one spelling, or undefined; an empty text is none. */
function base64(spelled) {
  if (spelled === '' || !/^[A-Za-z0-9+/]*={0,2}$/.test(spelled) || spelled.length % 4 !== 0) return undefined;
  const binary = atob(spelled);
  return btoa(binary) === spelled ? Uint8Array.from(binary, c => c.charCodeAt(0)) : undefined;
}

function base64url(spelled) {
  if (!/^[A-Za-z0-9_-]+$/.test(spelled)) return undefined;
  const padding = '='.repeat((4 - spelled.length % 4) % 4);
  return base64(spelled.replace(/-/g, '+').replace(/_/g, '/') + padding);
}

const unhex = spelled => Uint8Array.from(spelled.match(/../g) ?? [], pair => parseInt(pair, 16));

async function verifyEd25519(publicKey, message, signature) {
  let key;
  try {
    key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  } catch (error) {
    throw new Error('this environment has no Ed25519 in WebCrypto: ' + error.message);
  }
  return crypto.subtle.verify('Ed25519', key, signature, message);
}

// ---- strict JSON: objects become Maps, numbers keep their spelling

class Num {
  constructor(spelled) {
    this.spelled = spelled;
  }

  /** The number as BigInt when it is an integer of at most 53 bits, else undefined. */
  integer() {
    if (!/^-?[0-9]{1,16}$/.test(this.spelled)) return undefined;
    const number = BigInt(this.spelled);
    return number <= INTEGER_MAX && number >= -INTEGER_MAX ? number : undefined;
  }
}

/** Reads RFC 8259 and no more: duplicate members, half surrogate pairs and what follows the value are faults. */
function parseJson(source) {
  let at = 0;
  const fault = what => format(what, at);
  const space = () => { while (at < source.length && ' \n\r\t'.includes(source[at])) at++; };
  const next = c => source[at] === c && ++at > 0;
  const expect = c => next(c) || fault('expected ' + c);
  const token = (pattern, what) => {
    pattern.lastIndex = at;
    const match = pattern.exec(source) ?? fault(what);
    at = pattern.lastIndex;
    return match[0];
  };
  const string = () => {
    const start = at;
    expect('"');
    while (at < source.length && source[at] !== '"') {
      if (source[at] < ' ') fault('control character in a string');
      at += source[at] === '\\' ? 2 : 1;
    }
    expect('"');
    let value;
    try {
      value = JSON.parse(source.slice(start, at));
    } catch {
      fault('no escape');
    }
    return /[\ud800-\udfff]/u.test(value) ? fault('half a surrogate pair') : value;
  };
  const list = (end, item) => {
    at++;
    space();
    if (next(end)) return;
    do {
      space();
      item();
      space();
    } while (next(','));
    expect(end);
  };
  const value = depth => {
    space();
    if (depth > 64) fault('nested too deep');
    if (source[at] === '{') {
      const members = new Map();
      list('}', () => {
        const name = string();
        space();
        expect(':');
        const member = value(depth + 1);
        if (members.has(name)) fault('member twice: ' + name);
        members.set(name, member);
      });
      return members;
    }
    if (source[at] === '[') {
      const values = [];
      list(']', () => values.push(value(depth + 1)));
      return values;
    }
    if (source[at] === '"') return string();
    const word = token(/true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y, 'no value');
    return ['true', 'false', 'null'].includes(word) ? JSON.parse(word) : new Num(word);
  };
  const whole = value(0);
  space();
  return at < source.length ? fault('something follows the value') : whole;
}

/** RFC 8785 for values whose numbers are integers of at most 53 bits; undefined for others. */
function jcs(value) {
  const all = values => (values.includes(undefined) ? undefined : values);
  if (value instanceof Map) {
    const members = all([...value.keys()].sort().map(name => {
      const member = jcs(value.get(name));
      return member === undefined ? undefined : JSON.stringify(name) + ':' + member;
    }));
    return members && '{' + members.join(',') + '}';
  }
  if (Array.isArray(value)) {
    const values = all(value.map(jcs));
    return values && '[' + values.join(',') + ']';
  }
  return value instanceof Num ? value.integer()?.toString() : JSON.stringify(value);
}

// ---- the two forms of a bundle

/** Which parts make a bundle; the same rule for both forms. */
function checkParts(has) {
  if (!has(6) || !has(7) || !has(8)) format('header, header proof and checkpoint are needed');
  if (has(1) !== has(3)) format('subject and state proof stand together');
  if (!has(1) && (has(2) || has(4))) format('a record or a history without a subject');
  if (has(4) && !has(2)) format('a history without a record');
  if (!has(1) && !has(5)) format('neither a subject nor an operation');
}

function checkSubject(bundle) {
  if (!isPlain(bundle.chain) || !isPlain(bundle.namespace) || bundle.namespace === '') format('chain or namespace');
  if ((bundle.record !== undefined) !== (bundle.way.kind === 'inclusion')) format('record and proof do not fit');
}

/** Siblings at each depth, zeros where there is none, from a bitmap and those that are there. */
function spread(depth, bitmap, take) {
  const siblings = [];
  for (let i = 0; i < bitmap.length * 8; i++) {
    const there = (bitmap[i >> 3] & 0x80 >> (i & 7)) !== 0;
    const sibling = there ? take() : ZERO;
    if (there && (i >= depth || same(sibling, ZERO))) format('a sibling that is none');
    if (i < depth) siblings.push(sibling);
  }
  return siblings;
}

class Cursor {
  constructor(bytes, at, end) {
    Object.assign(this, { bytes, at, end });
  }

  get left() { return this.end - this.at; }

  part(length, what) {
    if (length > this.left) format(what + ' ends early', this.at);
    this.at += length;
    return new Cursor(this.bytes, this.at - length, this.at);
  }

  take(length, what) {
    const part = this.part(length, what);
    return this.bytes.subarray(part.at, part.end);
  }

  /** Unsigned big-endian number below 2^63. */
  u63(length, what) {
    const number = BigInt('0x' + hex(this.take(length, what)));
    return number > U63_MAX ? format(what + ' is 2^63 or more', this.at - length) : number;
  }

  number(length, what) { return Number(this.u63(length, what)); }

  text() {
    const start = this.at;
    const read = text(this.take(this.left, 'text'), () => format('not UTF-8', start));
    return read === '' ? format('empty', start) : read;
  }

  path() {
    const count = this.number(1, 'path length');
    if (count > PATH_MAX) format('a path of ' + count, this.at - 1);
    return Array.from({ length: count }, () => this.take(32, 'path'));
  }

  many(read) {
    const out = [];
    while (this.left > 0) out.push(read());
    return out;
  }
}

function parseBinary(bytes) {
  const whole = new Cursor(bytes, 0, bytes.length);
  if (bytes.length < 4 || latin1(whole.take(4)) !== 'FLP1') format('does not begin with FLP1', 0);
  const parts = {};
  for (let last = 0; whole.left > 0;) {
    const type = whole.number(1, 'type');
    if (type === 0 || type > 8 || type <= last) format(`section of type ${type} after ${last}`, whole.at - 1);
    parts[type] = whole.part(whole.number(4, 'length'), 'section ' + type);
    last = type;
  }
  checkParts(type => parts[type] !== undefined);
  const section = (type, read) => {
    const part = parts[type];
    if (part === undefined) return undefined;
    if (part.left === 0) format(`section ${type} is empty`, part.at);
    const content = read(part);
    return part.left > 0 ? format('more bytes than belong here', part.at) : content;
  };
  const bundle = { operations: [] };
  section(1, part => {
    bundle.chain = latin1(part.take(part.number(1, 'chain'), 'chain'));
    bundle.namespace = latin1(part.take(part.number(1, 'namespace'), 'namespace'));
    bundle.id = part.text();
  });
  bundle.record = section(2, part => part.text());
  bundle.way = section(3, part => {
    const depth = part.number(2, 'depth');
    if (depth > DEPTH_MAX) format('depth ' + depth, part.at - 2);
    const bitmap = part.take(depth + 7 >> 3, 'bitmap');
    const siblings = spread(depth, bitmap, () => part.take(32, 'sibling'));
    const kind = [undefined, 'inclusion', 'otherLeaf', 'empty'][part.number(1, 'terminal')];
    if (kind === undefined) format('terminal', part.at - 1);
    return kind === 'otherLeaf'
      ? { siblings, kind, key: part.take(32, 'key'), value: part.take(32, 'value') }
      : { siblings, kind };
  });
  bundle.history = section(4, part => part.many(() => part.part(part.number(4, 'length'), 'record').text())) ?? [];
  bundle.operations = section(5, part => part.many(() => {
    const position = part.u63(8, 'position');
    const length = part.number(4, 'leaf length');
    if (length === 0 || length > LEAF_MAX) format(`a leaf of ${length} bytes`, part.at - 4);
    return { position, leaf: part.take(length, 'leaf'), path: part.path() };
  })) ?? [];
  bundle.header = section(6, part => part.take(part.left, 'header'));
  section(7, part => {
    bundle.index = part.u63(8, 'header index');
    bundle.path = part.path();
  });
  bundle.checkpoint = section(8, part => part.text());
  if (bundle.id !== undefined) checkSubject(bundle);
  else if (bundle.operations.length !== 1) format('more than one operation and no subject');
  return bundle;
}

/** Reads the members of a Map by name and kind; `done` refuses those that nobody read. */
function members(value, what) {
  if (!(value instanceof Map)) format(what + ' is no object');
  const read = new Set();
  const get = name => (read.add(name), value.has(name) ? value.get(name) : format('no member ' + name));
  const string = name => { const it = get(name); return typeof it === 'string' ? it : format(name + ' is no string'); };
  const list = name => { const it = get(name); return Array.isArray(it) ? it : format(name + ' is no array'); };
  const bytes = (spelled, name) => (typeof spelled === 'string' && base64(spelled)) || format(name + ' is no base64');
  return {
    get, string, list,
    has: name => value.has(name),
    text: name => string(name) || format(name + ' is empty'),
    integer: name => {
      const it = get(name);
      const number = it instanceof Num ? it.integer() : undefined;
      return number === undefined || number < 0n ? format(name + ' is no integer from 0 to 2^53 - 1') : number;
    },
    base64: name => bytes(get(name), name),
    hex: (name, length) => {
      const it = string(name);
      return it.length === 2 * length && /^[0-9a-f]*$/.test(it) ? unhex(it) : format(name + ' is no hex');
    },
    hashes: (name, max) => {
      const hashes = list(name).map(item => bytes(item, name));
      return hashes.length > max || hashes.some(hash => hash.length !== 32) ? format(name + ' is no path') : hashes;
    },
    done: () => { for (const name of value.keys()) if (!read.has(name)) format('unknown member ' + name); },
  };
}

function parseJsonBundle(value) {
  const all = members(value, 'bundle');
  if (all.string('format') !== 'flint-proof/1') format('format is not flint-proof/1');
  checkParts(type => all.has(NAMES[type - 1]));
  const bundle = { history: [], operations: [] };
  if (all.has('id')) {
    Object.assign(bundle, { chain: all.string('chain'), namespace: all.string('namespace'), id: all.text('id') });
    if (all.has('record')) bundle.record = all.text('record');
    const proof = members(all.get('stateProof'), 'stateProof');
    const depth = Number(proof.integer('depth'));
    if (depth > DEPTH_MAX) format('depth ' + depth);
    const there = proof.hashes('siblings', DEPTH_MAX);
    const bitmap = proof.hex('bitmap', depth + 7 >> 3);
    const siblings = spread(depth, bitmap, () => there.shift() ?? format('too few siblings'));
    if (there.length > 0) format('too many siblings');
    const end = members(proof.get('terminal'), 'terminal');
    bundle.way = { siblings, kind: end.string('type') };
    if (!['inclusion', 'otherLeaf', 'empty'].includes(bundle.way.kind)) format('unknown terminal');
    if (bundle.way.kind === 'otherLeaf') {
      Object.assign(bundle.way, { key: end.hex('key', 32), value: end.hex('value', 32) });
    }
    end.done();
    proof.done();
    if (all.has('history')) {
      bundle.history = all.list('history');
      const wrong = record => typeof record !== 'string' || record === '';
      if (bundle.history.length === 0 || bundle.history.some(wrong)) format('history');
    }
    checkSubject(bundle);
  }
  if (all.has('transactions')) {
    bundle.operations = all.list('transactions').map(item => {
      const operation = members(item, 'transaction');
      const position = operation.integer('position');
      const leaf = operation.base64('leaf');
      const path = operation.hashes('path', PATH_MAX);
      operation.done();
      return leaf.length > LEAF_MAX ? format('a leaf of ' + leaf.length) : { position, leaf, path };
    });
    if (bundle.operations.length === 0) format('no transactions');
  }
  if (bundle.id === undefined && bundle.operations.length !== 1) format('more than one operation and no subject');
  bundle.header = all.base64('header');
  bundle.index = all.integer('headerIndex');
  bundle.path = all.hashes('headerPath', PATH_MAX);
  bundle.checkpoint = all.text('checkpoint');
  all.done();
  return bundle;
}

// ---- notes and policies, C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy

const isKeyName = name => name !== '' && !/[+\u0000-\u0020\u0085\p{Z}]/u.test(name);

/** Parses a verifier key of a type: name, id (8 hex digits), 32 bytes of public key; undefined when it is none. */
async function parseVkey(spelled, type) {
  const [, name, id, rest] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(spelled) ?? [];
  const typed = rest === undefined ? undefined : base64(rest);
  if (typed?.length !== 33 || typed[0] !== type || !isKeyName(name)) return undefined;
  const own = hex((await sha256(utf8(name + '\n'), typed)).subarray(0, 4));
  return own === id ? { name, id, publicKey: typed.subarray(1) } : undefined;
}

/**
 * Reads a C2SP tlog-policy.
 * @param {Uint8Array} octets
 * @returns {Promise<object>} for `verify`
 * @throws {Error} naming the line when it is none
 */
export async function parsePolicy(octets) {
  const policy = { logs: [], witnesses: new Map(), groups: [], quorum: undefined };
  const names = new Set(), used = new Set();
  const lines = latin1(octets).split('\n');
  const wrong = (what, line) => { throw new Error(`policy, line ${line}: ${what}`); };
  if (octets.length > 65536) wrong('too long', 1);
  if (lines.pop() !== '') wrong('not ended by a newline', lines.length + 1);
  const define = (name, line) => {
    if (name === 'none' || names.has(name)) wrong('name twice: ' + name, line);
    names.add(name);
  };
  for (const [i, content] of lines.entries()) {
    const line = i + 1;
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(content)) wrong('control character', line);
    const words = content.split(/[ \t]+/).filter(word => word !== '');
    const [keyword, ...rest] = words;
    const key = async (type, known, spelled) => {
      const bytes = Uint8Array.from(spelled, c => c.charCodeAt(0));
      const vkey = await parseVkey(text(bytes, () => ''), type) ?? wrong('no key of type ' + type, line);
      return [...known].some(other => same(other.publicKey, vkey.publicKey)) ? wrong('key twice', line) : vkey;
    };
    if (keyword === undefined || keyword.startsWith('#')) continue;
    if (keyword === 'log' && (words.length === 2 || words.length === 3)) {
      policy.logs.push(await key(1, policy.logs, rest[0]));
    } else if (keyword === 'witness' && (words.length === 3 || words.length === 4)) {
      const witness = await key(4, policy.witnesses.values(), rest[1]);
      define(rest[0], line);
      policy.witnesses.set(rest[0], witness);
    } else if (keyword === 'group' && words.length >= 4) {
      const [name, k, ...listed] = rest;
      const number = /^[1-9][0-9]{0,5}$/.test(k) ? Number(k) : 0;
      const threshold = k === 'any' ? 1 : k === 'all' ? listed.length : number;
      if (threshold < 1 || threshold > listed.length) wrong('threshold', line);
      for (const member of listed) {
        if (!names.has(member)) wrong('unknown name ' + member, line);
        if (used.has(member)) wrong('member twice: ' + member, line);
        used.add(member);
      }
      define(name, line);
      policy.groups.push({ name, threshold, listed });
    } else if (keyword === 'quorum' && words.length === 2) {
      if (policy.quorum !== undefined) wrong('quorum twice', line);
      if (rest[0] !== 'none' && !names.has(rest[0])) wrong('unknown name ' + rest[0], line);
      policy.quorum = rest[0];
    } else {
      wrong('no log, witness, group or quorum', line);
    }
  }
  return policy.quorum === undefined ? wrong('no quorum', lines.length + 1) : policy;
}

function parseCheckpoint(note) {
  const wrong = what => refuse('CHECKPOINT', what);
  if (note.length > NOTE_MAX || /[\u0000-\u0009\u000b-\u001f]/.test(note)) wrong('not a note');
  const separator = note.lastIndexOf('\n\n');
  if (separator < 0 || separator + 2 === note.length || !note.endsWith('\n')) wrong('no signatures');
  const lines = note.slice(separator + 2, -1).split('\n').map(line => {
    const [, name, spelled] = /^\u2014 ([^ ]*) (.*)$/su.exec(line) ?? wrong('signature line');
    const blob = base64(spelled);
    if (!isKeyName(name) || !(blob?.length > 4)) wrong('signature line');
    return { name, id: hex(blob.subarray(0, 4)), signature: blob.subarray(4) };
  });
  if (lines.length > 100) wrong('more than 100 signatures');
  const body = note.slice(0, separator + 1);
  const [origin, size, root, ...extensions] = body.slice(0, -1).split('\n');
  if (root === undefined || origin === '' || extensions.includes('')) wrong('not three lines');
  const number = /^(?:0|[1-9][0-9]{0,18})$/.test(size) ? BigInt(size) : U63_MAX + 1n;
  if (number > U63_MAX || base64(root)?.length !== 32) wrong('size or root');
  return { lines, body, origin, size: number, root: base64(root) };
}

/** Every line of a known key has to verify, the origin's log be among them, and the witnesses suffice. */
async function judgeSignatures(checkpoint, policy) {
  const logs = new Set(), agreed = new Set(), cosignatures = [];
  for (const { name, id, signature } of checkpoint.lines) {
    const isBy = key => key.name === name && key.id === id;
    for (const log of policy.logs.filter(isBy)) {
      const good = signature.length === 64 && await verifyEd25519(log.publicKey, utf8(checkpoint.body), signature);
      if (!good) refuse('SIGNATURE', name);
      logs.add(name);
    }
    for (const [local, witness] of policy.witnesses) {
      if (!isBy(witness)) continue;
      const seconds = signature.length === 72 ? BigInt('0x' + hex(signature.subarray(0, 8))) : U63_MAX + 1n;
      const message = utf8(`cosignature/v1\ntime ${seconds}\n${checkpoint.body}`);
      const good = seconds <= U63_MAX && await verifyEd25519(witness.publicKey, message, signature.subarray(8));
      if (!good) refuse('SIGNATURE', name);
      agreed.add(local);
      cosignatures.push({ name, seconds });
    }
  }
  if (logs.size === 0) refuse('LOG', 'no log of the policy signed it');
  if (!logs.has(checkpoint.origin)) refuse('ORIGIN', checkpoint.origin);
  for (const { name, threshold, listed } of policy.groups) {
    if (listed.filter(member => agreed.has(member)).length >= threshold) agreed.add(name);
  }
  if (policy.quorum !== 'none' && !agreed.has(policy.quorum)) refuse('QUORUM', 'too few witnesses: ' + policy.quorum);
  return cosignatures;
}

// ---- trees

async function isInLog(leaf, index, size, path, root) {
  if (index >= size) return false;
  const bits = number => (number === 0n ? 0 : number.toString(2).length);
  const inner = bits(index ^ (size - 1n));
  const outer = (index >> BigInt(inner)).toString(2).replace(/0/g, '').length;
  if (path.length !== inner + outer) return false;
  let hash = leaf;
  for (const [i, sibling] of path.entries()) {
    const isLeft = i >= inner || (index >> BigInt(i) & 1n) === 1n;
    hash = isLeft ? await tagged(1, sibling, hash) : await tagged(1, hash, sibling);
  }
  return same(hash, root);
}

const bit = (key, i) => (key[i >> 3] & 0x80 >> (i & 7)) !== 0;

async function stateSays({ chain, namespace, id, record, way }, stateRoot) {
  const key = await sha256(utf8(['flint/key/v1', chain, namespace, id].join('\0')));
  let hash = ZERO;
  if (way.kind === 'inclusion') hash = await tagged(2, key, await tagged(4, utf8(record)));
  if (way.kind === 'otherLeaf') {
    if (same(key, way.key) || way.siblings.some((_, i) => bit(key, i) !== bit(way.key, i))) return false;
    hash = await tagged(2, way.key, way.value);
  }
  for (let i = way.siblings.length - 1; i >= 0; i--) {
    hash = bit(key, i) ? await tagged(3, way.siblings[i], hash) : await tagged(3, hash, way.siblings[i]);
  }
  return same(hash, stateRoot);
}

function parseHeader(bytes) {
  try {
    const cursor = new Cursor(bytes, 0, bytes.length);
    if (latin1(cursor.take(4, 'magic')) !== 'FLH1' || cursor.number(1, 'suite') !== 1) return undefined;
    const chain = latin1(cursor.take(cursor.number(1, 'chain'), 'chain'));
    const [height, time, txSize] = ['height', 'time', 'txSize'].map(what => cursor.u63(8, what));
    const [txRoot, stateRoot] = ['txRoot', 'stateRoot'].map(what => cursor.take(32, what));
    cursor.take(96, 'rest');
    return cursor.left === 0 && isPlain(chain) ? { chain, height, time, txSize, txRoot, stateRoot } : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** What is read of a record; undefined when it is none. Members that are not known are left alone: records grow. */
function parseRecord(source) {
  try {
    const value = parseJson(source);
    const all = members(value, 'record');
    const optional = name => (all.has(name) ? all.string(name) : undefined);
    const [seq, position] = ['seq', 'position', 'updated'].map(all.integer);
    const record = { id: all.string('id'), seq, position, txId: all.string('txId'), st: all.string('st') };
    Object.assign(record, { prev: optional('prev'), did: optional('did') });
    const good = jcs(value) === source && seq >= 1n && (seq === 1n) === (record.prev === undefined)
      && ['active', 'deactivated'].includes(record.st)
      && [record.txId, record.prev ?? record.txId, record.did ?? record.txId].every(isHash);
    return good ? record : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

// ---- the judgement

async function judge(bundle, options, documentHash) {
  const checkpoint = parseCheckpoint(bundle.checkpoint);
  const cosignatures = await judgeSignatures(checkpoint, options.policy);
  const header = parseHeader(bundle.header);
  if (header?.height !== bundle.index) refuse('HEADER', 'no block header of height ' + bundle.index);
  if (!await isInLog(await tagged(0, bundle.header), bundle.index, checkpoint.size, bundle.path, checkpoint.root)) {
    refuse('HEADER_PROOF', `header ${bundle.index} is not in the log of ${checkpoint.size}`);
  }
  if (bundle.id !== undefined && bundle.chain !== header.chain) refuse('CHAIN', `header of chain '${header.chain}'`);
  if (options.id !== undefined && options.id !== bundle.id) refuse('SUBJECT', 'about ' + (bundle.id ?? 'an operation'));
  if (bundle.id !== undefined && !await stateSays(bundle, header.stateRoot)) {
    refuse('STATE_PROOF', `the state of block ${header.height} does not say so`);
  }
  const records = await judgeRecords(bundle, header);
  await judgeOperations(bundle, header, records);
  const newest = cosignatures.map(({ seconds }) => seconds * 1000n).reduce((a, b) => (a > b ? a : b), header.time);
  const age = BigInt(Math.floor((options.now ?? Date.now() / 1000) * 1000)) - newest;
  if (age < -60000n) refuse('FUTURE', `signed ${-age} ms from now`);
  if (age > BigInt(options.maxAge ?? 60) * 1000n) refuse('STALE', `signed ${age} ms ago`);
  if (checkpoint.size < BigInt(options.seen ?? 0)) {
    refuse('OLDER_THAN_SEEN', `size ${checkpoint.size}, seen ${options.seen}`);
  }
  const shown = records[records.length - 1]; // the version that the answer is about: records go down to it
  if (documentHash !== undefined && shown?.did !== documentHash) {
    refuse('DOCUMENT', 'not the document that the record names');
  }
  const [operation] = bundle.operations;
  const claim = bundle.id === undefined
    ? { claim: 'logged', position: Number(operation.position), txId: hex(await tagged(0, operation.leaf)) }
    : { claim: records.length > 0 ? 'registered' : 'neverRegistered', namespace: bundle.namespace, id: bundle.id };
  if (records.length > 0) {
    Object.assign(claim, { record: bundle.record, active: records[0].st === 'active', history: bundle.history.length,
      transactions: bundle.operations.length,
      documentVersion: documentHash === undefined ? 0 : Number(shown.seq) });
  }
  return {
    verdict: 'verified',
    ...claim,
    chain: header.chain,
    height: Number(header.height),
    headerTime: Number(header.time),
    latest: header.height === checkpoint.size - 1n,
    log: checkpoint.origin,
    size: Number(checkpoint.size),
    cosigners: [...new Set(cosignatures.map(({ name }) => name))],
  };
}

async function judgeRecords(bundle, header) {
  if (bundle.record === undefined) return [];
  const records = [parseRecord(bundle.record)];
  if (records[0] === undefined || records[0].position >= header.txSize) refuse('RECORD', 'not a record of this block');
  if (records[0].id !== bundle.id) refuse('RECORD', 'about ' + records[0].id);
  for (const source of bundle.history) {
    const newer = records[records.length - 1], older = parseRecord(source);
    const follows = older !== undefined && newer.prev === hex(await sha256(utf8(source))) && older.id === newer.id
      && older.seq === newer.seq - 1n && older.position < newer.position;
    if (!follows) refuse('HISTORY', `version ${newer.seq - 1n} does not come before`);
    records.push(older);
  }
  return records;
}

async function judgeOperations(bundle, header, records) {
  const seen = new Set();
  for (const { position, leaf, path } of bundle.operations) {
    const hash = await tagged(0, leaf), txId = hex(hash);
    const isOf = record => record.position === position && record.txId === txId;
    const known = bundle.id === undefined || records.some(isOf);
    if (!known || seen.has(position) || !await isInLog(hash, position, header.txSize, path, header.txRoot)) {
      refuse('TRANSACTION', 'operation ' + position);
    }
    seen.add(position);
  }
}

/** Hash of a document without its context: undefined for none, '' for one without canonical form. */
async function hashOfDocument(document) {
  if (document === undefined || document === null) return undefined;
  if (!(document instanceof Map)) format('didDocument is no object');
  const canonical = jcs(new Map([...document].filter(([name]) => name !== '@context')));
  return canonical === undefined ? '' : hex(await sha256(utf8(canonical)));
}

async function verifyOrThrow(bytes, options) {
  const isJson = bytes.length > 0 && ' \t\r\n{'.includes(String.fromCharCode(bytes[0]));
  if (bytes.length > (isJson ? JSON_MAX : BUNDLE_MAX)) refuse('TOO_LONG', bytes.length + ' bytes');
  if (!isJson) return judge(parseBinary(bytes), options);
  const value = parseJson(text(bytes, () => format('not UTF-8', 0)));
  if (!(value instanceof Map) || !value.has('didResolutionMetadata')) return judge(parseJsonBundle(value), options);
  const bundle = base64url(members(value.get('didResolutionMetadata'), 'didResolutionMetadata').string('proof'));
  if (bundle === undefined) format('proof is no base64url');
  const documentHash = await hashOfDocument(value.get('didDocument'));
  if (bundle.length > BUNDLE_MAX) refuse('TOO_LONG', bundle.length + ' bytes');
  return judge(parseBinary(bundle), options, documentHash);
}

/**
 * The verdict on a bundle or a resolution result.
 * @param {Uint8Array} bytes
 * @param {{policy: object, now?: number, maxAge?: number, seen?: number, id?: string}} options policy from
 *     `parsePolicy`; now in seconds since 1970; maxAge in seconds, 60 unless given; seen: size of the largest log seen;
 *     id asked for
 * @returns {Promise<object>} `{verdict: 'verified', claim, …}` or `{verdict: 'refused', kind, text, at?}`
 * @throws {Error} only when the environment has no Ed25519
 */
export async function verify(bytes, options) {
  try {
    return await verifyOrThrow(bytes, options);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const place = error.at === undefined ? {} : { at: error.at };
    return { verdict: 'refused', kind: error.kind, text: error.message, ...place };
  }
}

async function main(argv) {
  const { readFile } = await import('node:fs/promises');
  const usage = 'node flint-verify.mjs BUNDLE --policy FILE [--now SECONDS] [--max-age S] [--seen N] [--id ID]';
  const given = {}, files = [];
  for (let i = 0; i < argv.length; i++) {
    const named = ['--policy', '--now', '--max-age', '--seen', '--id'].includes(argv[i]);
    if (named ? argv[i + 1] === undefined : argv[i].startsWith('--')) throw new Error('usage: ' + usage);
    if (named) given[argv[i].slice(2)] = argv[++i];
    else files.push(argv[i]);
  }
  if (files.length !== 1 || given.policy === undefined) throw new Error('usage: ' + usage);
  const number = name => {
    if (given[name] === undefined) return undefined;
    if (!/^[0-9]{1,15}$/.test(given[name])) throw new Error(`--${name}: no number`);
    return Number(given[name]);
  };
  const policy = await parsePolicy(await readFile(given.policy));
  const options = { policy, now: number('now'), maxAge: number('max-age'), seen: number('seen'), id: given.id };
  return verify(new Uint8Array(await readFile(files[0])), options);
}

if (typeof process !== 'undefined' && process.argv?.[1] !== undefined) {
  const { realpathSync } = await import('node:fs');
  const { pathToFileURL } = await import('node:url');
  if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
    try {
      if (globalThis.crypto === undefined) globalThis.crypto = (await import('node:crypto')).webcrypto; // Node 18
      const verdict = await main(process.argv.slice(2));
      console.log(JSON.stringify(verdict));
      process.exitCode = verdict.verdict === 'verified' ? 0 : 1;
    } catch (error) {
      console.error(error.message);
      process.exitCode = 2;
    }
  }
}

'use strict';
// Checks this page against the proof in it, in the reader's browser and without any request: that
// the checkpoint's signature is the key's, that every fact is in the checkpoint's log, and that
// what the reader sees is what those facts say. Documentation/PROOFS.md describes each step.
// It uses nothing but the language: browsers give pages on disk no or another cryptography.
(() => {
  const $ = (id) => document.getElementById(id);
  const bytesOf = (text) => new TextEncoder().encode(text);
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
  const base64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const joined = (...parts) => {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) { out.set(part, at); at += part.length; }
    return out;
  };

  // MARK: - SHA-2 (FIPS 180-4). Its constants are roots of primes, cut to 64 bits.

  const primes = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((p) => n % p)) primes.push(n);
  const root = (value, power) => {
    let x = 1n << 100n;
    for (;;) {
      const y = ((power - 1n) * x + value / x ** (power - 1n)) / power;
      if (y >= x) return x;
      x = y;
    }
  };
  const fraction = (p, power) => BigInt.asUintN(64, root(BigInt(p) << (64n * power), power));
  const K = primes.map((p) => fraction(p, 3n));
  const H = primes.slice(0, 8).map((p) => fraction(p, 2n));
  const K32 = Uint32Array.from(K.slice(0, 64), (k) => Number(k >> 32n));
  const H32 = Uint32Array.from(H, (h) => Number(h >> 32n));

  const padded = (bytes, block, length) => {
    const size = Math.ceil((bytes.length + 1 + length) / block) * block;
    const out = joined(bytes, Uint8Array.of(0x80), new Uint8Array(size - bytes.length - 1));
    new DataView(out.buffer).setBigUint64(size - 8, BigInt(bytes.length) * 8n);
    return new DataView(out.buffer);
  };

  const sha256 = (bytes) => {
    const data = padded(bytes, 64, 8);
    const h = H32.slice();
    const w = new Uint32Array(64);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < data.byteLength; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = data.getUint32(at + 4 * i);
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3))
          + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
      let [a, b, c, d, e, f, g, k] = h;
      for (let i = 0; i < 64; i++) {
        const one = (k + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
          + K32[i] + w[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        k = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
      }
      [a, b, c, d, e, f, g, k].forEach((x, i) => { h[i] += x; });
    }
    const out = new DataView(new ArrayBuffer(32));
    h.forEach((x, i) => out.setUint32(4 * i, x));
    return new Uint8Array(out.buffer);
  };

  const sha512 = (bytes) => {
    const data = padded(bytes, 128, 16);
    const h = H.slice();
    const word = (x) => BigInt.asUintN(64, x);
    const turn = (x, n) => word((x >> n) | (x << (64n - n)));
    for (let at = 0; at < data.byteLength; at += 128) {
      const w = [];
      for (let i = 0; i < 16; i++) w.push(data.getBigUint64(at + 8 * i));
      for (let i = 16; i < 80; i++) {
        const a = w[i - 15], b = w[i - 2];
        w.push(word(w[i - 16] + w[i - 7] + (turn(a, 1n) ^ turn(a, 8n) ^ (a >> 7n))
          + (turn(b, 19n) ^ turn(b, 61n) ^ (b >> 6n))));
      }
      let [a, b, c, d, e, f, g, k] = h;
      for (let i = 0; i < 80; i++) {
        const one = k + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (word(~e) & g))
          + K[i] + w[i];
        const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
        k = g; g = f; f = e; e = word(d + one); d = c; c = b; b = a; a = word(one + two);
      }
      [a, b, c, d, e, f, g, k].forEach((x, i) => { h[i] = word(h[i] + x); });
    }
    const out = new DataView(new ArrayBuffer(64));
    h.forEach((x, i) => out.setBigUint64(8 * i, x));
    return new Uint8Array(out.buffer);
  };

  // MARK: - Ed25519 (RFC 8032), checking only.

  const P = 2n ** 255n - 19n;
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (x, m = P) => ((x % m) + m) % m;
  const power = (base, exponent) => {
    let out = 1n;
    for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) {
      if (e & 1n) out = mod(out * b);
    }
    return out;
  };
  const D = mod(-121665n * power(121666n, P - 2n));
  const number = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

  // Points as [X, Y, Z, T] with x = X/Z, y = Y/Z, xy = T/Z.
  const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
    const c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
    const e = b - a, f = d - c, g = d + c, h = b + a;
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  };
  const times = (scalar, point) => {
    let out = [0n, 1n, 1n, 0n];
    for (let s = scalar, p = point; s > 0n; s >>= 1n, p = add(p, p)) if (s & 1n) out = add(out, p);
    return out;
  };
  const point = (bytes) => {
    const sign = BigInt(bytes[31] >> 7);
    const y = number(bytes) & ((1n << 255n) - 1n);
    if (y >= P) return null;
    const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
    let x = power(square, (P + 3n) / 8n);
    if (mod(x * x - square)) x = mod(x * power(2n, (P - 1n) / 4n));
    if (mod(x * x - square) || (!x && sign)) return null;
    if ((x & 1n) !== sign) x = P - x;
    return [x, y, 1n, mod(x * y)];
  };
  const base = point(unhex('58' + '66'.repeat(31)));
  const isSigned = (message, signature, key) => {
    const a = point(key), s = number(signature.slice(32));
    if (!a || s >= L) return false;
    const k = mod(number(sha512(joined(signature.slice(0, 32), key, message))), L);
    const [x, y, z] = add(times(s, base), times(k, [mod(-a[0]), a[1], a[2], mod(-a[3])]));
    const inverse = power(z, P - 2n);
    const packed = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n);
    return packed === number(signature.slice(0, 32));
  };

  // MARK: - The log (RFC 6962) and its checkpoint (C2SP's signed-note and tlog-checkpoint)

  const canonical = (value) => Array.isArray(value) ? `[${value.map(canonical)}]`
    : value && typeof value === 'object'
      ? `{${Object.keys(value).sort().map((k) => `${JSON.stringify(k)}:${canonical(value[k])}`)}}`
      : JSON.stringify(value);

  const includes = (leaf, index, size, path, wanted) => {
    if (index >= size) return false;
    let fn = index, sn = size - 1, hash = leaf;
    const half = () => { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); };
    for (const step of path) {
      if (sn === 0) return false;
      if (fn % 2 || fn === sn) {
        hash = sha256(joined(Uint8Array.of(1), unhex(step), hash));
        while (fn % 2 === 0 && fn !== 0) half();
      } else {
        hash = sha256(joined(Uint8Array.of(1), hash, unhex(step)));
      }
      half();
    }
    return sn === 0 && hex(hash) === hex(wanted);
  };

  const signer = (note, typed) => {
    const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(typed) || [];
    let key;
    try { key = base64(encoded); } catch { key = []; }
    const known = key.length === 33 && key[0] === 1
      && hex(sha256(joined(bytesOf(`${name}\n`), key)).slice(0, 4)) === id;
    if (!known) throw new Error('What was typed is no public key, as `assay key` prints it.');
    const cut = note.lastIndexOf('\n\n') + 1;
    for (const line of note.slice(cut + 1).split('\n')) {
      const [dash, who, data] = line.split(' ');
      if (dash !== '—' || who !== name) continue;
      const bytes = base64(data);
      if (hex(bytes.slice(0, 4)) !== id) continue;
      if (isSigned(bytesOf(note.slice(0, cut)), bytes.slice(4), key.slice(1))) return name;
      throw new Error(`The signature that is said to be ${name}’s is not.`);
    }
    throw new Error(`The checkpoint is not signed by ${name}.`);
  };

  /** Throws unless every fact is in the log of the checkpoint, as it is shown. */
  const checkLog = (proof) => {
    const [, size, encoded] = proof.checkpoint.split('\n');
    const wanted = base64(encoded);
    for (const { head, salt, body, path } of proof.facts) {
      const text = body === null ? null : joined(unhex(salt), bytesOf(body));
      if (text && hex(sha256(text)) !== head.content) {
        throw new Error(`The content of fact ${head.seq} is not what the log committed to.`);
      }
      const leaf = sha256(joined(Uint8Array.of(0), bytesOf(canonical(head))));
      if (!includes(leaf, head.seq, Number(size), path, wanted)) {
        throw new Error(`Fact ${head.seq} is not in the log of the checkpoint.`);
      }
    }
    const published = JSON.parse(proof.facts[0].body);
    const shown = proof.facts.slice(1).map((fact) => fact.head.seq);
    if (proof.facts[0].head.kind !== 'report' || String(shown) !== String(published.facts)) {
      throw new Error('The proof does not show the facts that the report was published with.');
    }
    return published;
  };

  // MARK: - What the reader sees

  /** All elements and words of the page but the proof's own (`PageDigest` says how). */
  const digest = () => {
    const out = [];
    const put = (text) => {
      if (/[\x00-\x08]/.test(text)) throw new Error('The page holds signs that cannot be seen.');
      out.push(text);
    };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const isBetween = /^(html|head|body)$/.test(node.parentNode.localName);
        if (!isBetween || /[^\t\n\f\r ]/.test(node.data)) put(node.data);
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || /^(meta|script)$/.test(node.localName)) return;
      if (node.localName === 'section' && node.id === 'proof') return;
      out.push('\x01', node.localName);
      for (const { name, value } of node.attributes) {
        if (name === 'open') continue;
        out.push('\x02', name, '\x03');
        put(value);
      }
      out.push('\x04');
      node.childNodes.forEach(walk);
      out.push('\x05');
    };
    walk(document.documentElement);
    return hex(sha256(bytesOf(out.join(''))));
  };

  /** As a report writes text from outside: what would act or hide is made visible. */
  const visible = (text) => text.replace(/\r\n/g, '\n').replace(
    /[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu,
    (sign) => {
      const code = sign.codePointAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    });
  const words = (node) => !node ? '' : node.nodeName === 'BR' ? '\n'
    : node.nodeType === Node.TEXT_NODE ? node.data : Array.from(node.childNodes, words).join('');

  /** Names what an entry says that the facts do not. */
  const checkEntries = (proof, published) => {
    const faults = [];
    const facts = new Map(proof.facts.map(({ head, body }) =>
      [head.seq, { ...head, body: body === null ? null : JSON.parse(body) }]));
    const about = (seq, kind) =>
      [...facts.values()].filter((fact) => fact.subject === seq && fact.kind === kind);
    const taken = new Set();
    for (const { subject, kind, seq } of facts.values()) {
      if (kind === 'retraction' && !about(seq, 'retraction').length) taken.add(subject);
    }
    const evidence = new Map(proof.records.map(({ fact, record }) => [fact, record]));
    const capture = (seq) => (evidence.get(seq) || (facts.get(seq) || {}).body || {}).capture;
    const entries = new Map();
    for (const entry of document.querySelectorAll('article.claim')) {
      const id = [...entry.querySelectorAll('dl code')].map(words).pop();
      if (entries.has(id)) faults.push(`${entry.id}: this claim stands there twice.`);
      entries.set(id, entry);
    }
    const claims = published.claims.map((seq) => facts.get(seq));
    const ids = new Set(claims.map((claim) => claim.body.id));
    for (const [id, entry] of entries) {
      if (!ids.has(id)) faults.push(`${entry.id}: the report was published without this claim.`);
    }
    const expect = (holds, place, part, wanted) => {
      if (!holds) faults.push(`${place}: the ${part} is not what the log holds: “${wanted}”.`);
    };
    for (const { seq, body } of claims) {
      const entry = entries.get(body.id);
      if (!entry) { faults.push(`The claim “${body.text}” was left out.`); continue; }
      const place = entry.id.replace('-', ' ');
      const quote = visible(body.quote || body.text);
      expect(words(entry.querySelector(':scope > blockquote')).trim() === quote.trim(), place,
        'quote', quote);
      const verdict = about(seq, 'verdict').filter((fact) => !taken.has(fact.seq)).pop();
      const [first, who] = [...entry.querySelectorAll('.verdict bdi')].map(words);
      const rows = [...document.querySelectorAll(
        `table.summary tr:has(a[href="#${entry.id}"]) bdi.rating`)].map(words);
      if (verdict && verdict.body) {
        const { rating, confidence, rationale } = verdict.body;
        expect([first, ...rows].every((text) => text === visible(rating)), place, 'rating', rating);
        const name = (facts.get(verdict.actor).body || { name: '' }).name;
        expect(who === visible(name), place, 'reviewer', name);
        const line = words(entry.querySelector('.verdict'));
        expect(!confidence || line.includes(confidence), place, 'confidence', confidence);
        expect(words(entry.querySelector('.rationale')) === visible(rationale || ''), place,
          'rationale', rationale);
      } else {
        expect(first === undefined && !rows.length, place, 'verdict', 'none stands');
      }
      const pieces = [...entry.querySelectorAll('.evidence > li')];
      for (const { body: laid } of about(seq, 'attachment').filter((fact) => fact.body)) {
        const said = visible(laid.quote || '');
        expect(pieces.some((li) => words(li.querySelector('blockquote')) === said), place,
          'quote from the evidence', said);
        const kept = capture(laid.evidence);
        expect(!kept || pieces.some((li) =>
          [...li.querySelectorAll('code')].some((code) => words(code) === kept.sha256)), place,
          'evidence hash', kept && kept.sha256);
      }
    }
    return faults;
  };

  // MARK: - The section's button

  const check = () => {
    const proof = JSON.parse($('proof-data').textContent);
    const typed = $('proof-key').value.trim();
    const who = typed ? signer(proof.checkpoint, typed) : null;
    const published = checkLog(proof);
    const faults = published.templates === 'assay' ? checkEntries(proof, published) : [];
    if (published.page && published.page !== digest() && !faults.length) {
      faults.push('The page is not the one that was published; no verdict, quote or hash in a '
        + 'claim’s entry was changed, but something else was, or was added.');
    }
    return { who, faults, isWhole: Boolean(published.page) };
  };

  const show = (state, lines) => {
    const outcome = $('proof-outcome');
    outcome.dataset.state = state;
    outcome.replaceChildren(...lines.map((line) => {
      const p = document.createElement('p');
      p.textContent = line;
      return p;
    }));
  };

  const run = () => {
    try {
      const { who, faults, isWhole } = check();
      if (faults.length) return show('changed', ['Not consistent:', ...faults]);
      show(who ? 'signed' : 'unknown', [
        who ? `consistent, signed by ${who}` : 'consistent, signer unknown',
        ...(isWhole ? [] : ['This page was made by templates of its publisher’s own: its facts are '
          + 'in the log, but what it shows was not compared with them.']),
      ]);
    } catch (error) {
      show('changed', ['Not consistent:', error.message]);
    }
  };

  $('proof-button').addEventListener('click', run);
  $('proof-key').addEventListener('keydown', (event) => { if (event.key === 'Enter') run(); });
})();

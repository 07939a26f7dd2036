// What is wrong with a page, as a list of sentences: landmarks, names, contrast, headings, ids, links,
// and whatever is wider than the page. Run inside the page, with its own styles as the browser computed
// them; after WCAG 2.2 and the rules of axe-core.
function faults() {
  const found = [];
  const say = (what, node) =>
    found.push(what + ": " + node.outerHTML.slice(0, 120).replace(/\s+/g, " "));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (node) => node.getClientRects().length > 0;

  // The page has a language, a title, one main part and one first heading.
  if (!document.documentElement.lang) found.push("no language");
  if (!document.querySelector("head > title").textContent.trim()) found.push("no title");
  for (const [name, count] of [["main", 1], ["h1", 1], ["header", 1]])
    if (all(name).length !== count) found.push(`${all(name).length} of ${name}`);
  const inLandmark = "main, header, nav, footer, .skip, style, script";
  for (const node of document.body.children)
    if (!node.matches(inLandmark)) say("outside of every landmark", node);
  const skip = document.querySelector(".skip");
  if (!skip || !document.querySelector(skip.getAttribute("href"))) found.push("no way to skip");

  // Headings go down one level at a time.
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say(`heading ${next} after ${level}`, heading);
    if (!heading.textContent.trim()) say("an empty heading", heading);
    level = next;
  }

  // Every id is there once, and all that names one finds it.
  const ids = new Map();
  for (const node of all("[id]")) ids.set(node.id, (ids.get(node.id) || 0) + 1);
  for (const [id, count] of ids) if (count > 1) found.push(`the id ${id} ${count} times`);
  for (const node of all("[aria-labelledby]"))
    for (const id of node.getAttribute("aria-labelledby").split(" "))
      if (!ids.has(id)) say("named by nothing", node);
  for (const link of all("a[href]")) {
    const target = link.getAttribute("href");
    if (target.startsWith("#") && !ids.has(target.slice(1))) say("leads nowhere", link);
    if (!link.textContent.trim()) say("a link without a name", link);
  }

  // What is to be operated or looked at has a name.
  const named = (node) => node.hasAttribute("aria-label") || node.hasAttribute("aria-labelledby");
  for (const node of all("[role=region], section, article, nav"))
    if (!named(node) && !node.querySelector("h2")) say("without a name", node);
  for (const node of all("svg"))
    if (node.getAttribute("aria-hidden") !== "true" && !(named(node) && node.querySelector("title")))
      say("a picture without a title", node);
  for (const node of all("img")) if (!node.alt) say("an image without words", node);
  for (const table of all("table")) {
    const width = table.querySelectorAll("thead th[scope=col]").length;
    if (!width) say("a table without a head", table);
    for (const row of table.querySelectorAll("tbody tr"))
      if (row.children.length !== width) say(`${row.children.length} of ${width} cells`, row);
  }
  // What scrolls can be reached by the keyboard.
  for (const node of all(".wide")) if (node.tabIndex !== 0) say("cannot be scrolled by keys", node);

  // Nothing is wider than the page, and nothing is cut off.
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) found.push(`the page is ${wide} pixels wider than the window`);
  for (const node of all("main *, header *, footer *")) {
    const style = getComputedStyle(node);
    const cuts = style.overflowX === "hidden" || style.overflowX === "clip";
    if (cuts && shown(node) && !node.closest(".unseen, thead") && !(node instanceof SVGElement)
      && node.scrollWidth > node.clientWidth + 1) say("cut off", node);
  }
  for (const text of all("svg text")) {
    const box = text.getBBox(), view = text.ownerSVGElement.viewBox.baseVal;
    if (box.x < -1 || box.x + box.width > view.width + 1 || box.y + box.height > view.height + 2)
      say("outside of its picture", text);
  }

  // Text has a contrast of 4.5 with what is behind it; large text 3.
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const colour = (text) => (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const ground = colour(getComputedStyle(at).backgroundColor);
      if (ground.length === 3 || ground[3] > 0) return ground;
    }
    return [255, 255, 255];
  };
  let checked = 0, least = 99;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(node) || node.closest("script, style, title, desc"))
      continue;
    const style = getComputedStyle(node);
    const ink = colour(node instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [light(ink), light(behind(node))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    checked += 1;
    least = Math.min(least, contrast);
    if (contrast < (large ? 3 : 4.5)) say(`contrast ${contrast.toFixed(2)}`, node);
  }
  return {
    faults: found, texts: checked, leastContrast: Number(least.toFixed(2)),
    dark: matchMedia("(prefers-color-scheme: dark)").matches, width: window.innerWidth,
  };
}

/// The elements that a reader tells apart.
enum HTMLTag: String {
  case text = "#text"
  case root = "#root"
  case other = "#other"
  case a, abbr, address, article, aside, audio, b, base, blockquote, body, br, button, canvas
  case caption, center, cite, code, dd, del, details, dialog, dir, div, dl, dt, em, embed, fieldset
  case figcaption, figure, font, footer, form, frameset, h1, h2, h3, h4, h5, h6, head, header, hr
  case html, i, iframe, img, input, ins, label, legend, li, link, listing, main, map, math, menu,
    meta
  case nav, noembed, noframes, noscript, object, ol, optgroup, option, p, picture, plaintext, pre
  case q, s, script, section, select, small, source, span, strike, strong, style, sub, summary, sup
  case svg, symbol, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, u, ul,
    video
  case xmp

  private static let byName: [String: HTMLTag] = {
    let all: [HTMLTag] = [
      .a, .abbr, .address, .article, .aside, .audio, .b, .base, .blockquote, .body, .br, .button,
      .canvas, .caption, .center, .cite, .code, .dd, .del, .details, .dialog, .dir, .div, .dl, .dt,
      .em, .embed, .fieldset, .figcaption, .figure, .font, .footer, .form, .frameset, .h1, .h2,
      .h3, .h4, .h5, .h6, .head, .header, .hr, .html, .i, .iframe, .img, .input, .ins, .label,
      .legend, .li, .link, .listing, .main, .map, .math, .menu, .meta, .nav, .noembed, .noframes,
      .noscript, .object, .ol, .optgroup, .option, .p, .picture, .plaintext, .pre, .q, .s, .script,
      .section, .select, .small, .source, .span, .strike, .strong, .style, .sub, .summary, .sup,
      .svg, .symbol, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .time, .title,
      .tr, .u,
      .ul, .video, .xmp,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue, $0) })
  }()

  init(name: String) { self = Self.byName[name] ?? .other }

  /// Whether its content stands on lines of its own.
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog,
      .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2,
      .h3, .h4, .h5, .h6, .header, .hr, .html, .legend, .li, .listing, .main, .menu, .nav, .ol,
      .optgroup, .option, .p, .plaintext, .pre, .root, .section, .summary, .table, .tbody, .td,
      .tfoot, .th, .thead, .tr, .ul, .xmp:
      true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Whether white space inside counts as it is.
  var isPreformatted: Bool {
    self == .pre || self == .listing || self == .xmp || self == .plaintext
  }

  /// Whether a page never shows its content as text.
  var isNeverShown: Bool {
    switch self {
    case .audio, .base, .button, .canvas, .head, .iframe, .input, .link, .map, .math, .meta,
      .noembed, .noframes, .noscript, .object, .optgroup, .option, .script, .select,
      .style, .svg, .template, .textarea, .title, .video, .dialog:
      true
    default: false
    }
  }
}
